import { ActionForm } from "@/components/ui/action-form";
import { Dialog } from "@/components/ui/dialog";
import { rich } from "@/components/ui/rich";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { t, tn } from "@/lib/language/t";
import { leaveAction } from "./actions";

/** For everybody but the owner. */
export function LeaveSection({ workspace, accounts }: { workspace: string; accounts: number }) {
  return (
    <Section
      title={t("Leave")}
      note={t("You no longer see this workspace, and its owner can invite you again.")}
    >
      <div>
        <Dialog label={t("Leave the workspace")} kind="danger" title={t("Leave {workspace}", { workspace })}>
          <p className="text-small">{t("You are out at once, and the notes you wrote here are deleted.")}</p>
          {accounts > 0 && (
            <p className="text-small">
              {tn(
                accounts,
                "The account you linked goes with you: it is disconnected, its figures are deleted here, and a mail brings you the receipt.",
                "The {count} accounts you linked go with you: they are disconnected, their figures are deleted here, and a mail brings you the receipts.",
              )}{" "}
              {rich("To keep a copy of the figures, {exported}.", {
                exported: (
                  <a className="prose-link" href="/privacy/export">
                    {t("export it first")}
                  </a>
                ),
              })}
            </p>
          )}
          <ActionForm action={leaveAction} className="justify-items-start">
            <SubmitButton kind="danger" pendingLabel={t("Leaving …")}>
              {t("Leave {workspace}", { workspace })}
            </SubmitButton>
          </ActionForm>
        </Dialog>
      </div>
    </Section>
  );
}
