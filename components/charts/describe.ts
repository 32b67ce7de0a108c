import { type ChartSeries, isRead, isWhole, ownDay, type ReadPoint } from "@/components/charts/points";
import { formatBand, formatValue } from "@/components/charts/value-text";
import { addDays, type Day } from "@/lib/dates";
import { formatCount, formatDay, formatDays, formatPercent } from "@/lib/format";
import { decimalSign } from "@/lib/language/numbers";
import { t, tn } from "@/lib/language/t";

type DescribeOptions = {
  /** False where a platform's rules allow returned values only: no percentage and no difference is said. */
  allowsDerived?: boolean | undefined;
};

/**
 * The chart in plain sentences: direction, extremes, what changed in the definition, gaps, hidden days, rounding.
 * The same facts as the drawing, for who does not see it and for who has five seconds.
 */
export function describeSeries(series: ChartSeries, { allowsDerived = true }: DescribeOptions = {}): string {
  const read = series.points.filter(isRead);
  const first = read[0];
  const last = read.at(-1);
  if (!first || !last) return [describeNothing(series), ...describeGaps(series)].join(" ");
  return [
    read.length === 1
      ? t("One reading: {value} on {day}. A line begins with the second.", said(series, first))
      : describeDirection(series, first, last, allowsDerived),
    ...describeExtremes(series, read, first, last),
    ...describeFlags(series, read),
    ...describeHidden(series),
    ...describeImported(series),
    ...describeGaps(series),
    ...describeRounding(last),
  ].join(" ");
}

/**
 * The line of days compared with, in its own days: from what to what, what is missing, and where it cannot be set against
 * the period's.
 */
export function describeOver(series: ChartSeries, options: DescribeOptions = {}): string {
  const { over } = series;
  if (!over) return "";
  const own = (day: Day) => ownDay(series, day);
  const there: ChartSeries = {
    ...series,
    points: series.points.map((point) => ({ ...point, day: own(point.day) })),
    gaps: series.gaps?.map((gap) => ({ ...gap, from: own(gap.from), to: own(gap.to) })),
    breaks: series.breaks?.map((change) => ({ ...change, day: own(change.day) })),
  };
  return [`${over.label}, ${over.days}: ${describeSeries(there, options)}`, over.caution]
    .filter(Boolean)
    .join(" ");
}

function say(series: ChartSeries, point: ReadPoint, exact = false): string {
  const value = formatValue(point.value, series.format, exact);
  const isFlagged = point.flag !== undefined;
  if (point.isImported && isFlagged) return t("{value} (imported, flagged)", { value });
  if (point.isImported) return t("{value} (imported)", { value });
  return isFlagged ? t("{value} (flagged)", { value }) : value;
}

function said(series: ChartSeries, point: ReadPoint): { value: string; day: string } {
  return { value: say(series, point), day: formatDay(point.day, "weekday") };
}

function describeNothing(series: ChartSeries): string {
  const isHidden = series.points.length > 0 && series.points.every((point) => point.state === "hidden");
  return isHidden ? t("Hidden by the owner on every day of this period.") : t("No reading in this period.");
}

function describeDirection(
  series: ChartSeries,
  first: ReadPoint,
  last: ReadPoint,
  allowsDerived: boolean,
): string {
  // Two different counts must not look alike only because they were shortened.
  const exact = first.value !== last.value && say(series, first) === say(series, last);
  const span: Span = {
    start: say(series, first, exact),
    startDay: formatDay(first.day, "weekday"),
    end: say(series, last, exact),
    endDay: formatDay(last.day, "weekday"),
  };
  const change = series.breaks?.find((at) => at.day > first.day && at.day <= last.day);
  if (change) {
    const changed = { ...span, day: formatDay(change.day), change: change.text };
    return change.effect === "precision"
      ? t(
          "From {start} on {startDay} to {end} on {endDay}. Not compared: the precision changed on {day} ({change}).",
          changed,
        )
      : t(
          "From {start} on {startDay} to {end} on {endDay}. Not compared: the definition changed on {day} ({change}).",
          changed,
        );
  }
  if (!allowsDerived) return t("From {start} on {startDay} to {end} on {endDay}.", span);
  if (series.format === "percent") return describeRates(first, last, span);
  return describeCounts(first, last, span);
}

/** Both ends, as a sentence names them. */
type Span = { start: string; startDay: string; end: string; endDay: string };

function describeRates(first: ReadPoint, last: ReadPoint, span: Span): string {
  const points = Math.round((Number(last.value) - Number(first.value)) * 1000) / 10;
  if (points === 0) return levelWords(span);
  const said = { ...span, points: Math.abs(points).toFixed(1).replace(".", decimalSign()) };
  return points > 0
    ? t("Up {points} percentage points, from {start} on {startDay} to {end} on {endDay}.", said)
    : t("Down {points} percentage points, from {start} on {startDay} to {end} on {endDay}.", said);
}

function levelWords(span: Span): string {
  return t("Level, from {start} on {startDay} to {end} on {endDay}.", span);
}

function describeCounts(first: ReadPoint, last: ReadPoint, span: Span): string {
  const start = BigInt(first.value);
  const difference = BigInt(last.value) - start;
  const size = difference < 0n ? -difference : difference;
  const isWithinRounding = [first, last].map(stepOf).some((step) => step > 1n && size < step);
  if (isWithinRounding) {
    return t("Any change is within rounding, from {start} on {startDay} to {end} on {endDay}.", span);
  }
  if (difference === 0n) return levelWords(span);
  const change = start === 0n ? formatCount(size) : formatPercent(Number(size) / Number(start));
  return difference > 0n
    ? t("Up {change}, from {start} on {startDay} to {end} on {endDay}.", { ...span, change })
    : t("Down {change}, from {start} on {startDay} to {end} on {endDay}.", { ...span, change });
}

/** How far apart two neighbouring rounded values lie; 1 for a measured one. */
function stepOf(point: ReadPoint): bigint {
  if (point.state !== "rounded" || point.low === undefined || point.high === undefined) return 1n;
  return BigInt(point.high) - BigInt(point.low) + 1n;
}

function describeExtremes(
  series: ChartSeries,
  read: ReadPoint[],
  first: ReadPoint,
  last: ReadPoint,
): string[] {
  const size = (point: ReadPoint) => (isWhole(series.format) ? BigInt(point.value) : Number(point.value));
  const highest = read.reduce((best, point) => (size(point) > size(best) ? point : best));
  const lowest = read.reduce((best, point) => (size(point) < size(best) ? point : best));
  const hasPeak = size(highest) > size(first) && size(highest) > size(last);
  const hasLow = size(lowest) < size(first) && size(lowest) < size(last);
  const low = said(series, lowest);
  if (hasPeak && hasLow) {
    return [
      t("Highest {value} on {day}, lowest {low} on {lowDay}.", {
        ...said(series, highest),
        low: low.value,
        lowDay: low.day,
      }),
    ];
  }
  if (hasPeak) return [t("Highest {value} on {day}.", said(series, highest))];
  return hasLow ? [t("Lowest {value} on {day}.", low)] : [];
}

/** No smoothing: the reading stands, and so does what is odd about it. */
function describeFlags(series: ChartSeries, read: readonly ReadPoint[]): string[] {
  const flagged = read.filter(({ flag }) => flag !== undefined);
  const [first] = flagged;
  if (!first) return [];
  const what = {
    value: formatValue(first.value, series.format, true),
    day: formatDay(first.day, "weekday"),
    flag: first.flag ?? "",
  };
  return flagged.length === 1
    ? [t("Flagged and kept as read: {value} on {day} {flag}.", what)]
    : [
        t("{readings} readings are flagged and kept as read, the first: {value} on {day} {flag}.", {
          ...what,
          readings: flagged.length,
        }),
      ];
}

function describeHidden(series: ChartSeries): string[] {
  const count = series.points.filter((point) => point.state === "hidden").length;
  return count === 0
    ? []
    : [tn(count, "Hidden by the owner on one day.", "Hidden by the owner on {count} days.")];
}

/** Counts that a person brought stand apart from what was read, also in words. */
function describeImported({ points }: ChartSeries): string[] {
  const imported = points.filter((point) => point.isImported && isRead(point));
  const [first, last] = [imported[0], imported.at(-1)];
  if (!first || !last) return [];
  return [
    tn(
      imported.length,
      "One count of {days} is imported, not read from the platform.",
      "{count} counts of {days} are imported, not read from the platform.",
      { days: formatDays(first.day, last.day) },
    ),
  ];
}

export function describeGaps({ gaps = [] }: Pick<ChartSeries, "gaps">): string[] {
  const [first] = gaps;
  if (!first) return [];
  if (gaps.length > 3) {
    return [
      t("No reading in {spans} spans, the first {days}.", {
        spans: gaps.length,
        days: formatDays(first.from, addDays(first.to, -1)),
      }),
    ];
  }
  const spans = gaps.map((gap) => `${formatDays(gap.from, addDays(gap.to, -1))} (${gap.reason})`);
  return [t("No reading on {days}.", { days: spans.join("; ") })];
}

function describeRounding(last: ReadPoint): string[] {
  const band = formatBand(last);
  if (!band) return [];
  const what = { value: formatValue(last.value), band };
  return last.isImported
    ? [t("Imported in short: {value} means {band}.", what)]
    : [t("Rounded by the platform: {value} means {band}.", what)];
}
