import "server-only";
import { addDays, type Day, type DayRange } from "@/lib/dates";
import { formatCount, formatDay } from "@/lib/format";
import { t } from "@/lib/language/t";
import type { AccountMetric } from "@/lib/metrics/catalog";
import type { Doubt } from "@/lib/metrics/doubt";
import { gapWords } from "@/lib/metrics/gap-reasons";
import type { BreaksBetween } from "@/lib/metrics/ledger";
import { type AccountSeries, placesOf } from "@/lib/metrics/series";
import { band, type MetricValue, missing } from "@/lib/metrics/value";
import { madeOnce } from "./made-once";
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

/** The same as a point of a line. */
export function countPoint(count: bigint | null): Pick<PointView, "value" | "state"> {
  const { count: value, state } = countView(count);
  return { value, state };
}

/** @param absent what to say where there is none: a part of it may be hidden */
export function ratioView(ratio: number | null, absent: "missing" | "hidden" = "missing"): ValueView {
  return {
    state: ratio === null ? absent : "measured",
    count: ratio === null ? null : String(ratio),
    format: "percent",
  };
}

/**
 * The flag of a reading as points and receipts bear it; nothing where there is none.
 * @param written the counts around it in the unit of the number that bears the flag
 */
export function doubtWords(
  doubt: Doubt | null | undefined,
  written = (count: bigint) => formatCount(count, { exact: true }),
): { flag?: string } {
  if (!doubt) return {};
  const [before, after] = [doubt.before, doubt.after].map(({ day, count }) =>
    t("{count} on {day}", { count: written(count), day: formatDay(day) }),
  );
  return { flag: t("stands far from {before} and {after}", { before: before ?? "", after: after ?? "" }) };
}

/** Read by us, or imported: a day on which something is known. */
function isKnown({ readAt, isImported }: { readAt: string | null; isImported?: boolean }): boolean {
  return readAt !== null || isImported === true;
}

const pointsOnce = madeOnce<readonly PointView[]>();

/** A metric's days of the range, for a line. Days of which nothing is known are left out at both ends. */
export function pointViews(
  series: AccountSeries,
  metric: AccountMetric,
  range: DayRange,
): readonly PointView[] {
  return pointsOnce([series], [metric, range.from, range.to].join("/"), () =>
    makePoints(series, metric, range),
  );
}

function makePoints(series: AccountSeries, metric: AccountMetric, range: DayRange): PointView[] {
  const values = series.values(metric);
  const doubts = series.doubts(metric);
  const [start, end] = placesOf(series, range);
  const days = series.days.slice(start, end);
  const first = days.findIndex(isKnown);
  if (first === -1) return [];
  return days.slice(first, days.findLastIndex(isKnown) + 1).map(({ day, readAt, isImported }, index) => {
    const place = start + first + index;
    const { state, count, low, high } = valueView(values[place] ?? missing());
    const point: PointView = { day, value: count, state, readAt };
    if (low !== undefined) Object.assign(point, { low, high });
    if (isImported) point.isImported = isImported;
    return Object.assign(point, doubtWords(doubts[place]));
  });
}

// A page asks for them with each of its figures.
const gapsOnce = madeOnce<readonly GapView[]>();

/**
 * Spans of the range of which nothing is known, from our first reading on and up to yesterday: today is not over, and
 * before it nobody was to read. Neighbouring days with different reasons are spans of their own.
 */
export function gapViews(series: AccountSeries, range: DayRange, today: Day): readonly GapView[] {
  return gapsOnce([series], [range.from, range.to, today].join("/"), () => makeGaps(series, range, today));
}

function makeGaps(series: AccountSeries, range: DayRange, today: Day): GapView[] {
  const firstRead = series.days.find(({ readAt, isImported }) => readAt !== null && !isImported)?.day;
  const gaps: GapView[] = [];
  if (!firstRead) return gaps;
  for (const one of series.days) {
    const { day, gap } = one;
    if (isKnown(one) || day < firstRead || day >= today || day < range.from || day >= range.to) continue;
    const reason = t(gapWords[gap ?? "not-read"]);
    const last = gaps.at(-1);
    if (last && last.to === day && last.reason === reason) last.to = addDays(day, 1);
    else gaps.push({ from: day, to: addDays(day, 1), reason });
  }
  return gaps;
}

/**
 * Changes between the first and the last point, on their first day; one that was already going on at the first point,
 * on the day it was complete.
 */
export function breakViews(between: BreaksBetween, points: readonly PointView[]): BreakView[] {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return [];
  return between(first.day, last.day).map((entry) => ({
    day: entry.from > first.day ? entry.from : entry.complete,
    effect: entry.effect,
    text: entry.words,
    href: definitionHref(entry.id),
  }));
}

export function definitionHref(id?: string): string {
  return id ? `/definitions#${id}` : "/definitions";
}
