import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { now } from "@/lib/clock";
import { clients } from "@/lib/db";
import { env } from "@/lib/env";
import { log, logError } from "@/lib/log";
import { handOverReadings } from "./lanes";
import { leaseSeconds } from "./run-job";
import { nextTurn, timetable } from "./schedule";

const batch = 500;
const longestPauseMs = 30_000;

/** Hands everything that is due to the queue, and planned readings as far as there is room. @returns how much that was */
export async function planOnce(at: Date): Promise<number> {
  let handed = await handOverReadings(at);
  for (;;) {
    const [row] = await clients().sql<{ handed: number }[]>`
      select enqueue_due_work(${at}, make_interval(secs => ${leaseSeconds}), ${batch}) as handed`;
    handed += row?.handed ?? 0;
    if ((row?.handed ?? 0) < batch) return handed;
  }
}

/** Puts the timetable's work on the list where it is not there yet. */
export async function seedTimetable(at: Date): Promise<void> {
  for (const job of timetable) {
    await clients().sql`select seed_work(${job}, ${nextTurn(job, at)})`;
  }
}

/**
 * Looks every second, and ten times as often where the calendar is moved by hand. A database or a calendar that is away
 * is said once and asked again more and more slowly.
 */
export async function keepPlanning(signal: AbortSignal): Promise<void> {
  const rhythmMs = env.CLOCK_URL ? 100 : 1_000;
  let isSeeded = false;
  let failures = 0;
  while (!signal.aborted) {
    try {
      const at = await now();
      if (!isSeeded) await seedTimetable(at);
      isSeeded = true;
      await planOnce(at);
      if (failures > 0) log("planner.recovered", { count: failures });
      failures = 0;
    } catch (error) {
      if (failures === 0) logError("planner.interrupted", error);
      failures += 1;
    }
    await pause(Math.min(longestPauseMs, rhythmMs * 2 ** Math.min(failures, 10)), signal);
  }
}

/** Ends early, and quietly, when the process is to stop. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await wait(milliseconds, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}
