import "server-only";
import { type DayRange, toDay } from "@/lib/dates";
import { formatDay, formatIndex } from "@/lib/format";
import { t, tn } from "@/lib/language/t";
import { type IndexedSeries, indexedTo100, indexOf } from "@/lib/metrics/indexed";
import { breaksOf } from "@/lib/metrics/ledger";
import { type AccountSeries, placeOf, valuesBetween } from "@/lib/metrics/series";
import { nounOf } from "@/lib/metrics/unit-words";
import type { PlatformDescriptor } from "@/lib/platforms/types";
import type { AccountRecord } from "./accounts";
import { brokenWords } from "./changes";
import type { ComparedMetric } from "./compare-accounts";
import { unitOf } from "./figures";
import { madeOnce } from "./made-once";
import type { Period } from "./period";
import { definitionHref, doubtWords, gapViews, pointViews } from "./present";
import { calculated } from "./receipt";
import type { AccountView, LineView, PointView, ReceiptView, ValueView } from "./views";

export type IndexedAccount = {
  account: AccountView;
  line: LineView;
  /** From what to what, and what to know of it, in sentences. */
  words: string;
  first: PointView;
  last: PointView;
  /** "subscribers": the unit of both. */
  unit: string;
  /** The index on the last day. */
  value: ValueView;
  receipt: ReceiptView;
};

/** The reason goes on after the account's name and a colon. */
export type RefusedAccount = { account: AccountView; reason: string };

type Asked = { metric: ComparedMetric; period: Period; now: Date };
type Line = Extract<IndexedSeries, { kind: "line" }>;

/** Why no account of a platform makes a line; null where one can. */
export function refusal(
  { label, allowsDerived, accountMetrics }: PlatformDescriptor,
  metric: ComparedMetric,
): string | null {
  if (!allowsDerived)
    return t("{platform}'s rules allow its own figures only, and an index is none of them.", {
      platform: label,
    });
  return accountMetrics.includes(metric)
    ? null
    : t("{platform} gives no {metric} of an account.", { platform: label, metric: nounOf(metric) });
}

/** An account's line from 100 at its first reading in the period, or why there is none. */
export function indexAccount(record: AccountRecord, asked: Asked): IndexedAccount | RefusedAccount {
  const { view: account, descriptor, series } = record;
  const { metric, period } = asked;
  const reason = refusal(descriptor, metric);
  if (reason !== null) return { account, reason };
  if (!series) return { account, reason: refusedWords("no-reading") };
  const indexed = indexedLine(series, descriptor, metric, period.range);
  if (indexed.kind === "refused") return { account, reason: refusedWords(indexed.reason) };
  const read = pointViews(series, metric, period.range);
  const [first, last] = [indexed.first, indexed.last].map((end) => read.find(({ day }) => day === end.day));
  const line = lineOf(account, series, asked, indexed);
  const point = line.points.at(-1);
  if (!first || !last || !point) return { account, reason: refusedWords("no-reading") };
  const { value: count, state, low, high } = point;
  const value: ValueView = { state, count, low, high, format: "index" };
  const words = wordsOf(indexed, count);
  const unit = unitOf(record, metric);
  return {
    account,
    line,
    words,
    first,
    last,
    unit,
    value,
    receipt: {
      ...calculated(record, "indexedTo100", value),
      readAt: last.readAt,
      inputs: [first, last].map((one, index) => ({
        label:
          index === 0
            ? t("First reading, {metric}", { metric: nounOf(metric) })
            : t("Last reading, {metric}", { metric: nounOf(metric) }),
        value: { state: one.state, count: one.value, low: one.low, high: one.high },
        unit,
        readAt: one.readAt,
      })),
      gaps: line.gaps,
      flag: null,
    },
  };
}

const indexedOnce = madeOnce<IndexedSeries>();
const pointsOnce = madeOnce<readonly PointView[]>();

function indexedLine(
  series: AccountSeries,
  descriptor: PlatformDescriptor,
  metric: ComparedMetric,
  range: DayRange,
): IndexedSeries {
  return indexedOnce([series, descriptor], [metric, range.from, range.to].join("/"), () =>
    indexedTo100(
      valuesBetween(series, metric, range),
      breaksOf(descriptor.ledger, { of: "account", metric }),
    ),
  );
}

function lineOf(
  { id, name }: AccountView,
  series: AccountSeries,
  { metric, period, now }: Asked,
  indexed: Line,
): LineView {
  const { first, last, endedBy } = indexed;
  const within = { from: first.day, to: last.day };
  return {
    id,
    name,
    number: 1,
    unit: "",
    format: "index",
    points: pointsOnce([indexed, series], metric, () => indexPoints(series, metric, indexed)),
    // Marks of several accounts stand in one list: each says whose it is.
    gaps: gapViews(series, period.range, toDay(now))
      .filter(({ from }) => from > within.from && from < within.to)
      .map((gap) => ({ ...gap, reason: `${gap.reason} (${name})` })),
    breaks: endedBy
      ? [
          {
            day: endedBy.from > first.day ? endedBy.from : endedBy.complete,
            effect: endedBy.effect,
            text: `${endedBy.words} (${name})`,
            href: definitionHref(endedBy.id),
          },
        ]
      : [],
  };
}

function indexPoints(series: AccountSeries, metric: ComparedMetric, { days, first }: Line): PointView[] {
  const doubts = series.doubts(metric);
  // Beside an index the counts around it would read as others of its kind.
  const written = (count: bigint) => formatIndex(indexOf(count, first.count), { exact: true });
  return days.map(({ day, state, index, low, high }) => ({
    day,
    value: index === null ? null : String(index),
    state,
    readAt: null,
    ...(low === undefined ? {} : { low: String(low), high: String(high) }),
    ...(index === null ? {} : doubtWords(doubts[placeOf(series, day)], written)),
  }));
}

function wordsOf({ first, last, isWithinRounding, endedBy, imported }: Line, index: string | null): string {
  const [start, end] = [formatDay(first.day), formatDay(last.day)];
  const sentences = [
    first.day === last.day
      ? t("one reading, on {day}: a line begins with the second.", { day: start })
      : isWithinRounding
        ? t("any change from {start} to {end} is within rounding.", { start, end })
        : t("index 100 on {start}, {index} on {end}.", { start, index: formatIndex(Number(index)), end }),
    endedBy && t("The line ends there: {reason}", { reason: brokenWords(endedBy) }),
    first.isDoubtful && t("The first reading is flagged."),
    last.isDoubtful && t("The last reading is flagged."),
    imported > 0 && tn(imported, "One imported count is left out.", "{count} imported counts are left out."),
  ];
  return sentences.filter(Boolean).join(" ");
}

function refusedWords(reason: Extract<IndexedSeries, { kind: "refused" }>["reason"]): string {
  switch (reason) {
    case "no-reading":
      return t("there is no reading in this period.");
    case "only-imported":
      return t("every count of this period was imported: a line begins with a reading of ours.");
    case "hidden":
      return t("the count is hidden by its owner at the first reading of this period.");
    case "zero":
      return t("the first reading of this period is 0, of which nothing is a share.");
  }
}
