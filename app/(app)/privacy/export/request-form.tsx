"use client";

import { ActionForm } from "@/components/ui/action-form";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { t } from "@/lib/language/t";
import { requestExportAction } from "./actions";

export type RequestFormProps = {
  /** The person's own linked accounts. */
  accounts: readonly { id: string; object: string }[];
};

/** Everything by default; narrowing it down is a detail for who wants it. */
export function RequestForm({ accounts }: RequestFormProps) {
  return (
    <ActionForm action={requestExportAction} className="max-w-xl">
      {(errors) => (
        <>
          <details className="rounded-card border border-line bg-surface p-4">
            <summary className="min-h-8 cursor-pointer text-small">{t("Only some accounts or days")}</summary>
            <div className="mt-3 grid gap-4">
              {accounts.length > 0 && (
                <fieldset className="grid">
                  <legend className="font-medium text-small">
                    {t("Accounts (none chosen: everything about you)")}
                  </legend>
                  {accounts.map(({ id, object }) => (
                    <Checkbox key={id} name="accounts" value={id} label={object} />
                  ))}
                </fieldset>
              )}
              {errors.accounts && <p className="text-danger text-small">{errors.accounts}</p>}
              <div className="grid gap-4 sm:grid-cols-2">
                <Field label={t("Readings from (optional)")} name="from" type="date" error={errors.from} />
                <Field label={t("Readings to (optional)")} name="to" type="date" error={errors.to} />
              </div>
            </div>
          </details>
          <div>
            <SubmitButton pendingLabel={t("Requesting …")}>{t("Request export")}</SubmitButton>
          </div>
        </>
      )}
    </ActionForm>
  );
}
