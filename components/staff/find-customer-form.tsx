"use client";

import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/action-state";
import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { t } from "@/lib/language/t";

export function FindCustomerForm({ action }: { action: FormAction }) {
  return (
    <ActionForm action={action} className="max-w-md gap-4">
      {(errors) => (
        <>
          <Field
            label={t("Address of the customer")}
            name="email"
            type="email"
            autoComplete="off"
            error={errors.email}
            required
          />
          <Field
            label={t("Reason")}
            name="reason"
            autoComplete="off"
            maxLength={300}
            hint={t("A sentence that the customer will read")}
            error={errors.reason}
            required
          />
          <div>
            <SubmitButton pendingLabel={t("Looking …")}>{t("Open the account")}</SubmitButton>
          </div>
        </>
      )}
    </ActionForm>
  );
}
