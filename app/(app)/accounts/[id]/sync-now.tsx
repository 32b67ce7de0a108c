import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { t } from "@/lib/language/t";
import { syncAccountAction } from "./actions";

/** Reads the account now; the page shows how far it is as soon as it has begun. */
export function SyncNow({ accountId, object }: { accountId: string; object: string }) {
  return (
    <ActionForm action={syncAccountAction} hidden={{ accountId }} isInRow>
      <SubmitButton kind="quiet" object={object} pendingLabel={t("Asking …")}>
        {t("Sync now")}
      </SubmitButton>
    </ActionForm>
  );
}
