import "server-only";
import { v7 as uuidv7 } from "uuid";
import { authorize } from "@/lib/auth/permissions";
import { inWorkspace, type PersonContext } from "@/lib/context";
import type { WorkspaceNews } from "@/lib/email/workspace-mails";
import { findPerson, tell } from "@/lib/privacy/person";
import { workspaceName } from "./names";
import { readMembers, readOwnWorkspaces } from "./rows";

/** Writes to people about a change that has been made: once each, and to nobody who is being deleted. */
export async function tellPeople(userIds: readonly bigint[], news: WorkspaceNews): Promise<void> {
  await Promise.all(
    userIds.map(async (userId) => {
      const person = await findPerson(userId);
      if (!person || person.isFrozen) return;
      const idempotencyKey = `workspace-${news.kind}-${uuidv7()}`;
      await tell(person, { template: "workspace-changed", data: news, idempotencyKey });
    }),
  );
}

/** To everybody else in these workspaces of the person: they end with their owner. */
export async function tellOfEnd(
  ctx: PersonContext,
  workspaceIds: readonly bigint[],
  endsAt: Date,
): Promise<void> {
  authorize(ctx, "erasure:request");
  for (const workspaceId of workspaceIds) {
    const { ending, members } = await inWorkspace({ ...ctx, workspaceId }, async (tx) => ({
      ending: (await readOwnWorkspaces(tx)).find(({ id }) => id === workspaceId),
      members: await readMembers(tx),
    }));
    const others = members.map(({ userId }) => userId).filter((userId) => userId !== ctx.actor.userId);
    if (!ending || others.length === 0) continue;
    await tellPeople(others, { kind: "ending", workspace: await workspaceName(ending), endsAt });
  }
}
