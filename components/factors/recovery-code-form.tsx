"use client";

import { useActionState } from "react";
import { FormNotice } from "@/components/auth/form-notice";
import { type FormAction, fieldError, idle } from "@/components/auth/form-state";
import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { t } from "@/lib/language/t";

type CodeFormProps = { action: FormAction; next?: string | undefined; button: string };

/** Typed from paper: letter case, spaces and dashes are forgiven. */
export function RecoveryCodeForm({ action, next, button }: CodeFormProps) {
  const [state, submit] = useActionState(action, idle);
  return (
    <form action={submit} className="grid gap-4">
      <FormNotice state={state} fields={["recoveryCode"]} />
      {next && <input type="hidden" name="next" value={next} />}
      <Field
        label={t("Recovery code")}
        name="recoveryCode"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={60}
        hint={t("Five groups of five. Each code opens once.")}
        error={fieldError(state, "recoveryCode")}
        required
      />
      <SubmitButton kind="quiet">{button}</SubmitButton>
    </form>
  );
}
