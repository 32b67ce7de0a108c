import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { t } from "@/lib/language/t";
import type { ExportView } from "@/lib/privacy/export";
import { requestExportAction } from "./actions";

/** Asks for the same once more, with the same limits. */
export function RetryForm({ view, contents }: { view: ExportView; contents: string }) {
  const limits = { ...(view.from ? { from: view.from } : {}), ...(view.to ? { to: view.to } : {}) };
  return (
    <ActionForm action={requestExportAction} hidden={limits} isInRow>
      {view.accounts?.map((id) => (
        <input key={id} type="hidden" name="accounts" value={id} />
      ))}
      <div>
        <SubmitButton kind="quiet" object={contents} pendingLabel={t("Asking …")}>
          {t("Request again")}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
