"use client";

import type { RoleOption } from "@/components/members/change-role-form";
import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/action-state";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { t } from "@/lib/language/t";

type GiveRoleFormProps = {
  action: FormAction;
  roles: readonly RoleOption[];
  /** The role that is chosen until another one is. */
  firstRole: string;
  hint?: string;
  submit: string;
  pending?: string;
};

/** A role for whoever has an address. */
export function GiveRoleForm({ action, roles, firstRole, hint, submit, pending }: GiveRoleFormProps) {
  return (
    <ActionForm action={action} className="max-w-md gap-4">
      {(errors) => (
        <>
          <Field
            label={t("Email")}
            name="email"
            type="email"
            autoComplete="off"
            hint={hint}
            error={errors.email}
            required
          />
          <Select label={t("Role")} name="role" options={roles} defaultValue={firstRole} />
          <div>
            <SubmitButton {...(pending ? { pendingLabel: pending } : {})}>{submit}</SubmitButton>
          </div>
        </>
      )}
    </ActionForm>
  );
}
