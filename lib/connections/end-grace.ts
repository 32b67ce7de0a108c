import "server-only";
import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { accounts, connections } from "@/db/schema";
import { recordEvent } from "@/lib/audit/events";
import { authorize } from "@/lib/auth/permissions";
import { type Context, inWorkspace } from "@/lib/context";
import { finishWork, scheduleWork } from "@/lib/jobs/queue";
import { deleteHistory, endingColumns, startDisconnect } from "./disconnect-start";

const day = 24 * 60 * 60 * 1000;
/** Figures may not stay longer than this after the platform last confirmed the grant. */
const longestUnverified = 30 * day;
/** However late that is noticed, there is time to be told and to reconnect. */
const shortestNotice = 2 * day;
/**
 * Without a sign from the platform for longer, a grant is not known to be alive. It is looked for once a night, so that
 * a day may pass until it is noticed: with the notice, that still ends within the thirty.
 */
export const unverifiedDays = 27;

/** When figures end whose platform confirms the grant no more, where its rules give them an end. */
export function endOfUnverified(verifiedAt: Date, now: Date): Date {
  return new Date(Math.max(verifiedAt.getTime() + longestUnverified, now.getTime() + shortestNotice));
}

/**
 * The end of the time that kept figures have after a grant was lost: deletes them as a disconnect would. A connection
 * that came back in the meantime ends it.
 */
export async function endGrace(ctx: Context, connectionId: bigint): Promise<void> {
  authorize(ctx, "account:disconnect");
  await inWorkspace(ctx, async (tx) => {
    const [found] = await tx
      .select({
        ...endingColumns,
        verifiedAt: connections.verifiedAt,
        deleteDataAt: connections.deleteDataAt,
      })
      .from(connections)
      .innerJoin(accounts, eq(accounts.id, connections.accountId))
      .where(eq(connections.id, connectionId))
      .for("no key update");
    if (!found?.deleteDataAt || (await isBack(tx, ctx, found))) {
      await finishWork(tx, "end-grace", connectionId);
      return;
    }
    const { deleteDataAt } = found;
    if (ctx.now >= deleteDataAt && found.state !== "revoking") {
      await recordEvent(tx, ctx, { action: "account.grace-ended", entityId: found.accountPublicId });
      if (found.state === "revoked") await deleteHistory(tx, ctx, found);
      else await startDisconnect(tx, ctx, { ...found, history: "delete" });
      return;
    }
    // While a disconnect is under way past the end, look again in an hour.
    const dueAt = ctx.now < deleteDataAt ? deleteDataAt : new Date(ctx.now.getTime() + day / 24);
    const work = { job: "end-grace", entityId: connectionId, userId: found.userId, dueAt } as const;
    await scheduleWork(tx, { ...work, workspaceId: ctx.workspaceId }, ctx.now);
  });
}

/** The platform accepts the grant again, so nothing ends: nor does what a later loss will plan anew. */
async function isBack(
  tx: Tx,
  ctx: Context,
  found: { state: string; verifiedAt: Date; connectionId: bigint },
): Promise<boolean> {
  if (found.state !== "active" || ctx.now.getTime() - found.verifiedAt.getTime() > unverifiedDays * day)
    return false;
  await tx.update(connections).set({ deleteDataAt: null }).where(eq(connections.id, found.connectionId));
  return true;
}
