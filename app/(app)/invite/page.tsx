import type { Metadata } from "next";
import { ActionForm } from "@/components/ui/action-form";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { rich } from "@/components/ui/rich";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { Time } from "@/components/ui/time";
import { requireContext } from "@/lib/auth/session";
import { t } from "@/lib/language/t";
import { listOwnInvitations, type OpenInvitationView } from "@/lib/workspaces/answer-invitation";
import { roleWords } from "@/lib/workspaces/role-words";
import { acceptAction, declineAction } from "./actions";

export function generateMetadata(): Metadata {
  return { title: t("Invitations to you") };
}

/** Where the mail leads: what is open for the address that was proven, and for no other. */
export default async function InvitePage() {
  const ctx = await requireContext();
  const { address, invitations } = await listOwnInvitations(ctx);
  return (
    <>
      <PageHeader
        title={t("Invitations to you")}
        note={t("You are signed in as {address}. An invitation works for the address it was sent to alone.", {
          address,
        })}
      />
      {invitations.length === 0 && (
        <EmptyState
          title={t("No invitation is open for {address}", { address })}
          action={<LinkButton href="/dashboard">{t("Go to the dashboard")}</LinkButton>}
        >
          <p>
            {t(
              "It was answered or withdrawn, its 7 days are over, or it went to another address of yours: then sign out and come back with that one.",
            )}
          </p>
        </EmptyState>
      )}
      {invitations.map((invitation) => (
        <Invitation key={invitation.id} invitation={invitation} />
      ))}
    </>
  );
}

function Invitation({ invitation }: { invitation: OpenInvitationView }) {
  const { id, workspace, owner, role, expiresAt } = invitation;
  return (
    <Section title={workspace}>
      <div className="grid max-w-measure gap-2 text-small">
        <p>
          {t("{owner} invites you. Your role there: {role}.", { owner, role: t(roleWords[role].name) })}{" "}
          {t(roleWords[role].may)}
        </p>
        <p>
          {t(
            "The members there see your name, or your address where you gave none, and the owner your address in any case. You keep your own workspace, and can leave this one at any time.",
          )}
        </p>
        <p className="text-quiet">
          {rich("The invitation works until {time}.", { time: <Time at={expiresAt} /> })}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        <ActionForm action={acceptAction} hidden={{ invitationId: id }} isInRow>
          <SubmitButton object={workspace}>{t("Accept")}</SubmitButton>
        </ActionForm>
        <ActionForm action={declineAction} hidden={{ invitationId: id }} isInRow>
          <SubmitButton kind="quiet" object={workspace}>
            {t("Decline")}
          </SubmitButton>
        </ActionForm>
      </div>
    </Section>
  );
}
