import "server-only";
import { and, desc, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { syncRuns } from "@/db/schema";
import type { PlatformFailure } from "@/lib/platforms/errors";
import type { Target } from "./target";

/** A sync as it goes on. Its numbers are written with each step, so that the screen can follow. */
export interface Run {
  id: bigint;
  reason: (typeof syncRuns.$inferSelect)["reason"];
  /** Posts the platform lists, and how many of them are up to date. */
  postsFound: number;
  postsRead: number;
  /** Calls to the platform so far. */
  calls: number;
  isListingDone: boolean;
  /** Percent of the account's own allowance that is used, as the platform last told; null where it told nothing. */
  usage: number | null;
}

/** How a run ended: well, by a platform's failure, or because its account was taken away or paused. */
type RunOutcome = "done" | "stopped" | PlatformFailure["kind"];

/** Takes up the run that was asked for or broken off; else begins one. */
export async function openRun(tx: Tx, target: Target, workspaceId: bigint, now: Date): Promise<Run> {
  const fresh = { startedAt: now, postsFound: 0, postsRead: 0, calls: 0, isListingDone: false };
  const columns = { id: syncRuns.id, reason: syncRuns.reason };
  const [waiting] = await tx
    .select(columns)
    .from(syncRuns)
    .where(and(eq(syncRuns.accountId, target.accountId), isNull(syncRuns.finishedAt)))
    .orderBy(desc(syncRuns.id))
    .limit(1);
  const [row] = waiting
    ? await tx.update(syncRuns).set(fresh).where(eq(syncRuns.id, waiting.id)).returning(columns)
    : await tx
        .insert(syncRuns)
        .values({
          workspaceId,
          accountId: target.accountId,
          reason: target.firstReadingAt ? "schedule" : "first",
          ...fresh,
        })
        .returning(columns);
  if (!row) throw new Error("The run was neither found nor begun");
  return { ...row, ...fresh, usage: null };
}

export async function saveRun(tx: Tx, run: Run): Promise<void> {
  const { postsFound, postsRead, calls, isListingDone } = run;
  await tx
    .update(syncRuns)
    .set({ postsFound, postsRead, calls, isListingDone })
    .where(eq(syncRuns.id, run.id));
}

export async function closeRun(tx: Tx, run: Run, outcome: RunOutcome, now: Date): Promise<void> {
  await saveRun(tx, run);
  await tx.update(syncRuns).set({ finishedAt: now, outcome }).where(eq(syncRuns.id, run.id));
}
