import "server-only";
import { addDays, type Day, type DayRange, daysBetween } from "@/lib/dates";
import { formatCount, formatDay, formatPercent } from "@/lib/format";
import { inSentence } from "@/lib/language/in-sentence";
import { t } from "@/lib/language/t";
import type { AccountMetric } from "@/lib/metrics/catalog";
import { type BreaksBetween, breaksOf } from "@/lib/metrics/ledger";
import { changeOf, notComparable } from "./changes";
import { type ReadPost, rateBreaks } from "./engagement";
import { accountFigure, changeWords, engagementFigure, type Look } from "./figures";
import type { Comparison } from "./period";
import type { FigureView, LineView } from "./views";

/** The look, and beside it the same at the days the period is compared with. */
export function withBefore(look: Look, posts: readonly ReadPost[]): Look {
  const { comparison } = look.period;
  if (!comparison) return look;
  const { range } = comparison;
  const period = { ...look.period, range, lastDay: addDays(range.to, -1), preset: null, comparison: null };
  return { ...look, before: { ...look, posts, period } };
}

/** An account's count, with what became of it in the time it is compared with. */
export function comparedFigure(look: Look, metric: AccountMetric): FigureView {
  const figure = accountFigure(look, metric);
  return { ...figure, comparison: compared(look, (before) => countBefore(look, before, metric)) };
}

/** The engagement of an account; its rate with the one at the end of the time it is compared with. */
export function comparedEngagement(look: Look): FigureView {
  const figure = engagementFigure(look);
  if (!look.record.descriptor.allowsDerived) return figure;
  return {
    ...figure,
    comparison: compared(look, (before) => rateBefore(look, figure, engagementFigure(before))),
  };
}

function compared(
  { before, period: { comparison } }: Look,
  say: (before: Look) => string,
): string | undefined {
  return before && comparison ? `${comparison.label}, ${comparison.days}: ${say(before)}` : undefined;
}

/** Beside the change of now: where another definition held then, that is said too. */
function countBefore(
  { record: { descriptor }, series, period }: Look,
  before: Look,
  metric: AccountMetric,
): string {
  const change = changeOf(series, metric, before.period.range, descriptor);
  const now = changeOf(series, metric, period.range, descriptor);
  const between = breaksOf(descriptor.ledger, { of: "account", metric });
  const [entry] =
    "first" in change && "last" in now && change.kind !== "refused"
      ? between(change.first.day, now.last.day)
      : [];
  const caution = entry && notComparable(entry);
  if (descriptor.allowsDerived) return withCaution(`${changeWords(change)}.`, caution);
  if (!("first" in change))
    return change.reason === "one-reading" ? t("one reading.") : `${changeWords(change)}.`;
  const ends = [change.first, change.last].map(({ day, count }) =>
    t("{count} on {day}", { count: formatCount(count), day: formatDay(day) }),
  );
  const broken = change.kind === "refused" ? notComparable(change.entry) : caution;
  return withCaution(`${ends.join(", ")}.`, broken);
}

function rateBefore(look: Look, now: FigureView, before: FigureView): string {
  const [last, end] = [before, now].map(({ points }) => points.findLast(({ value }) => value !== null));
  if (!last || last.value === null) return t("no post counts.");
  const said = t("{rate} on {day}.", { rate: formatPercent(Number(last.value)), day: formatDay(last.day) });
  if (!end) return said;
  if (before.receipt.formula !== now.receipt.formula) {
    return withCaution(
      said,
      before.base === "views"
        ? t("Not comparable: that is the engagement rate by views.")
        : t("Not comparable: that is the engagement rate by followers."),
    );
  }
  const [entry] = rateBreaks(look.record.descriptor, now.base ?? "followers")(last.day, end.day);
  return withCaution(said, entry && notComparable(entry));
}

function withCaution(said: string, caution: string | undefined): string {
  return [said, caution].filter(Boolean).join(" ");
}

/** A line of the days compared with, moved onto the period's own: its first day on the period's first. */
export function laidOver(
  line: LineView,
  before: LineView,
  { range }: { range: DayRange },
  { label, days, range: own }: Comparison,
  between: BreaksBetween,
): LineView {
  const shiftDays = daysBetween(own.from, range.from);
  const known = ({ points }: LineView) => points.filter(({ value }) => value !== null);
  const [first, last] = [known(before)[0], known(line).at(-1)];
  const [entry] = first && last ? between(first.day, last.day) : [];
  return {
    ...moved(before, shiftDays),
    id: `${before.id}-before`,
    name: label,
    over: { label, days, shiftDays, caution: entry ? notComparable(entry) : null },
  };
}

/** The line of the days compared with, laid over a line of the period; null where it is compared with none. */
export function lineBefore(
  { before, period }: Look,
  line: LineView,
  between: BreaksBetween,
  work: (before: Look) => LineView | undefined,
): LineView | null {
  const other = before && work(before);
  return other && period.comparison ? laidOver(line, other, period, period.comparison, between) : null;
}

/** A line that was laid over others, back on its own days, for a list of days. */
export function onOwnDays({ over, ...line }: LineView, name: string): LineView {
  return over ? { ...moved(line, -over.shiftDays), name: `${name}, ${inSentence(over.label)}` } : line;
}

function moved(line: LineView, days: number): LineView {
  const to = <Dated extends { day: Day }>(one: Dated) => ({ ...one, day: addDays(one.day, days) });
  return {
    ...line,
    points: line.points.map(to),
    breaks: line.breaks.map(to),
    gaps: line.gaps.map((gap) => ({ ...gap, from: addDays(gap.from, days), to: addDays(gap.to, days) })),
  };
}
