"use client";

import { useActionState } from "react";
import { FormNotice } from "@/components/auth/form-notice";
import { type FormAction, fieldError, idle } from "@/components/auth/form-state";
import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";

/** Six digits from a mail, typed in the browser that asked for them. */
export function CodeForm({
  action,
  next,
  button,
}: {
  action: FormAction;
  next?: string | undefined;
  button: string;
}) {
  const [state, submit] = useActionState(action, idle);
  return (
    <form action={submit} className="grid gap-4">
      <FormNotice state={state} fields={["code"]} />
      {next && <input type="hidden" name="next" value={next} />}
      <Field
        label="Code"
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={12}
        hint="Six digits"
        error={fieldError(state, "code")}
        required
      />
      <SubmitButton>{button}</SubmitButton>
    </form>
  );
}
