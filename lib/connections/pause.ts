import "server-only";
import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { z } from "zod";
import { accounts, connections } from "@/db/schema";
import { recordEvent } from "@/lib/audit/events";
import { authorize } from "@/lib/auth/permissions";
import { inWorkspace, type PersonContext } from "@/lib/context";
import { NotFoundError } from "@/lib/errors";
import { scheduleWork } from "@/lib/jobs/queue";
import { fillGaps } from "./gaps";

export const PauseInput = z.strictObject({ accountId: z.uuid() });

/**
 * Stops reading counts, also in the middle of a sync. The grant is kept alive and verified daily, so that nothing is
 * lost. Doing it twice changes nothing.
 * @throws NotFoundError also for another workspace's account
 */
export async function pause(ctx: PersonContext, { accountId }: z.infer<typeof PauseInput>): Promise<void> {
  authorize(ctx, "account:pause");
  await inWorkspace(ctx, async (tx) => {
    const isIt = eq(accounts.publicId, accountId);
    const [paused] = await tx
      .update(accounts)
      .set({ pausedAt: ctx.now })
      .where(and(isIt, isNull(accounts.pausedAt)))
      .returning({ publicId: accounts.publicId });
    if (paused) return recordEvent(tx, ctx, { action: "account.paused", entityId: paused.publicId });
    const [there] = await tx.select({ id: accounts.id }).from(accounts).where(isIt);
    if (!there) throw new NotFoundError("Account");
  });
}

/**
 * Reads counts again, beginning now. The days in between say that they were paused.
 * @throws NotFoundError also for another workspace's account
 */
export async function resume(ctx: PersonContext, { accountId }: z.infer<typeof PauseInput>): Promise<void> {
  authorize(ctx, "account:pause");
  await inWorkspace(ctx, async (tx) => {
    const [found] = await tx
      .select({
        id: accounts.id,
        publicId: accounts.publicId,
        grantedBy: accounts.grantedBy,
        linkedAt: accounts.linkedAt,
        lastReadingAt: accounts.lastReadingAt,
        pausedAt: accounts.pausedAt,
        problem: connections.problem,
        problemSince: connections.problemSince,
        platform: accounts.platform,
        scopes: connections.scopes,
      })
      .from(accounts)
      .innerJoin(connections, eq(connections.accountId, accounts.id))
      .where(eq(accounts.publicId, accountId))
      .for("no key update", { of: accounts });
    if (!found) throw new NotFoundError("Account");
    if (!found.pausedAt) return;
    await fillGaps(tx, found.id, found, ctx.now);
    await tx
      .update(accounts)
      .set({ pausedAt: null })
      .where(and(eq(accounts.id, found.id), isNotNull(accounts.pausedAt)));
    const work = { entityId: found.id, workspaceId: ctx.workspaceId, userId: found.grantedBy };
    await scheduleWork(tx, { ...work, job: "sync-account", dueAt: ctx.now }, ctx.now);
    await recordEvent(tx, ctx, { action: "account.resumed", entityId: found.publicId });
  });
}
