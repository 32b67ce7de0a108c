import { Badge } from "@/components/ui/badge";
import type { AccountView } from "@/lib/analytics/views";

/** Why nothing new is read; nothing for an account that is. */
export function StatusBadge({ status }: { status: AccountView["status"] }) {
  switch (status) {
    case "paused":
      return <Badge icon="pause">Paused</Badge>;
    case "needs-reconnect":
      return <Badge tone="warn">Reconnect needed</Badge>;
    case "disconnecting":
      return <Badge>Disconnecting</Badge>;
    case "disconnected":
      return <Badge icon="stop">Disconnected</Badge>;
    case "active":
      return null;
  }
}
