import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";

/** For a member whose role does not include figures. */
export function NoPermission() {
  return (
    <EmptyState
      title="Your role does not show figures"
      action={<LinkButton href="/settings/profile">Open your settings</LinkButton>}
    >
      <p>
        Billing members see plans, invoices and payments, and no counts. The owner of this workspace can give
        you another role.
      </p>
    </EmptyState>
  );
}
