"use client";

import { useActionState } from "react";
import { FormNotice } from "@/components/auth/form-notice";
import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { ActionState } from "@/lib/auth/run-action";
import { t } from "@/lib/language/t";

export function PasswordForm({
  action,
  hasPassword,
}: {
  action: (previous: ActionState, form: FormData) => Promise<ActionState>;
  hasPassword: boolean;
}) {
  const [state, submit] = useActionState(action, { status: "idle" });
  return (
    <form action={submit} className="grid max-w-md gap-4">
      <FormNotice state={state} fields={["password"]} />
      <Field
        label={t("New password")}
        name="password"
        type="password"
        autoComplete="new-password"
        hint={t("15 characters or more; a few unrelated words are good.")}
        error={state.status === "invalid" ? state.fields.password : undefined}
        required
      />
      <div>
        <SubmitButton>{hasPassword ? t("Change password") : t("Set password")}</SubmitButton>
      </div>
    </form>
  );
}
