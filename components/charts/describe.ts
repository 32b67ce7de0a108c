import { type ChartSeries, isRead, isWhole, ownDay, type ReadPoint } from "@/components/charts/points";
import { brokenWord, formatBand, formatValue } from "@/components/charts/value-text";
import { addDays, type Day } from "@/lib/dates";
import { formatCount, formatDay, formatDays, formatPercent } from "@/lib/format";

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
      ? `One reading: ${say(series, first)} on ${formatDay(first.day, "weekday")}. A line begins with the second.`
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
  const caution = over.caution ? ` ${over.caution}` : "";
  return `${over.label}, ${over.days}: ${describeSeries(there, options)}${caution}`;
}

function say(series: ChartSeries, point: ReadPoint, exact = false): string {
  const value = formatValue(point.value, series.format, exact);
  const marks = [point.isImported && "imported", point.flag !== undefined && "flagged"].filter(Boolean);
  return marks.length === 0 ? value : `${value} (${marks.join(", ")})`;
}

function describeNothing(series: ChartSeries): string {
  const isHidden = series.points.length > 0 && series.points.every((point) => point.state === "hidden");
  return isHidden ? "Hidden by the owner on every day of this period." : "No reading in this period.";
}

function describeDirection(
  series: ChartSeries,
  first: ReadPoint,
  last: ReadPoint,
  allowsDerived: boolean,
): string {
  // Two different counts must not look alike only because they were shortened.
  const exact = first.value !== last.value && say(series, first) === say(series, last);
  const span = `from ${say(series, first, exact)} on ${formatDay(first.day, "weekday")} to ${say(series, last, exact)} on ${formatDay(last.day, "weekday")}`;
  const change = series.breaks?.find((at) => at.day > first.day && at.day <= last.day);
  if (change) {
    return `${capital(span)}. Not compared: the ${brokenWord(change)} changed on ${formatDay(change.day)} (${change.text}).`;
  }
  if (!allowsDerived) return `${capital(span)}.`;
  if (series.format === "percent") return describeRates(first, last, span);
  return describeCounts(first, last, span);
}

function describeRates(first: ReadPoint, last: ReadPoint, span: string): string {
  const points = Math.round((Number(last.value) - Number(first.value)) * 1000) / 10;
  if (points === 0) return `Level, ${span}.`;
  return `${points > 0 ? "Up" : "Down"} ${Math.abs(points).toFixed(1)} percentage points, ${span}.`;
}

function describeCounts(first: ReadPoint, last: ReadPoint, span: string): string {
  const start = BigInt(first.value);
  const difference = BigInt(last.value) - start;
  const size = difference < 0n ? -difference : difference;
  const isWithinRounding = [first, last].map(stepOf).some((step) => step > 1n && size < step);
  if (isWithinRounding) return `Any change is within rounding, ${span}.`;
  if (difference === 0n) return `Level, ${span}.`;
  const direction = difference > 0n ? "Up" : "Down";
  if (start === 0n) return `${direction} ${formatCount(size)}, ${span}.`;
  return `${direction} ${formatPercent(Number(size) / Number(start))}, ${span}.`;
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
  const parts: string[] = [];
  if (size(highest) > size(first) && size(highest) > size(last)) {
    parts.push(`highest ${say(series, highest)} on ${formatDay(highest.day, "weekday")}`);
  }
  if (size(lowest) < size(first) && size(lowest) < size(last)) {
    parts.push(`lowest ${say(series, lowest)} on ${formatDay(lowest.day, "weekday")}`);
  }
  return parts.length === 0 ? [] : [`${capital(parts.join(", "))}.`];
}

/** No smoothing: the reading stands, and so does what is odd about it. */
function describeFlags(series: ChartSeries, read: readonly ReadPoint[]): string[] {
  const flagged = read.filter(({ flag }) => flag !== undefined);
  const [first] = flagged;
  if (!first) return [];
  const what = `${formatValue(first.value, series.format, true)} on ${formatDay(first.day, "weekday")} ${first.flag}`;
  return flagged.length === 1
    ? [`Flagged and kept as read: ${what}.`]
    : [`${flagged.length} readings are flagged and kept as read, the first: ${what}.`];
}

function describeHidden(series: ChartSeries): string[] {
  const count = series.points.filter((point) => point.state === "hidden").length;
  return count === 0 ? [] : [`Hidden by the owner on ${count === 1 ? "one day" : `${count} days`}.`];
}

/** Counts that a person brought stand apart from what was read, also in words. */
function describeImported({ points }: ChartSeries): string[] {
  const imported = points.filter((point) => point.isImported && isRead(point));
  const [first, last] = [imported[0], imported.at(-1)];
  if (!first || !last) return [];
  const days = imported.length === 1 ? "One count" : `${formatCount(imported.length)} counts`;
  const are = imported.length === 1 ? "is" : "are";
  return [`${days} of ${formatDays(first.day, last.day)} ${are} imported, not read from the platform.`];
}

export function describeGaps({ gaps = [] }: Pick<ChartSeries, "gaps">): string[] {
  const [first] = gaps;
  if (!first) return [];
  if (gaps.length > 3) {
    return [
      `No reading in ${gaps.length} spans, the first ${formatDays(first.from, addDays(first.to, -1))}.`,
    ];
  }
  const spans = gaps.map((gap) => `${formatDays(gap.from, addDays(gap.to, -1))} (${gap.reason})`);
  return [`No reading on ${spans.join("; ")}.`];
}

function describeRounding(last: ReadPoint): string[] {
  const band = formatBand(last);
  if (band && last.isImported) return [`Imported in short: ${formatValue(last.value)} means ${band}.`];
  return band ? [`Rounded by the platform: ${formatValue(last.value)} means ${band}.`] : [];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
