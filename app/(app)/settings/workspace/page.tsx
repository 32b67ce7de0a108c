import type { Metadata } from "next";
import { UnderGuard } from "@/components/auth/under-guard";
import { GiveRoleForm } from "@/components/members/give-role-form";
import { ActionForm } from "@/components/ui/action-form";
import { DefinitionList } from "@/components/ui/definition-list";
import { Field } from "@/components/ui/field";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { InvitationList } from "@/components/workspaces/invitation-list";
import { MemberList } from "@/components/workspaces/member-list";
import { requireContext } from "@/lib/auth/session";
import { isFresh } from "@/lib/auth/step-up";
import { wallClock } from "@/lib/clock";
import { t } from "@/lib/language/t";
import { getWorkspace } from "@/lib/workspaces/get-workspace";
import { mostMembers } from "@/lib/workspaces/invite";
import { givenRoles, roleWords } from "@/lib/workspaces/role-words";
import { changeRoleAction, inviteAction, removeMemberAction, renameAction, withdrawAction } from "./actions";
import { LeaveSection } from "./leave-section";
import { TransferSection } from "./transfer-section";

export function generateMetadata(): Metadata {
  return { title: t("Workspace") };
}

export default async function WorkspacePage() {
  const ctx = await requireContext();
  const workspace = await getWorkspace(ctx);
  const isOwner = workspace.role === "owner";
  const { isGuarded } = ctx.actor;
  const roles = givenRoles.map((role) => ({ value: role, label: t(roleWords[role].name) }));
  const members = workspace.members.map((member) => ({
    ...member,
    roleName: t(roleWords[member.role].name),
  }));
  const others = members.filter(({ isYou }) => !isYou);
  return (
    <>
      <PageHeader
        title={t("Workspace")}
        note={t("{workspace}: who shares its accounts and figures, and what each may do there.", {
          workspace: workspace.name,
        })}
      />
      <Section title={t("Members")}>
        <MemberList
          members={members}
          manage={
            isOwner && !isGuarded && others.length > 0
              ? { changeRole: changeRoleAction, remove: removeMemberAction, roles }
              : null
          }
        />
      </Section>
      {workspace.invitations && (
        <Section
          title={t("Invitations")}
          note={t(
            "An invitation works for 7 days. A workspace has {most} members at most, open invitations included.",
            { most: mostMembers },
          )}
        >
          {workspace.invitations.length > 0 && (
            <InvitationList
              invitations={workspace.invitations.map((invitation) => ({
                ...invitation,
                roleName: t(roleWords[invitation.role].name),
              }))}
              resend={isGuarded ? null : inviteAction}
              withdraw={withdrawAction}
            />
          )}
          {!isGuarded && (
            <GiveRoleForm
              action={inviteAction}
              roles={roles}
              firstRole="viewer"
              hint={t("Only whoever signs in or signs up with this address can accept.")}
              submit={t("Invite")}
              pending={t("Inviting …")}
            />
          )}
        </Section>
      )}
      {isGuarded && (
        <UnderGuard>
          {t(
            "Under guard nobody joins here, leaves, or gets another role by you, so that nobody who got in lets others in.",
          )}
        </UnderGuard>
      )}
      <Section title={t("What each role may do")}>
        <DefinitionList
          items={Object.values(roleWords).map(({ name, may }) => ({ term: t(name), description: t(may) }))}
        />
        <p className="max-w-measure text-small">
          {t(
            "An account belongs to whoever linked it, whatever their role: it leaves the workspace with them, and nobody can keep it.",
          )}
        </p>
      </Section>
      {isOwner && (
        <Section
          title={t("Name")}
          note={t("Only members see it. Without one the workspace is called by its owner.")}
        >
          <ActionForm action={renameAction} className="max-w-md gap-4">
            <Field
              key={workspace.given}
              label={t("Name of the workspace")}
              name="name"
              defaultValue={workspace.given ?? ""}
              maxLength={60}
            />
            <div>
              <SubmitButton>{t("Save name")}</SubmitButton>
            </div>
          </ActionForm>
        </Section>
      )}
      {!isGuarded && isOwner && (
        <TransferSection
          members={others.map(({ id, name }) => ({ value: id, label: name }))}
          isFresh={isFresh(ctx.actor.authenticatedAt, wallClock())}
        />
      )}
      {!isGuarded && !isOwner && <LeaveSection workspace={workspace.name} accounts={workspace.ownAccounts} />}
    </>
  );
}
