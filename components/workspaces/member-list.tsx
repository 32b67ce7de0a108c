import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/action-state";
import { Badge } from "@/components/ui/badge";
import { Dialog } from "@/components/ui/dialog";
import { Select } from "@/components/ui/select";
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
    roles: readonly { value: string; label: string }[];
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
      cell: (member) => (
        <span className="grid min-w-32 gap-0.5">
          <span className="inline-flex flex-wrap items-center gap-2">
            <span dir="auto" className="wrap-anywhere">
              {member.name}
            </span>
            {member.isYou && <Badge tone="good">{t("You")}</Badge>}
          </span>
          {member.address && <span className="break-all text-note text-quiet">{member.address}</span>}
        </span>
      ),
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
                <ActionForm action={manage.changeRole} hidden={{ memberId: member.id }} className="gap-4">
                  <Select
                    key={member.role}
                    label={t("Role")}
                    name="role"
                    options={manage.roles}
                    defaultValue={member.role}
                    hint={t("They are signed out, sign in again and have it. They get a mail.")}
                  />
                  <div>
                    <SubmitButton>{t("Save role")}</SubmitButton>
                  </div>
                </ActionForm>
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
