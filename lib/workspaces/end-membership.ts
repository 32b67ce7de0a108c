import "server-only";
import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "@/db/client";
import { accounts, connections, notes } from "@/db/schema";
import { noteActivity } from "@/lib/audit/activity";
import { recordEvent } from "@/lib/audit/events";
import { authorize } from "@/lib/auth/permissions";
import { endAccount, endingColumns } from "@/lib/connections/disconnect-start";
import { inWorkspace, type PersonContext, systemContext } from "@/lib/context";
import { ConflictError, NotFoundError } from "@/lib/errors";
import { t } from "@/lib/language/t";
import { openPerson, workspaceName } from "./names";
import { readMembers, readOwnWorkspaces } from "./rows";
import { tellPeople } from "./tell-member";

export const RemoveMemberInput = z.strictObject({ memberId: z.uuid() });

/** @throws ConflictError for the owner: a workspace always has one */
export async function leaveWorkspace(ctx: PersonContext): Promise<void> {
  authorize(ctx, "member:leave");
  if (ctx.role === "owner") {
    throw new ConflictError(t("A workspace always has an owner. Give it to another member first."));
  }
  await endMembership(ctx, ctx.actor.publicId);
}

/** The member is out with their next request. @throws NotFoundError also for another workspace's member, and for the owner */
export async function removeMember(
  ctx: PersonContext,
  { memberId }: z.output<typeof RemoveMemberInput>,
): Promise<void> {
  authorize(ctx, "member:remove");
  await endMembership(ctx, memberId);
}

/**
 * Accounts belong to whoever linked them: they go along, disconnected with a receipt each, and so does what the person
 * wrote. The person and those who stay are told.
 */
async function endMembership(ctx: PersonContext, memberId: string): Promise<void> {
  const isRemoved = memberId !== ctx.actor.publicId;
  const ended = await inWorkspace(ctx, async (tx) => {
    // Read first: whoever has left sees neither.
    const mine = (await readOwnWorkspaces(tx)).find(({ id }) => id === ctx.workspaceId);
    const before = await readMembers(tx);
    const [row] = await tx.execute<{ user_id: string | null }>(sql`
      select end_membership(${memberId}::uuid, ${ctx.now.toISOString()}::timestamptz) as user_id`);
    const member = before.find(({ userId }) => String(userId) === row?.user_id);
    if (!mine || !member) throw new NotFoundError("Member");
    const receiptCodes = await takeAccountsAlong(tx, ctx, member.userId);
    await tx.delete(notes).where(eq(notes.userId, member.userId));
    await recordEvent(tx, ctx, { action: isRemoved ? "member.removed" : "member.left", entityId: memberId });
    if (isRemoved) {
      await noteActivity(tx, { userId: member.userId, at: ctx.now, kind: "member.was-removed" });
    }
    return { mine, member, receiptCodes, staying: before.filter((one) => one !== member) };
  });
  const { mine, member, receiptCodes, staying } = ended;
  const workspace = await workspaceName(mine);
  if (isRemoved || receiptCodes.length > 0) {
    await tellPeople([member.userId], { kind: "out", workspace, isRemoved, receiptCodes });
  }
  const person = await openPerson(member);
  const accountsGone = receiptCodes.length;
  // That somebody went is the owner's to know, that accounts did is everybody's who saw them.
  const told = staying.filter(
    ({ userId, role }) =>
      userId !== ctx.actor.userId && (role === "owner" || (accountsGone > 0 && role !== "billing")),
  );
  await tellPeople(
    told.map(({ userId }) => userId),
    { kind: "left", workspace, person: person?.name ?? "", accounts: accountsGone },
  );
}

/** @returns the codes of the receipts, one for each account they had linked in the transaction's workspace */
async function takeAccountsAlong(tx: Tx, ctx: PersonContext, userId: bigint): Promise<string[]> {
  const granted = await tx
    .select(endingColumns)
    .from(accounts)
    .innerJoin(connections, eq(connections.accountId, accounts.id))
    .where(eq(accounts.grantedBy, userId))
    .orderBy(accounts.id)
    .for("update");
  const theirs = systemContext("end-membership", { workspaceId: ctx.workspaceId, userId, now: ctx.now });
  const codes: string[] = [];
  for (const { accountPublicId, ...account } of granted) {
    await recordEvent(tx, theirs, { action: "account.taken-along", entityId: accountPublicId });
    codes.push((await endAccount(tx, ctx, { ...account, history: "delete" })).receiptCode);
  }
  return codes;
}
