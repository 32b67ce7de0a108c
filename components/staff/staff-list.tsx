import { ChangeRoleForm, type RoleOption } from "@/components/members/change-role-form";
import { MemberName } from "@/components/members/member-name";
import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/action-state";
import { Dialog } from "@/components/ui/dialog";
import { SubmitButton } from "@/components/ui/submit-button";
import { type Column, Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { t } from "@/lib/language/t";

export type ListedStaff = {
  id: string;
  name: string;
  address: string;
  role: string;
  /** The role's name in the reader's language. */
  roleName: string;
  since: string;
  isYou: boolean;
};

type StaffListProps = {
  members: readonly ListedStaff[];
  /** While acts are open; null otherwise. */
  manage: { change: FormAction; end: FormAction; roles: readonly RoleOption[] } | null;
};

/** Who is staff, for owners, with what they may do about each. */
export function StaffList({ members, manage }: StaffListProps) {
  const columns: Column<ListedStaff>[] = [
    {
      key: "name",
      header: t("Name"),
      isRowHeader: true,
      cell: (member) => <MemberName {...member} />,
    },
    { key: "role", header: t("Role"), cell: ({ roleName }) => roleName },
    {
      key: "since",
      header: t("In this role from"),
      isLeftOffOnPhone: true,
      cell: ({ since }) => <Time at={since} />,
    },
  ];
  if (manage) {
    columns.push({
      key: "manage",
      header: t("Manage"),
      cell: (member) => (
        <span className="flex flex-wrap gap-2">
          <Dialog
            label={t("Change role")}
            object={t("of {person}", { person: member.name })}
            title={t("Change the role of {person}", { person: member.name })}
          >
            <ChangeRoleForm
              action={manage.change}
              memberId={member.id}
              role={member.role}
              roles={manage.roles}
            />
          </Dialog>
          <Dialog
            label={t("End the role")}
            object={t("of {person}", { person: member.name })}
            kind="danger"
            title={t("End the staff role of {person}", { person: member.name })}
          >
            <p className="text-small">
              {t("They are out at once and get a mail. Their own account stays as it is.")}
            </p>
            <ActionForm action={manage.end} hidden={{ memberId: member.id }} className="justify-items-start">
              <SubmitButton kind="danger">{t("End the role")}</SubmitButton>
            </ActionForm>
          </Dialog>
        </span>
      ),
    });
  }
  return (
    <Table
      caption={t("Members of staff")}
      isCaptionHidden
      rows={members}
      rowKey={({ id }) => id}
      columns={columns}
    />
  );
}
