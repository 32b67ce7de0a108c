import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/action-state";
import { Badge } from "@/components/ui/badge";
import { Dialog } from "@/components/ui/dialog";
import { Select } from "@/components/ui/select";
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
  manage: { change: FormAction; end: FormAction; roles: readonly { value: string; label: string }[] } | null;
};

/** Who is staff, for owners, with what they may do about each. */
export function StaffList({ members, manage }: StaffListProps) {
  const columns: Column<ListedStaff>[] = [
    {
      key: "name",
      header: t("Name"),
      isRowHeader: true,
      cell: (member) => (
        <span className="grid min-w-32 gap-0.5">
          <span className="inline-flex flex-wrap items-center gap-2">
            <span dir="auto" className="wrap-anywhere">
              {member.name}
            </span>
            {member.isYou && <Badge tone="good">{t("You")}</Badge>}
          </span>
          {member.address !== member.name && (
            <span dir="auto" className="break-all text-note text-quiet">
              {member.address}
            </span>
          )}
        </span>
      ),
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
            <ActionForm action={manage.change} hidden={{ memberId: member.id }} className="gap-4">
              <Select
                key={member.role}
                label={t("Role")}
                name="role"
                options={manage.roles}
                defaultValue={member.role}
                hint={t("Their sessions end, and it holds from their next sign-in on. They get a mail.")}
              />
              <div>
                <SubmitButton>{t("Save role")}</SubmitButton>
              </div>
            </ActionForm>
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
