"use client";

import { useActionState } from "react";
import { FormNotice } from "@/components/auth/form-notice";
import { type FormAction, fieldError, idle } from "@/components/auth/form-state";
import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { t } from "@/lib/language/t";

/** First the address; once a mail was asked for, the code and the new password on the same page. */
export function ResetForm({ request, reset }: { request: FormAction; reset: FormAction }) {
  const [asked, ask] = useActionState(request, idle);
  const [state, submit] = useActionState(reset, idle);
  const address = state.typed?.email ?? asked.typed?.email;
  if (asked.status !== "done" && state.status === "idle") {
    return (
      <form action={ask} className="grid gap-4">
        <FormNotice state={asked} fields={["email"]} />
        <Field
          label={t("Email")}
          name="email"
          type="email"
          autoComplete="username"
          defaultValue={address}
          error={fieldError(asked, "email")}
          required
        />
        <SubmitButton>{t("Email me a code")}</SubmitButton>
      </form>
    );
  }
  return (
    <form action={submit} className="grid gap-4">
      <FormNotice state={state.status === "idle" ? asked : state} fields={["code", "password"]} />
      <input type="hidden" name="email" value={address ?? ""} />
      <Field
        label={t("Code")}
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={12}
        hint={t("Six digits")}
        error={fieldError(state, "code")}
        required
      />
      <NewPasswordField error={fieldError(state, "password")} />
      <SubmitButton>{t("Set password and sign in")}</SubmitButton>
    </form>
  );
}

/** The same from the link of the mail. */
export function ResetByLinkForm({ action, secret }: { action: FormAction; secret: string }) {
  const [state, submit] = useActionState(action, idle);
  return (
    <form action={submit} className="grid gap-4">
      <FormNotice state={state} fields={["password"]} />
      <input type="hidden" name="secret" value={secret} />
      <NewPasswordField error={fieldError(state, "password")} />
      <SubmitButton>{t("Set password and sign in")}</SubmitButton>
    </form>
  );
}

function NewPasswordField({ error }: { error: string | undefined }) {
  return (
    <Field
      label={t("New password")}
      name="password"
      type="password"
      autoComplete="new-password"
      hint={t("15 characters or more; a few unrelated words are good. Every other session is signed out.")}
      error={error}
      required
    />
  );
}
