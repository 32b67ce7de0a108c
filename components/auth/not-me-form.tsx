"use client";

import { useActionState } from "react";
import { FormNotice } from "@/components/auth/form-notice";
import { type FormAction, idle } from "@/components/auth/form-state";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { t } from "@/lib/language/t";

/** Opening a link changes nothing, for mail programs open links too: the button does. */
export function NotMeForm({ action, secret }: { action: FormAction; secret: string }) {
  const [state, submit] = useActionState(action, idle);
  if (state.status === "done" && state.message) {
    return (
      <Notice
        tone="good"
        title={state.message}
        isLive
        actions={<LinkButton href="/reset">{t("Set a new password")}</LinkButton>}
      >
        <p>
          {t(
            "Every session has ended, and the old password opens nothing any more. Set a new one by mail, then lift the guard under Security.",
          )}
        </p>
      </Notice>
    );
  }
  return (
    <form action={submit} className="grid gap-4">
      <FormNotice state={state} />
      <ul className="grid list-disc gap-2 ps-5">
        <li>
          {t("Every session ends, also yours. The password and all codes and links on their way end too.")}
        </li>
        <li>{t("An export that is ready or waits is deleted; a deletion that waits is called off.")}</li>
        <li>
          {t(
            "Until you lift the guard, nothing can be exported, disconnected, deleted or changed. Figures are read on.",
          )}
        </li>
      </ul>
      <input type="hidden" name="secret" value={secret} />
      <SubmitButton>{t("This was not me: lock my account")}</SubmitButton>
    </form>
  );
}
