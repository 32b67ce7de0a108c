import { ratio } from "./combine";
import { counted, type DatedCount, type DatedValue, netChange } from "./growth";
import type { BreaksBetween, LedgerEntry } from "./ledger";
import { band, type MetricValue } from "./value";

/** One day against the first: null where there is no reading, or a hidden one. */
export type IndexedDay = {
  day: DatedValue["day"];
  state: MetricValue["state"];
  index: number | null;
  /** What the index can be where the platform rounds the counts; both ends included. */
  low?: number;
  high?: number;
};

export type IndexedSeries =
  | {
      kind: "line";
      first: DatedCount;
      /** The last reading that can be set against the first. */
      last: DatedCount;
      /** From the first reading to the last, each day between them. */
      days: readonly IndexedDay[];
      /** The two differ by less than the step in which the platform gives the count. */
      isWithinRounding: boolean;
      /** What ended the line before the readings did. */
      endedBy: LedgerEntry | null;
      /** Days whose count somebody brought, left out of the line. */
      imported: number;
    }
  | { kind: "refused"; reason: "no-reading" | "only-imported" | "hidden" | "zero" };

/**
 * Each reading as a share of the first, which is 100. The first must be a number of ours: a hidden one refuses the line,
 * an imported one is passed over. A change of definition ends it, for what is counted after is not what was counted first.
 * @param values one metric's days, in order
 */
export function indexedTo100(values: readonly DatedValue[], breaksBetween: BreaksBetween): IndexedSeries {
  const read = values.filter(({ value, isImported }) => value.state !== "missing" && !isImported);
  const [start] = read;
  const first = start && counted(start);
  if (!start) {
    const hasImported = values.some(({ isImported }) => isImported);
    return { kind: "refused", reason: hasImported ? "only-imported" : "no-reading" };
  }
  if (!first) return { kind: "refused", reason: "hidden" };
  if (first.count === 0n) return { kind: "refused", reason: "zero" };
  const broken = read.find(({ day }) => breaksBetween(first.day, day).length > 0);
  const end =
    (broken ? read.filter(({ day }) => day < broken.day) : read).findLast((one) => counted(one)) ?? start;
  const last = counted(end) ?? first;
  const within = values.filter(({ day }) => day >= start.day && day <= end.day);
  return {
    kind: "line",
    first,
    last,
    days: within.map((one) => indexedDay(one, start)),
    isWithinRounding: netChange([start, end], () => []).kind === "within-rounding",
    endedBy: broken ? (breaksBetween(first.day, broken.day)[0] ?? null) : null,
    imported: within.filter(({ isImported }) => isImported).length,
  };
}

function indexedDay(
  { day, value, isImported }: DatedValue,
  { day: begin, value: start }: DatedValue,
): IndexedDay {
  if (isImported) return { day, state: "missing", index: null };
  const [of, to] = [bandOf(value), bandOf(start)];
  if (!of || !to) return { day, state: value.state, index: null };
  const index = indexOf(of.count, to.count);
  if (of.low === of.high && to.low === to.high) return { day, state: "measured", index };
  // The first reading is 100 of itself, whatever it stands for.
  if (day === begin) return { day, state: "rounded", index, low: index, high: index };
  return { day, state: "rounded", index, low: indexOf(of.low, to.high), high: indexOf(of.high, to.low) };
}

function bandOf(value: MetricValue): { count: bigint; low: bigint; high: bigint } | null {
  if (value.state === "measured") return { count: value.count, low: value.count, high: value.count };
  if (value.state !== "rounded") return null;
  return { count: value.count, ...band(value.count, value.significantDigits) };
}

/** A count as a share of the first one, which is 100. */
export function indexOf(count: bigint, first: bigint): number {
  return (ratio(count, first) ?? 0) * 100;
}
