import { addDays, type Day } from "@/lib/dates";
import { ratio } from "./combine";
import type { BreaksBetween, LedgerEntry } from "./ledger";
import { countOf, type MetricValue, roundingStep } from "./value";

/** Where a reading comes from, as far as what is calculated from it has to say so. */
type Origin = {
  /** It jumps away from those around it and comes back. */
  isDoubtful?: boolean;
  /** Somebody brought it; nobody here read it. */
  isImported?: boolean;
};
/** A day's value of one metric. */
export type DatedValue = { day: Day; value: MetricValue } & Origin;
export type DatedCount = { day: Day; count: bigint } & Origin;

export type NetChange =
  | {
      kind: "changed";
      first: DatedCount;
      last: DatedCount;
      difference: bigint;
      /** What the difference can be when both ends are rounded; equal to it when neither is. */
      low: bigint;
      high: bigint;
      /** Mean change from one day to the next, over `daysCounted` days that were read and whose eve was read. */
      perDay: number | null;
      daysCounted: number;
      /** Growth rate; null from a start of 0. */
      rate: number | null;
    }
  /** The difference is smaller than the step in which the platform gives the count. */
  | { kind: "within-rounding"; first: DatedCount; last: DatedCount; step: bigint }
  /** The two ends count different things. */
  | { kind: "refused"; entry: LedgerEntry; first: DatedCount; last: DatedCount }
  | { kind: "undefined"; reason: "no-reading" | "one-reading" | "hidden" };

/**
 * From the first to the last reading in the list, which is in order of days. A hidden end is no number to compare
 * with, whatever was read in between.
 */
export function netChange(values: readonly DatedValue[], breaksBetween: BreaksBetween): NetChange {
  const known = values.filter(({ value }) => value.state !== "missing");
  const [start, end] = [known[0], known.at(-1)];
  if (!start || !end) return { kind: "undefined", reason: "no-reading" };
  const first = counted(start);
  const last = counted(end);
  if (!first || !last) return { kind: "undefined", reason: "hidden" };
  if (first.day === last.day) return { kind: "undefined", reason: "one-reading" };
  const [entry] = breaksBetween(first.day, last.day);
  if (entry) return { kind: "refused", entry, first, last };
  const difference = last.count - first.count;
  const [stepBefore, stepAfter] = [stepOf(start.value), stepOf(end.value)];
  let step = stepBefore;
  if (stepAfter > step) step = stepAfter;
  if (step > 1n && size(difference) < step) return { kind: "within-rounding", first, last, step };
  return {
    kind: "changed",
    first,
    last,
    difference,
    low: difference - (stepBefore - 1n),
    high: difference + (stepAfter - 1n),
    ...changePerDay(known),
    rate: ratio(difference, first.count),
  };
}

/**
 * Only days whose eve was read as well: what happened in a gap belongs to no day, so it is in no day's figure. A flagged
 * reading says nothing of its day or of the next, and imported counts are none of ours.
 */
function changePerDay(values: readonly DatedValue[]): { perDay: number | null; daysCounted: number } {
  let total = 0n;
  let daysCounted = 0;
  let eve: DatedValue | null = null;
  for (const today of values) {
    const count = countOf(today.value);
    if (count === null) continue;
    const before = eve && countOf(eve.value);
    if (eve && before !== null && isTelling(eve) && isTelling(today) && addDays(eve.day, 1) === today.day) {
      total += count - before;
      daysCounted += 1;
    }
    eve = today;
  }
  return { perDay: daysCounted === 0 ? null : Number(total) / daysCounted, daysCounted };
}

const isTelling = ({ isDoubtful, isImported }: Origin) => !isDoubtful && !isImported;

/** The same with its day. */
export function counted({ value, ...dated }: DatedValue): DatedCount | null {
  const count = countOf(value);
  return count === null ? null : { ...dated, count };
}

/** 1 where the count is exact. */
export function stepOf(value: MetricValue): bigint {
  return value.state === "rounded" ? roundingStep(value.count, value.significantDigits) : 1n;
}

function size(difference: bigint): bigint {
  return difference < 0n ? -difference : difference;
}
