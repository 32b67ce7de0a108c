"use client";

import { useActionState } from "react";
import { CodeForm } from "@/components/auth/code-form";
import { FormNotice } from "@/components/auth/form-notice";
import { type FormAction, fieldError, idle } from "@/components/auth/form-state";
import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { t } from "@/lib/language/t";

export function ConfirmByPasswordForm({ action, next }: { action: FormAction; next: string }) {
  const [state, submit] = useActionState(action, idle);
  return (
    <form action={submit} className="grid gap-4">
      <FormNotice state={state} fields={["password"]} />
      <input type="hidden" name="next" value={next} />
      <Field
        label={t("Password")}
        name="password"
        type="password"
        autoComplete="current-password"
        error={fieldError(state, "password")}
        required
      />
      <SubmitButton>{t("Confirm")}</SubmitButton>
    </form>
  );
}

export function ConfirmByCodeForm({
  send,
  confirm,
  next,
}: {
  send: FormAction;
  confirm: FormAction;
  next: string;
}) {
  const [state, submit] = useActionState(send, idle);
  return (
    <div className="grid gap-4">
      <form action={submit} className="grid gap-4">
        <FormNotice state={state} />
        <SubmitButton kind="quiet">{t("Email me a code")}</SubmitButton>
      </form>
      <CodeForm action={confirm} next={next} button={t("Confirm with the code")} />
    </div>
  );
}
