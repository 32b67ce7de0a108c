"use client";

import { useActionState } from "react";
import { FormNotice } from "@/components/auth/form-notice";
import { type FormAction, fieldError, idle } from "@/components/auth/form-state";
import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { t } from "@/lib/language/t";

/** Six digits: of a mail, typed in the browser that asked for them, unless said otherwise. */
export function CodeForm({
  action,
  next,
  label = t("Code"),
  hint = t("Six digits"),
  button,
}: {
  action: FormAction;
  next?: string | undefined;
  label?: string;
  hint?: string;
  button: string;
}) {
  const [state, submit] = useActionState(action, idle);
  return (
    <form action={submit} className="grid gap-4">
      <FormNotice state={state} fields={["code"]} />
      {next && <input type="hidden" name="next" value={next} />}
      <Field
        label={label}
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={12}
        hint={hint}
        error={fieldError(state, "code")}
        required
      />
      <SubmitButton>{button}</SubmitButton>
    </form>
  );
}
