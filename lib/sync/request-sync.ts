import "server-only";
import { and, count, desc, eq, gte } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "@/db/client";
import { accounts, connections, syncRuns } from "@/db/schema";
import { recordEvent } from "@/lib/audit/events";
import { authorize } from "@/lib/auth/permissions";
import { shareOf } from "@/lib/budget/costs";
import { roomAt } from "@/lib/budget/room";
import { inWorkspace, type PersonContext, workspaceOf } from "@/lib/context";
import { ConflictError, NotFoundError, TooManyRequestsError } from "@/lib/errors";
import { formatInstant } from "@/lib/format";
import { scheduleWork } from "@/lib/jobs/queue";
import { t } from "@/lib/language/t";
import { platform } from "@/lib/platforms/registry";
import { isPersonOpen } from "./target";

export const RequestSyncInput = z.strictObject({ accountId: z.uuid() });

const pauseBetween = 60_000;

/**
 * Reads an account now instead of at its next turn.
 * @throws ConflictError when it is paused, not connected, or being read already
 * @throws TooManyRequestsError sooner than a minute after the last time, while the platform asks us to wait, and when
 *   what is kept for people, or this workspace's share of it, is used up: says until when
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
      throw new ConflictError(
        t("Reconnect {platform} first: it no longer lets us read.", { platform: label }),
      );
    if (!(await isPersonOpen(tx, found.grantedBy))) {
      throw new ConflictError(t("Nothing is read at present for the person who linked this account."));
    }
    if (found.pausedAt) throw new ConflictError(t("This account is paused. Resume it first."));
    await refuseTooSoon(tx, found.id, ctx.now);
    await refuseWithoutRoom(tx, found, ctx.now);
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

interface Asked {
  platform: string;
  problem: string | null;
  retryAt: Date | null;
}

/** A part of each allowance is kept for what people ask for, so this may go while planned readings wait. */
async function refuseWithoutRoom(tx: Tx, { platform: id, problem, retryAt }: Asked, now: Date) {
  const { descriptor, budget } = platform(id);
  const { visits, opensAt, isRefused } = await roomAt(id, budget, "asked", now);
  const until = visits === 0 ? opensAt : retryAt;
  // What our own count held back may be asked for; what the platform itself refused would be refused again.
  const isBarred = problem === "limited/rate" || (problem === "limited/quota" && isRefused);
  if (until && until > now && (visits === 0 || isBarred)) {
    throw new TooManyRequestsError(
      until,
      t("{platform} lets us read again on {time}. It is planned already.", {
        platform: descriptor.label,
        time: formatInstant(until),
      }),
    );
  }
  const share = shareOf(budget, now);
  if (share && (await countAsked(tx, id, share.since)) >= share.visits) {
    throw new TooManyRequestsError(
      share.until,
      t(
        "Your workspace has used its share of today's extra readings; there are more again on {time}. It is planned already.",
        { time: formatInstant(share.until) },
      ),
    );
  }
}

/** How many readings people of this workspace have asked for since then. */
async function countAsked(tx: Tx, platformId: string, since: Date): Promise<number> {
  const [row] = await tx
    .select({ asked: count() })
    .from(syncRuns)
    .innerJoin(accounts, eq(accounts.id, syncRuns.accountId))
    .where(
      and(eq(syncRuns.reason, "asked"), gte(syncRuns.startedAt, since), eq(accounts.platform, platformId)),
    );
  return row?.asked ?? 0;
}

async function refuseTooSoon(tx: Tx, accountId: bigint, now: Date): Promise<void> {
  const [last] = await tx
    .select({ startedAt: syncRuns.startedAt, finishedAt: syncRuns.finishedAt })
    .from(syncRuns)
    .where(and(eq(syncRuns.accountId, accountId)))
    .orderBy(desc(syncRuns.id))
    .limit(1);
  if (!last) return;
  if (!last.finishedAt) throw new ConflictError(t("This account is being read already."));
  const again = new Date(last.startedAt.getTime() + pauseBetween);
  if (again > now) {
    throw new TooManyRequestsError(
      again,
      t("This account was read less than a minute ago. Try again in a minute."),
    );
  }
}
