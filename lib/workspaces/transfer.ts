import "server-only";
import { eq, ne, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { sessions, workspaces } from "@/db/schema";
import { noteActivity } from "@/lib/audit/activity";
import { recordEvent } from "@/lib/audit/events";
import type { NewSession } from "@/lib/auth/create-session";
import { authorize } from "@/lib/auth/permissions";
import { assertFresh } from "@/lib/auth/step-up";
import { inWorkspace, type PersonContext, workspaceOf } from "@/lib/context";
import { openKey } from "@/lib/crypto/keyring";
import { randomToken, sha256 } from "@/lib/crypto/keys";
import { seal } from "@/lib/crypto/seal";
import { NotFoundError } from "@/lib/errors";
import { givenName, namePlace, workspaceName } from "./names";
import { readOwnWorkspaces } from "./rows";
import { tellPeople } from "./tell-member";

export const TransferInput = z.strictObject({ memberId: z.uuid() });

/**
 * Gives the workspace to another member at once; who owned it is a manager, and open invitations end. Accounts stay
 * with whoever linked them. Both have another role, so both go on under other cookies: the new owner signs in again.
 * @returns the session of who owned it; null when it has ended meanwhile
 * @throws NotFoundError also for another workspace's member, StepUpRequiredError
 */
export async function transferWorkspace(
  ctx: PersonContext,
  { memberId, wall }: z.output<typeof TransferInput> & { wall: Date },
): Promise<NewSession | null> {
  authorize(ctx, "workspace:transfer");
  assertFresh(ctx, wall);
  const token = randomToken();
  const { userId, mine, expiresAt } = await inWorkspace(ctx, async (tx) => {
    const mine = (await readOwnWorkspaces(tx)).find(({ id }) => id === ctx.workspaceId);
    const [row] = await tx.execute<{ user_id: string; key_id: string }>(sql`
      select * from transfer_workspace(${memberId}::uuid, ${uuidv7()}::uuid, ${ctx.now.toISOString()}::timestamptz)`);
    if (!mine || !row) throw new NotFoundError("Member");
    const userId = BigInt(row.user_id);
    const name = await givenName(mine);
    if (name !== null) {
      const key = await openKey(row.key_id);
      await tx
        .update(workspaces)
        .set({ name: seal(key, name, namePlace(mine.publicId)), nameKeyId: key.id })
        .where(eq(workspaces.id, workspaceOf(ctx)));
    }
    await recordEvent(tx, ctx, { action: "workspace.transferred", entityId: memberId });
    await noteActivity(tx, { userId, at: ctx.now, kind: "workspace.received" });
    await tx.delete(sessions).where(ne(sessions.id, ctx.actor.sessionId));
    const [session] = await tx.execute<{ expires_at: string | null }>(sql`
      select choose_workspace(${ctx.actor.sessionId.toString()}::bigint, ${workspaceOf(ctx).toString()}::bigint,
        ${sha256(token)}, ${wall.toISOString()}::timestamptz) as expires_at`);
    return { userId, mine, expiresAt: session?.expires_at ?? null };
  });
  await tellPeople([userId], { kind: "owner", workspace: await workspaceName(mine) });
  return expiresAt === null ? null : { token, expiresAt: new Date(expiresAt) };
}
