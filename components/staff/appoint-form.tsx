"use client";

import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/action-state";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { t } from "@/lib/language/t";

export function AppointForm({
  action,
  roles,
}: {
  action: FormAction;
  roles: readonly { value: string; label: string }[];
}) {
  return (
    <ActionForm action={action} className="max-w-md gap-4">
      {(errors) => (
        <>
          <Field
            label={t("Email")}
            name="email"
            type="email"
            autoComplete="off"
            error={errors.email}
            required
          />
          <Select label={t("Role")} name="role" options={roles} defaultValue="support" />
          <div>
            <SubmitButton>{t("Give the role")}</SubmitButton>
          </div>
        </>
      )}
    </ActionForm>
  );
}
