import "server-only";
import { desc, eq } from "drizzle-orm";
import { accounts, connections, syncRuns } from "@/db/schema";
import { authorize } from "@/lib/auth/permissions";
import { weatherOf } from "@/lib/connections/weather";
import { type Context, inWorkspace } from "@/lib/context";
import { NotFoundError } from "@/lib/errors";
import { platform } from "@/lib/platforms/registry";
import type { PlatformDescriptor } from "@/lib/platforms/types";

/** How far a sync is, as the screen shows it. */
export interface SyncProgressView {
  state: "waiting" | "running" | "done" | "failed";
  /** "Reading your videos". */
  stage: string;
  /** Posts that are up to date. */
  done: number;
  /** Posts in all; null until the platform has listed them. */
  total: number | null;
  secondsLeft: number | null;
  /** Why it stopped, what is safe and what happens next. */
  problem: string | null;
}

export interface RunState {
  startedAt: Date;
  finishedAt: Date | null;
  outcome: string | null;
  postsFound: number;
  postsRead: number;
  calls: number;
  isListingDone: boolean;
}

/** The account's latest sync. @throws NotFoundError also for another workspace's account */
export async function getProgress(
  ctx: Context,
  { accountId }: { accountId: string },
): Promise<SyncProgressView> {
  authorize(ctx, "account:read");
  const found = await inWorkspace(ctx, async (tx) => {
    const [row] = await tx
      .select({ account: accounts, connection: connections, run: syncRuns })
      .from(accounts)
      .innerJoin(connections, eq(connections.accountId, accounts.id))
      .leftJoin(syncRuns, eq(syncRuns.accountId, accounts.id))
      .where(eq(accounts.publicId, accountId))
      .orderBy(desc(syncRuns.id))
      .limit(1);
    return row;
  });
  if (!found) throw new NotFoundError("Account");
  const { descriptor } = platform(found.account.platform);
  const weather = weatherOf({ ...found.connection, pausedAt: found.account.pausedAt }, descriptor);
  return toProgress(found.run, descriptor, weather.text, ctx.now);
}

/** @param problem the connection's weather in words, for a run that failed */
export function toProgress(
  run: RunState | null,
  { words }: PlatformDescriptor,
  problem: string,
  now: Date,
): SyncProgressView {
  const nothing = { done: 0, total: null, secondsLeft: null, problem: null };
  if (!run) return { ...nothing, state: "done", stage: "Not read yet" };
  const done = Math.min(run.postsRead, run.postsFound);
  const total = run.isListingDone ? run.postsFound : null;
  if (run.finishedAt) {
    const isWell = run.outcome === "done" || run.outcome === "stopped";
    return isWell
      ? { ...nothing, state: "done", stage: "Up to date", done, total }
      : { ...nothing, state: "failed", stage: "Stopped", done, total, problem };
  }
  if (run.calls === 0 && run.postsFound === 0)
    return { ...nothing, state: "waiting", stage: "Waiting to begin" };
  if (!run.isListingDone) {
    return { ...nothing, state: "running", stage: `Finding your ${words.posts}`, done: run.postsFound };
  }
  const secondsLeft = timeLeft(now.getTime() - run.startedAt.getTime(), done, run.postsFound);
  return { ...nothing, state: "running", stage: `Reading your ${words.posts}`, done, total, secondsLeft };
}

/** From the pace so far; not said before there is one. */
function timeLeft(milliseconds: number, done: number, total: number): number | null {
  if (done < 50 || milliseconds < 1_000) return null;
  return Math.ceil((milliseconds / done / 1_000) * (total - done));
}
