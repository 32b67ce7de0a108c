import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/action-state";
import { SubmitButton } from "@/components/ui/submit-button";
import { Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { t } from "@/lib/language/t";

type ListedInvitation = {
  id: string;
  address: string;
  role: string;
  /** The role's name in the reader's language. */
  roleName: string;
  expiresAt: string;
};

/** Invitations nobody has answered yet. */
export function InvitationList({
  invitations,
  resend,
  withdraw,
}: {
  invitations: readonly ListedInvitation[];
  /** Null where the reader may not invite just now. */
  resend: FormAction | null;
  withdraw: FormAction;
}) {
  return (
    <Table
      caption={t("Open invitations")}
      rows={invitations}
      rowKey={({ id }) => id}
      empty={t("No invitation is open.")}
      columns={[
        {
          key: "address",
          header: t("Address"),
          isRowHeader: true,
          cell: ({ address }) => <span className="break-all">{address}</span>,
        },
        { key: "role", header: t("Role"), cell: ({ roleName }) => roleName },
        {
          key: "expires",
          header: t("Works until"),
          isLeftOffOnPhone: true,
          cell: ({ expiresAt }) => <Time at={expiresAt} />,
        },
        {
          key: "manage",
          header: t("Manage"),
          cell: ({ id, address, role }) => (
            <span className="flex flex-wrap gap-2">
              {resend && (
                <ActionForm action={resend} hidden={{ email: address, role }} isInRow>
                  <SubmitButton kind="quiet" object={t("to {address}", { address })}>
                    {t("Send again")}
                  </SubmitButton>
                </ActionForm>
              )}
              <ActionForm action={withdraw} hidden={{ invitationId: id }} isInRow>
                <SubmitButton kind="danger" object={t("the invitation of {address}", { address })}>
                  {t("invitation|Withdraw")}
                </SubmitButton>
              </ActionForm>
            </span>
          ),
        },
      ]}
    />
  );
}
