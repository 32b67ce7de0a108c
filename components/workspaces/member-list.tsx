import { ChangeRoleForm, type RoleOption } from "@/components/members/change-role-form";
import { MemberName } from "@/components/members/member-name";
import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/action-state";
import { Dialog } from "@/components/ui/dialog";
import { SubmitButton } from "@/components/ui/submit-button";
import { type Column, Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { t, tn } from "@/lib/language/t";

export type ListedMember = {
  id: string;
  name: string;
  address: string | null;
  role: string;
  /** The role's name in the reader's language. */
  roleName: string;
  since: string;
  isYou: boolean;
  accounts: number | null;
};

type MemberListProps = {
  members: readonly ListedMember[];
  /** For the owner; null for everybody else, who sees no button. */
  manage: {
    changeRole: FormAction;
    remove: FormAction;
    roles: readonly RoleOption[];
  } | null;
};

/** Who belongs to the workspace, with what its owner may do about each. */
export function MemberList({ members, manage }: MemberListProps) {
  const showsAccounts = members.some(({ accounts }) => accounts !== null);
  const columns: Column<ListedMember>[] = [
    {
      key: "name",
      header: t("Name"),
      isRowHeader: true,
      cell: (member) => <MemberName {...member} />,
    },
    { key: "role", header: t("Role"), cell: (member) => member.roleName },
    {
      key: "since",
      header: t("Since"),
      isLeftOffOnPhone: true,
      cell: (member) => <Time at={member.since} />,
    },
  ];
  if (showsAccounts) {
    columns.push({
      key: "accounts",
      header: t("Accounts linked"),
      isNumeric: true,
      cell: (member) => member.accounts,
    });
  }
  if (manage) {
    columns.push({
      key: "manage",
      header: t("Manage"),
      cell: (member) =>
        member.role === "owner" ? null : (
          <span className="flex flex-wrap gap-2">
            <Dialog
              label={t("Change role")}
              object={t("of {person}", { person: member.name })}
              title={t("Change the role of {person}", { person: member.name })}
            >
              {(member.accounts ?? 0) > 0 ? (
                <p className="text-small">
                  {tn(
                    member.accounts ?? 0,
                    "{person} linked an account here, and whoever linked an account may always disconnect it, which only a manager can. So they stay manager until they disconnect it with its history, or you remove them.",
                    "{person} linked {count} accounts here, and whoever linked an account may always disconnect it, which only a manager can. So they stay manager until they disconnect them with their history, or you remove them.",
                    { person: member.name },
                  )}
                </p>
              ) : (
                <ChangeRoleForm
                  action={manage.changeRole}
                  memberId={member.id}
                  role={member.role}
                  roles={manage.roles}
                />
              )}
            </Dialog>
            <Dialog
              label={t("Remove")}
              object={member.name}
              kind="danger"
              title={t("Remove {person} from the workspace", { person: member.name })}
            >
              <p className="text-small">
                {t(
                  "They are out with their next page and get a mail. The notes they wrote here are deleted.",
                )}
              </p>
              {(member.accounts ?? 0) > 0 && (
                <p className="text-small">
                  {tn(
                    member.accounts ?? 0,
                    "The account they linked goes with them: it is disconnected, and its figures are deleted here. Nothing brings them back.",
                    "The {count} accounts they linked go with them: they are disconnected, and their figures are deleted here. Nothing brings them back.",
                  )}
                </p>
              )}
              <ActionForm
                action={manage.remove}
                hidden={{ memberId: member.id }}
                className="justify-items-start"
              >
                <SubmitButton kind="danger" pendingLabel={t("Removing …")}>
                  {t("Remove {person}", { person: member.name })}
                </SubmitButton>
              </ActionForm>
            </Dialog>
          </span>
        ),
    });
  }
  return (
    <Table caption={t("Members")} isCaptionHidden rows={members} rowKey={({ id }) => id} columns={columns} />
  );
}
