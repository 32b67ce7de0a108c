import "server-only";
import { addDays, type Day, type DayRange } from "@/lib/dates";
import type { AccountMetric } from "@/lib/metrics/catalog";
import { gapWords } from "@/lib/metrics/gap-reasons";
import { breaksBetween, type LedgerEntry, type Subject } from "@/lib/metrics/ledger";
import type { AccountSeries } from "@/lib/metrics/series";
import { band, type MetricValue } from "@/lib/metrics/value";
import type { BreakView, GapView, PointView, ValueView } from "./views";

export function valueView(value: MetricValue): ValueView {
  if (value.state === "hidden" || value.state === "missing") return { state: value.state, count: null };
  if (value.state === "measured") return { state: "measured", count: value.count.toString() };
  const { low, high } = band(value.count, value.significantDigits);
  return { state: "rounded", count: value.count.toString(), low: low.toString(), high: high.toString() };
}

/** A calculated whole number, or none. */
export function countView(count: bigint | number | null): ValueView {
  return count === null
    ? { state: "missing", count: null }
    : { state: "measured", count: typeof count === "bigint" ? count.toString() : String(Math.round(count)) };
}

/** @param absent what to say where there is none: a part of it may be hidden */
export function ratioView(ratio: number | null, absent: "missing" | "hidden" = "missing"): ValueView {
  return {
    state: ratio === null ? absent : "measured",
    count: ratio === null ? null : String(ratio),
    format: "percent",
  };
}

/** A metric's days of the range, for a line. Days that were never looked at are left out at both ends. */
export function pointViews(series: AccountSeries, metric: AccountMetric, range: DayRange): PointView[] {
  const values = series.values(metric);
  const points = series.days.flatMap(({ day, readAt }, index): PointView[] => {
    const value = values[index];
    if (!value || day < range.from || day >= range.to) return [];
    const { state, count, low, high } = valueView(value);
    return [{ day, value: count, state, readAt, ...(low === undefined ? {} : { low, high }) }];
  });
  const first = points.findIndex(({ readAt }) => readAt !== null);
  const last = points.findLastIndex(({ readAt }) => readAt !== null);
  return first === -1 ? [] : points.slice(first, last + 1);
}

/**
 * Spans of the range without a reading, from the first reading on and up to yesterday: today is not over. Neighbouring
 * days with different reasons are spans of their own.
 */
export function gapViews(series: AccountSeries, range: DayRange, today: Day): GapView[] {
  const firstRead = series.days.find(({ readAt }) => readAt !== null)?.day;
  const gaps: GapView[] = [];
  if (!firstRead) return gaps;
  for (const { day, readAt, gap } of series.days) {
    if (readAt !== null || day < firstRead || day >= today || day < range.from || day >= range.to) continue;
    const reason = gapWords[gap ?? "not-read"];
    const last = gaps.at(-1);
    if (last && last.to === day && last.reason === reason) last.to = addDays(day, 1);
    else gaps.push({ from: day, to: addDays(day, 1), reason });
  }
  return gaps;
}

/**
 * Changes of counting between two readings, on their first day; one that was already going on at the first reading,
 * on the day it was complete.
 */
export function breakViews(
  ledger: readonly LedgerEntry[],
  subject: Subject,
  points: readonly PointView[],
): BreakView[] {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return [];
  return breaksBetween(ledger, subject, first.day, last.day).map((entry) => ({
    day: entry.from > first.day ? entry.from : entry.complete,
    text: entry.words,
    href: definitionHref(entry.id),
  }));
}

export function definitionHref(id?: string): string {
  return id ? `/definitions#${id}` : "/definitions";
}
