import { counted, type DatedValue } from "./growth";
import { band, type MetricValue } from "./value";

/** A sum, and what it can be where the platform rounds; both ends included and equal to it where nothing is rounded. */
export type Total = { count: bigint; low: bigint; high: bigint };

/** Added up; null where one of them is no number: a sum without it would look like less. */
export function totalOf(values: readonly MetricValue[]): Total | null {
  const total = { count: 0n, low: 0n, high: 0n };
  for (const value of values) {
    if (value.state !== "measured" && value.state !== "rounded") return null;
    const { low, high } =
      value.state === "rounded"
        ? band(value.count, value.significantDigits)
        : { low: value.count, high: value.count };
    total.count += value.count;
    total.low += low;
    total.high += high;
  }
  return values.length === 0 ? null : total;
}

/** The newest number of ours in a list that is in order of days; what it is hidden behind, or missing, is none. */
export function newestCount(values: readonly DatedValue[]): DatedValue | null {
  const newest = values.findLast(({ value, isImported }) => value.state !== "missing" && !isImported);
  return newest && counted(newest) ? newest : null;
}
