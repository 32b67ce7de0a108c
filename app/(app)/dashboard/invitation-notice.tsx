import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import type { PersonContext } from "@/lib/context";
import { t } from "@/lib/language/t";
import { listOwnInvitations } from "@/lib/workspaces/answer-invitation";

/** For whoever came in by another way than the mail's. */
export async function InvitationNotice({ ctx }: { ctx: PersonContext }) {
  const { invitations } = await listOwnInvitations(ctx);
  const [first] = invitations;
  if (!first) return null;
  return (
    <Notice
      title={t("{owner} invites you to a workspace", { owner: first.owner })}
      actions={<LinkButton href="/invite">{t("Accept or decline")}</LinkButton>}
    />
  );
}
