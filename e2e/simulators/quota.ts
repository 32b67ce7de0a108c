import type { World } from "./world.ts";

const pacific = new Intl.DateTimeFormat("en-CA", { timeZone: "America/Los_Angeles", dateStyle: "short" });

/** The day (YYYY-MM-DD) in Los Angeles, where YouTube's quota begins anew at midnight. */
export function pacificDay(at: number): string {
  return pacific.format(at);
}

export const batchCallsADay = 10_000;

/** Counts one call; false when the day's allowance is used up, in which case nothing is counted. */
export function chargeQuota({ state, clock }: World, bucket: "units" | "batchCalls"): boolean {
  const day = pacificDay(clock.now());
  if (state.quota.pacificDay !== day)
    state.quota = { ...state.quota, pacificDay: day, units: 0, batchCalls: 0 };
  const allowance = bucket === "units" ? state.quota.dailyUnits : batchCallsADay;
  if (state.quota[bucket] >= allowance) return false;
  state.quota[bucket] += 1;
  return true;
}

/** Today's use in Los Angeles. */
export function describeQuota({ state, clock }: World): World["state"]["quota"] {
  const today = pacificDay(clock.now());
  return state.quota.pacificDay === today
    ? state.quota
    : { ...state.quota, pacificDay: today, units: 0, batchCalls: 0 };
}
