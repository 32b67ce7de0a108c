import "server-only";
import { addDays, type Day } from "@/lib/dates";
import { weeklyMedian, weekOf } from "@/lib/metrics/weekly";
import type { AccountPage } from "./get-account";
import type { BreakView, FigureView, GapView, LineView, PointView } from "./views";

/** An account's page with a median a week in every line, where the platform allows us to calculate. */
export function weeklyPage(page: AccountPage): AccountPage {
  const { calculated } = page;
  return {
    ...page,
    isWeekly: true,
    figures: page.figures.map(weeklyFigure),
    lines: page.lines.map(weeklyPair),
    calculated: calculated && {
      ...calculated,
      rate: weeklyPair(calculated.rate),
      gains: { ...calculated.gains, lines: calculated.gains.lines.map((line) => weeklyLine(line)) },
    },
  };
}

export function weeklyFigure(figure: FigureView): FigureView {
  return { ...figure, points: weeklyPoints(figure.points, figure.breaks) };
}

function weeklyPair<Pair extends { line: LineView; before: LineView | null }>(pair: Pair): Pair {
  const line = weeklyLine(pair.line);
  const dayOfWeek = new Map(line.points.map(({ day }) => [weekOf(day), day]));
  return { ...pair, line, before: pair.before && weeklyLine(pair.before, dayOfWeek) };
}

/** @param dayOfWeek where the point of a week stands, by its Monday, so that one line lies over another; else at its own first day */
export function weeklyLine(line: LineView, dayOfWeek: ReadonlyMap<Day, Day> = new Map()): LineView {
  const points = weeklyPoints(line.points, line.breaks).map((point) => ({
    ...point,
    day: dayOfWeek.get(weekOf(point.day)) ?? point.day,
  }));
  return { ...line, points, gaps: weeklyGaps(line, points) };
}

/**
 * One point an ISO week: the median of the days that were read, at the first of them. Of a week in which the definition
 * changed, only the days after the last change that were read count.
 */
function weeklyPoints(points: readonly PointView[], breaks: readonly BreakView[]): PointView[] {
  return weeks(points).map((days) => {
    const counted = stretches(days, breaks).findLast((stretch) => stretch.some(isRead)) ?? days;
    const read = counted.filter(isRead);
    const middle = weeklyMedian(read, bySize);
    if (!middle) {
      const state = days.some((point) => point.state === "hidden") ? "hidden" : "missing";
      return { day: firstOf(days), value: null, state, readAt: null };
    }
    const { value, state, low, high, flag } = middle;
    return {
      day: firstOf(read),
      value,
      state,
      ...(low === undefined ? {} : { low, high }),
      readAt: null,
      ...(read.some(({ isImported }) => isImported) ? { isImported: true as const } : {}),
      ...(flag === undefined ? {} : { flag }),
      days: read.length,
    };
  });
}

function weeks(points: readonly PointView[]): PointView[][] {
  return [...Map.groupBy(points, ({ day }) => weekOf(day)).values()];
}

/** The days from one change of definition to the next. */
function stretches(days: readonly PointView[], breaks: readonly BreakView[]): PointView[][] {
  const changes = breaks.map(({ day }) => day);
  const byChanges = Map.groupBy(days, ({ day }) => changes.filter((change) => change <= day).length);
  return [...byChanges.values()];
}

function isRead(point: PointView): point is PointView & { value: string } {
  return point.value !== null;
}

/** Counts are compared as they are; a ratio has a point in it. */
function bySize(a: { value: string }, b: { value: string }): number {
  const isWhole = /^-?\d+$/.test(a.value) && /^-?\d+$/.test(b.value);
  const difference = isWhole ? BigInt(a.value) - BigInt(b.value) : Number(a.value) - Number(b.value);
  return difference < 0 ? -1 : difference > 0 ? 1 : 0;
}

function firstOf(days: readonly PointView[]): Day {
  const [first] = days;
  if (!first) throw new Error("A week without a day");
  return first.day;
}

/** Weeks of which nothing was read, with the reason of their first gap; and whatever lies after the last point. */
function weeklyGaps({ points: daily, gaps }: LineView, points: readonly PointView[]): GapView[] {
  const last = daily.at(-1)?.day ?? "";
  const empty = points
    .filter(({ state }) => state === "missing")
    .flatMap(({ day }): GapView[] => {
      const to = addDays(weekOf(day), 7);
      const reason = gaps.find((gap) => gap.from < to && gap.to > day)?.reason;
      return reason === undefined ? [] : [{ from: day, to, reason }];
    });
  const merged: GapView[] = [];
  for (const gap of [...empty, ...gaps.filter(({ from }) => from > last)]) {
    const before = merged.at(-1);
    if (before?.to === gap.from && before.reason === gap.reason) before.to = gap.to;
    else merged.push({ ...gap });
  }
  return merged;
}
