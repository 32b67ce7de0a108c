import { Badge } from "@/components/ui/badge";
import type { AccountView } from "@/lib/analytics/views";
import { t } from "@/lib/language/t";

/** Why nothing new is read; nothing for an account that is. */
export function StatusBadge({ status }: { status: AccountView["status"] }) {
  switch (status) {
    case "paused":
      return <Badge icon="pause">{t("Paused")}</Badge>;
    case "needs-reconnect":
      return <Badge tone="warn">{t("Reconnect needed")}</Badge>;
    case "disconnecting":
      return <Badge>{t("Disconnecting")}</Badge>;
    case "disconnected":
      return <Badge icon="stop">{t("Disconnected")}</Badge>;
    case "active":
      return null;
  }
}
