"use client";

import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/action-state";
import { Dialog } from "@/components/ui/dialog";
import { rich } from "@/components/ui/rich";
import { SubmitButton } from "@/components/ui/submit-button";
import { Time } from "@/components/ui/time";
import { TypedConfirmation } from "@/components/ui/typed-confirmation";
import { t } from "@/lib/language/t";

type UndoPanelProps = {
  /** ISO instant at which nothing brings the account back. */
  endsAt: string;
  now: string;
  keepAction: FormAction;
  deleteNowAction: FormAction;
  /** The address to type before "Delete now". */
  email: string;
  /** Sent with both forms: the code of the running erasure. */
  hidden?: Readonly<Record<string, string>>;
};

/** The days in which a deletion can be taken back, and the way to make them none. */
export function UndoPanel(props: UndoPanelProps) {
  const hidden = props.hidden ?? {};
  return (
    <section
      aria-labelledby="undo-title"
      className="grid gap-4 rounded-card border border-danger border-s-4 bg-surface p-4 sm:p-6"
    >
      <h2 id="undo-title" className="font-semibold text-lead">
        {t("Your account is frozen and will be deleted")}
      </h2>
      <p className="max-w-measure text-small">
        {rich(
          "Everything is deleted {time}. Until then you can keep your account: your history returns, and each connection must be granted again, for the platforms were told at once.",
          { time: <Time at={props.endsAt} now={props.now} show="both" /> },
        )}
      </p>
      <div className="flex flex-wrap items-start gap-3">
        <ActionForm action={props.keepAction} hidden={hidden} isInRow>
          <SubmitButton pendingLabel={t("Restoring …")}>{t("Keep my account")}</SubmitButton>
        </ActionForm>
        <Dialog label={t("Delete now")} kind="danger" title={t("Delete everything now")}>
          <p className="text-small">
            {t("Nothing brings it back after this. Type your email address to delete your account at once.")}
          </p>
          <ActionForm action={props.deleteNowAction} hidden={hidden}>
            {(errors) => (
              <TypedConfirmation
                name="email"
                label={t("Email")}
                expected={props.email}
                inputType="email"
                button={t("Delete now")}
                pendingLabel={t("Deleting …")}
                error={errors.email}
              />
            )}
          </ActionForm>
        </Dialog>
      </div>
    </section>
  );
}
