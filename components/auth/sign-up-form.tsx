"use client";

import { useActionState } from "react";
import { FormNotice } from "@/components/auth/form-notice";
import { type FormAction, fieldError, idle } from "@/components/auth/form-state";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { t } from "@/lib/language/t";

type SignUpFormProps = {
  action: FormAction;
  next?: string | undefined;
  /** This installation's address is one that passkeys can belong to. */
  canHavePasskeys: boolean;
};

export function SignUpForm({ action, next, canHavePasskeys }: SignUpFormProps) {
  const [state, submit] = useActionState(action, idle);
  return (
    <form action={submit} className="grid gap-4">
      <FormNotice state={state} fields={["email", "password", "name", "age"]} />
      {next && <input type="hidden" name="next" value={next} />}
      <Field
        label={t("Email")}
        name="email"
        type="email"
        autoComplete="email"
        defaultValue={state.typed?.email}
        error={fieldError(state, "email")}
        required
      />
      <Field
        label={t("Password (optional)")}
        name="password"
        type="password"
        autoComplete="new-password"
        hint={t(
          "Without one you sign in with a code by mail. With one: 15 characters or more; a few unrelated words are good.",
        )}
        error={fieldError(state, "password")}
      />
      <Field
        label={t("Name (optional)")}
        name="name"
        autoComplete="name"
        defaultValue={state.typed?.name}
        error={fieldError(state, "name")}
      />
      <Checkbox
        label={t("I am 16 or older")}
        name="age"
        defaultChecked={state.typed?.age === "on"}
        error={fieldError(state, "age")}
        required
      />
      <SubmitButton pendingLabel={t("Creating account …")}>{t("Create account")}</SubmitButton>
      {canHavePasskeys && (
        <div className="needs-script grid gap-2">
          <SubmitButton kind="quiet" name="way" value="passkey">
            {t("Continue with a passkey")}
          </SubmitButton>
          <p className="text-quiet text-small">
            {t("In place of a password: your device signs for you, once your address is confirmed.")}
          </p>
        </div>
      )}
    </form>
  );
}
