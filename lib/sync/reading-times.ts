import "server-only";
import { addDays, startOfDay, toDay } from "@/lib/dates";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** Daily readings begin at 00:10 UTC. Those of few accounts are over by 06:10: a failed one has its day to be tried again. */
const firstSlot = 10 * minute;
const shortestSpan = 6 * hour;
/** Those of many end by 20:10, so that the last ones can be tried again as well. */
const longestSpan = 20 * hour;
const shortestBackoff = minute;
const longestBackoff = 6 * hour;

/** Where in its rhythm an account is read: always the same place, and a different one for each. */
function slotOf(accountId: bigint, span: number): number {
  // Fibonacci hashing: neighbouring ids land far apart.
  const mixed = BigInt.asUintN(32, accountId * 2_654_435_769n);
  return Math.floor((Number(mixed) / 2 ** 32) * span);
}

/**
 * How much of a day the daily readings take that need this part of the day's allowance: as much of it, so that no hour
 * asks for more than an even day would give it.
 */
export function spanOf(part: number): number {
  return Math.min(longestSpan, Math.max(shortestSpan, Math.round(part * day)));
}

/**
 * The next reading after one at `now`: of each UTC day where the rhythm is daily, so that none is left out.
 * @param span of the day, in milliseconds, as `spanOf` gives it
 */
export function nextReadingAt(
  now: Date,
  everyHours: number,
  accountId: bigint,
  span: number = shortestSpan,
): Date {
  const midnight = startOfDay(toDay(now)).getTime();
  if (everyHours >= 24) {
    return new Date(startOfDay(addDays(toDay(now), 1)).getTime() + firstSlot + slotOf(accountId, span));
  }
  const every = everyHours * hour;
  const slot = slotOf(accountId, Math.min(every, shortestSpan));
  // Not sooner than half a rhythm from now, and never into the next day past its first place.
  const earliest = now.getTime() + every / 2;
  const next = midnight + slot + Math.ceil((earliest - midnight - slot) / every) * every;
  return new Date(next);
}

/** How long to leave a platform alone after so many failures in a row: doubling from a minute to six hours, ± 20 %. */
export function backoff(failures: number, random: () => number = Math.random): number {
  const base = Math.min(longestBackoff, shortestBackoff * 2 ** Math.min(failures - 1, 20));
  return Math.round(Math.min(longestBackoff, base * (0.8 + random() * 0.4)));
}

/** When to come back after a limit. Whatever a platform asks for, not before a minute and not after a day and an hour. */
export function retryTime(now: Date, asked: Date | null, failures: number): Date {
  if (!asked) return new Date(now.getTime() + backoff(failures));
  const wait = Math.min(Math.max(asked.getTime() - now.getTime(), minute), day + hour);
  return new Date(now.getTime() + wait);
}
