import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/action-state";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { t } from "@/lib/language/t";

export type RoleOption = { value: string; label: string };

type ChangeRoleFormProps = {
  action: FormAction;
  memberId: string;
  role: string;
  roles: readonly RoleOption[];
};

/** Another role for somebody who has one. */
export function ChangeRoleForm({ action, memberId, role, roles }: ChangeRoleFormProps) {
  return (
    <ActionForm action={action} hidden={{ memberId }} className="gap-4">
      <Select
        key={role}
        label={t("Role")}
        name="role"
        options={roles}
        defaultValue={role}
        hint={t("They are signed out, sign in again and have it. They get a mail.")}
      />
      <div>
        <SubmitButton>{t("Save role")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
