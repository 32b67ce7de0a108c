import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { t } from "@/lib/language/t";

/** For a member whose role does not include figures. */
export function NoPermission() {
  return (
    <EmptyState
      title={t("Your role does not show figures")}
      action={<LinkButton href="/settings/profile">{t("Open your settings")}</LinkButton>}
    >
      <p>
        {t(
          "Billing members see plans, invoices and payments, and no counts. The owner of this workspace can give you another role.",
        )}
      </p>
    </EmptyState>
  );
}
