"use client";

import { useActionState } from "react";
import { FormNotice } from "@/components/auth/form-notice";
import { type FormAction, fieldError, idle } from "@/components/auth/form-state";
import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { t } from "@/lib/language/t";

/** Two ways in from one form: a password, or a code by mail. */
export function SignInForm({
  signIn,
  requestCode,
  next,
}: {
  signIn: FormAction;
  requestCode: FormAction;
  next: string | undefined;
}) {
  const [state, submit] = useActionState(signIn, idle);
  const [codeState, submitForCode] = useActionState(requestCode, idle);
  const typed = state.typed ?? codeState.typed;
  return (
    <form action={submit} className="grid gap-4">
      <FormNotice state={state} fields={["email", "password"]} />
      <FormNotice state={codeState} fields={["email"]} />
      {next && <input type="hidden" name="next" value={next} />}
      <Field
        label={t("Email")}
        name="email"
        type="email"
        autoComplete="username"
        defaultValue={typed?.email}
        error={fieldError(state, "email") ?? fieldError(codeState, "email")}
        required
      />
      <Field
        label={t("Password")}
        name="password"
        type="password"
        autoComplete="current-password"
        error={fieldError(state, "password")}
      />
      <SubmitButton pendingLabel={t("Signing in …")}>{t("Sign in")}</SubmitButton>
      <SubmitButton kind="quiet" formAction={submitForCode}>
        {t("Email me a sign-in code")}
      </SubmitButton>
    </form>
  );
}
