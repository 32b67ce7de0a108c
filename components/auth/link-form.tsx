"use client";

import { useActionState } from "react";
import { FormNotice } from "@/components/auth/form-notice";
import { type FormAction, idle } from "@/components/auth/form-state";
import { SubmitButton } from "@/components/ui/submit-button";
import { t } from "@/lib/language/t";

/** Opening a link changes nothing, for mail programs open links too: the button does. */
export function LinkForm({ action, secret }: { action: FormAction; secret: string }) {
  const [state, submit] = useActionState(action, idle);
  return (
    <form action={submit} className="grid gap-4">
      <FormNotice state={state} />
      <input type="hidden" name="secret" value={secret} />
      <SubmitButton>{t("Confirm and sign in")}</SubmitButton>
    </form>
  );
}
