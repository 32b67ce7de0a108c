import "server-only";
import { and, eq, ne } from "drizzle-orm";
import type { PgUpdateSetSource } from "drizzle-orm/pg-core";
import type { Tx } from "@/db/client";
import { accounts, connections } from "@/db/schema";
import { recordEvent } from "@/lib/audit/events";
import { slowFromPercent } from "@/lib/budget/meter";
import { endOfUnverified } from "@/lib/connections/end-grace";
import { fillGaps } from "@/lib/connections/gaps";
import { withoutThese } from "@/lib/connections/scopes";
import { planToTell } from "@/lib/connections/tell-connections";
import { type Context, inWorkspace, workspaceOf } from "@/lib/context";
import { finishWork, scheduleWork, type Turn } from "@/lib/jobs/queue";
import { type PlatformFailure, type Problem, problemOf } from "@/lib/platforms/errors";
import { lacks, platform } from "@/lib/platforms/registry";
import { laneSpan } from "./lane-span";
import { backoff, nextReadingAt, retryTime } from "./reading-times";
import { closeRun, type Run } from "./runs";
import { findTarget, holdAccount, type Target } from "./target";

const hour = 3_600_000;
const day = 24 * hour;

/** What a working grant leaves of earlier trouble. */
const cleared = { failures: 0, retryAt: null, deleteDataAt: null };

/** Everything was read that may be: the weather clears as far, and the next reading is planned. */
export async function settleSuccess(target: Target, run: Run, ctx: Context): Promise<void> {
  const next = await nextVisit(target, ctx.now, run.usage);
  return inWorkspace(ctx, async (tx) => {
    await holdAccount(tx, target);
    const weather = await remaining(tx, target, ctx.now);
    const is = await change(tx, target, {
      ...cleared,
      ...weather,
      lastSuccessAt: ctx.now,
      lastTriedAt: ctx.now,
    });
    await closeRun(tx, run, is ? "done" : "stopped", ctx.now);
    if (is) await plan(tx, target, next, ctx);
  });
}

/**
 * What a failure means for the connection, and when to come back. Days that passed get the reason that held until now.
 * @param run null for a visit that only verified
 */
export async function settleFailure(
  target: Target,
  run: Run | null,
  failure: PlatformFailure,
  ctx: Context,
): Promise<void> {
  const failures = target.failures + 1;
  const next = await nextVisit(target, ctx.now);
  const dueAt = comeBack(failure, failures, next, ctx.now);
  return inWorkspace(ctx, async (tx) => {
    await holdAccount(tx, target);
    await fillGaps(tx, target.accountId, target, ctx.now);
    if (run) await closeRun(tx, run, failure.kind, ctx.now);
    if (failure.kind === "expired") return loseGrant(tx, target, failure, next, ctx);
    const problem = problemOf(failure);
    const is = await change(tx, target, {
      problem,
      problemSince: target.problem === problem ? target.problemSince : ctx.now,
      failures,
      lastTriedAt: ctx.now,
      retryAt: failure.kind === "unexpected" ? null : dueAt,
    });
    if (is) await plan(tx, target, dueAt, ctx);
  });
}

/** A paused account's grant still works, or its day without a grant has passed: the next visit is tomorrow's. */
export async function settleVisit(target: Target, isVerified: boolean, ctx: Context): Promise<void> {
  const next = await nextVisit(target, ctx.now);
  return inWorkspace(ctx, async (tx) => {
    await holdAccount(tx, target);
    await fillGaps(tx, target.accountId, target, ctx.now);
    if (isVerified) {
      const weather = await remaining(tx, target, ctx.now);
      await change(tx, target, { ...cleared, ...weather, verifiedAt: ctx.now, lastTriedAt: ctx.now });
    }
    await plan(tx, target, next, ctx);
  });
}

/** What stands in the way of a grant that works: a part of the account that its permissions do not open, or nothing. */
async function remaining(tx: Tx, target: Target, now: Date) {
  const [held] = await tx
    .select({ scopes: connections.scopes })
    .from(connections)
    .where(eq(connections.id, target.connectionId));
  const granted = { scopes: held?.scopes ?? target.scopes };
  const there = platform(target.platform);
  if (!lacks(there, granted, "counts") && !lacks(there, granted, "posts")) {
    return { problem: null, problemSince: null };
  }
  const problem: Problem = "expired/scope-missing";
  return { problem, problemSince: target.problem === problem ? target.problemSince : now };
}

/** The account was taken away or paused in the middle: what was stored until then stands, nothing more is. */
export async function settleEnded(target: Target, run: Run, ctx: Context): Promise<void> {
  const next = await nextVisit(target, ctx.now);
  return inWorkspace(ctx, async (tx) => {
    await holdAccount(tx, target);
    await closeRun(tx, run, "stopped", ctx.now);
    const found = await findTarget(tx, target.accountId);
    if (!found) await finishWork(tx, "sync-account", target.accountId);
    // Under a new grant a sync of its own is on the list.
    else if (found.connectionId === target.connectionId) await plan(tx, target, next, ctx);
  });
}

/**
 * The grant is gone. The figures stay until the platform's rules end them; the person is told once, and the end is on
 * the list. The account is visited daily all the same, so that each day without a reading gets its reason.
 */
async function loseGrant(
  tx: Tx,
  target: Target,
  failure: PlatformFailure,
  next: Date,
  ctx: Context,
): Promise<void> {
  const deleteDataAt = endOfFigures(target, ctx.now);
  const is = await change(tx, target, {
    state: "needs-reconnect",
    problem: problemOf(failure),
    problemSince: ctx.now,
    lastTriedAt: ctx.now,
    retryAt: null,
    deleteDataAt,
    ...(failure.kind === "expired" && failure.scopes && { scopes: withoutThese(failure.scopes) }),
  });
  if (!is) return;
  const work = { entityId: target.connectionId, workspaceId: ctx.workspaceId, userId: target.grantedBy };
  if (deleteDataAt) await scheduleWork(tx, { ...work, job: "end-grace", dueAt: deleteDataAt }, ctx.now);
  await planToTell(tx, target.grantedBy, ctx.now);
  if (failure.kind === "expired" && failure.reason === "revoked") await visitSiblings(tx, target, ctx);
  await recordEvent(tx, ctx, { action: "account.grant-lost", entityId: target.publicId });
  await plan(tx, target, next, ctx);
}

/**
 * A person who ends our access at a platform ends it for all their accounts there: those are visited now, so that they
 * hear of all at once and not of one after the other.
 */
async function visitSiblings(tx: Tx, target: Target, ctx: Context): Promise<void> {
  const siblings = await tx
    .select({ id: accounts.id })
    .from(accounts)
    .innerJoin(connections, eq(connections.accountId, accounts.id))
    .where(
      and(
        eq(accounts.grantedBy, target.grantedBy),
        eq(accounts.platform, target.platform),
        eq(connections.state, "active"),
        ne(accounts.id, target.accountId),
      ),
    );
  for (const { id } of siblings) await plan(tx, { ...target, accountId: id }, ctx.now, ctx);
}

/** Null where the platform leaves it to the person. */
function endOfFigures({ platform: id, verifiedAt }: Target, now: Date): Date | null {
  const { graceDays } = platform(id).descriptor;
  if (graceDays === null) return null;
  const unverified = endOfUnverified(verifiedAt, now).getTime();
  return new Date(Math.min(now.getTime() + graceDays * day, unverified));
}

function comeBack(failure: PlatformFailure, failures: number, next: Date, now: Date): Date {
  if (failure.kind === "limited") return retryTime(now, failure.retryAt, failures);
  if (failure.kind === "unavailable") return new Date(now.getTime() + backoff(failures));
  // Asking again soon would bring the same answer and cost the same allowance.
  return new Date(Math.min(now.getTime() + 6 * hour, next.getTime()));
}

/** @param usage percent of the account's own allowance: where little is left it is read at its daily turn only */
async function nextVisit(target: Target, now: Date, usage: number | null = null): Promise<Date> {
  const { readEveryHours } = platform(target.platform).descriptor;
  const isScarce = usage !== null && usage >= slowFromPercent;
  const every = isScarce ? Math.max(24, readEveryHours) : readEveryHours;
  return nextReadingAt(now, every, target.accountId, await laneSpan(target.platform));
}

/** False when the connection is not active any more: a newer one, or none, has taken its place. */
async function change(
  tx: Tx,
  target: Target,
  values: PgUpdateSetSource<typeof connections>,
): Promise<boolean> {
  const changed = await tx
    .update(connections)
    .set(values)
    .where(and(eq(connections.id, target.connectionId), eq(connections.state, "active")))
    .returning({ id: connections.id });
  return changed.length > 0;
}

async function plan(tx: Tx, target: Target, dueAt: Date, ctx: Context): Promise<void> {
  const turn = dueAt > ctx.now ? await turnOf(tx, target) : null;
  await scheduleWork(
    tx,
    {
      job: "sync-account",
      entityId: target.accountId,
      workspaceId: workspaceOf(ctx),
      userId: target.grantedBy,
      dueAt,
      ...(turn && { turn }),
    },
    ctx.now,
  );
}

/** What its place among the planned readings goes by. Null for a first one, for which somebody waits, and where nothing is read. */
async function turnOf(tx: Tx, target: Target): Promise<Turn | null> {
  const [found] = await tx
    .select({
      readAt: accounts.lastReadingAt,
      listedAt: accounts.listedAt,
      pausedAt: accounts.pausedAt,
      state: connections.state,
      verifiedAt: connections.verifiedAt,
    })
    .from(accounts)
    .innerJoin(connections, eq(connections.accountId, accounts.id))
    .where(eq(accounts.id, target.accountId));
  if (!found?.readAt || found.pausedAt || found.state !== "active") return null;
  const { readAt, listedAt, verifiedAt } = found;
  return {
    lane: target.platform,
    readAt,
    provenAt: listedAt && listedAt < verifiedAt ? listedAt : verifiedAt,
  };
}
