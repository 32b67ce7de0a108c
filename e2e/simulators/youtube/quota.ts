import type { YoutubeWorld } from "./scenarios.ts";
import { type YoutubeState, youtubePart } from "./state.ts";

const pacific = new Intl.DateTimeFormat("en-CA", { timeZone: "America/Los_Angeles", dateStyle: "short" });

/** The day (YYYY-MM-DD) in Los Angeles, where YouTube's quota begins anew at midnight. */
export function pacificDay(at: number): string {
  return pacific.format(at);
}

export const batchCallsADay = 10_000;

/** Counts one call; false when the day's allowance is used up, in which case nothing is counted. */
export function chargeQuota(world: YoutubeWorld, bucket: "units" | "batchCalls"): boolean {
  const state = world.part(youtubePart);
  const day = pacificDay(world.clock.now());
  if (state.quota.pacificDay !== day)
    state.quota = { ...state.quota, pacificDay: day, units: 0, batchCalls: 0 };
  const allowance = bucket === "units" ? state.quota.dailyUnits : batchCallsADay;
  if (state.quota[bucket] >= allowance) return false;
  state.quota[bucket] += 1;
  return true;
}

/** Today's use in Los Angeles. */
export function describeQuota(world: YoutubeWorld): YoutubeState["quota"] {
  const { quota } = world.part(youtubePart);
  const today = pacificDay(world.clock.now());
  return quota.pacificDay === today ? quota : { ...quota, pacificDay: today, units: 0, batchCalls: 0 };
}
