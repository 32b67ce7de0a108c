import "server-only";
import { and, desc, eq } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "@/db/client";
import { accounts, connections, syncRuns } from "@/db/schema";
import { recordEvent } from "@/lib/audit/events";
import { authorize } from "@/lib/auth/permissions";
import { inWorkspace, type PersonContext, workspaceOf } from "@/lib/context";
import { ConflictError, NotFoundError, TooManyRequestsError } from "@/lib/errors";
import { formatInstant } from "@/lib/format";
import { scheduleWork } from "@/lib/jobs/queue";
import { platform } from "@/lib/platforms/registry";
import { isPersonOpen } from "./target";

export const RequestSyncInput = z.strictObject({ accountId: z.uuid() });

const pauseBetween = 60_000;

/**
 * Reads an account now instead of at its next turn.
 * @throws ConflictError when it is paused, not connected, or being read already
 * @throws TooManyRequestsError sooner than a minute after the last time, or while the platform asks us to wait
 */
export async function requestSync(
  ctx: PersonContext,
  { accountId }: z.infer<typeof RequestSyncInput>,
): Promise<void> {
  authorize(ctx, "account:sync");
  await inWorkspace(ctx, async (tx) => {
    const [found] = await tx
      .select({
        id: accounts.id,
        publicId: accounts.publicId,
        platform: accounts.platform,
        grantedBy: accounts.grantedBy,
        pausedAt: accounts.pausedAt,
        state: connections.state,
        problem: connections.problem,
        retryAt: connections.retryAt,
      })
      .from(accounts)
      .innerJoin(connections, eq(connections.accountId, accounts.id))
      .where(eq(accounts.publicId, accountId))
      .for("no key update");
    if (!found) throw new NotFoundError("Account");
    const { label } = platform(found.platform).descriptor;
    if (found.state !== "active")
      throw new ConflictError(`Reconnect ${label} first: it no longer lets us read.`);
    if (!(await isPersonOpen(tx, found.grantedBy))) {
      throw new ConflictError("Nothing is read at present for the person who linked this account.");
    }
    if (found.pausedAt) throw new ConflictError("This account is paused. Resume it first.");
    if (found.problem?.startsWith("limited/") && found.retryAt && found.retryAt > ctx.now) {
      throw new TooManyRequestsError(
        found.retryAt,
        `${label} lets us read again on ${formatInstant(found.retryAt)}. It is planned already.`,
      );
    }
    await refuseTooSoon(tx, found.id, ctx.now);
    await tx
      .insert(syncRuns)
      .values({ workspaceId: workspaceOf(ctx), accountId: found.id, reason: "asked", startedAt: ctx.now });
    await scheduleWork(
      tx,
      {
        job: "sync-account",
        entityId: found.id,
        workspaceId: ctx.workspaceId,
        userId: found.grantedBy,
        dueAt: ctx.now,
      },
      ctx.now,
    );
    await recordEvent(tx, ctx, { action: "account.sync-asked", entityId: found.publicId });
  });
}

async function refuseTooSoon(tx: Tx, accountId: bigint, now: Date): Promise<void> {
  const [last] = await tx
    .select({ startedAt: syncRuns.startedAt, finishedAt: syncRuns.finishedAt })
    .from(syncRuns)
    .where(and(eq(syncRuns.accountId, accountId)))
    .orderBy(desc(syncRuns.id))
    .limit(1);
  if (!last) return;
  if (!last.finishedAt) throw new ConflictError("This account is being read already.");
  const again = new Date(last.startedAt.getTime() + pauseBetween);
  if (again > now) {
    throw new TooManyRequestsError(
      again,
      "This account was read less than a minute ago. Try again in a minute.",
    );
  }
}
