import "server-only";
import type { GapView, LineView, PointView } from "@/lib/analytics/views";
import { type Day, eachDay } from "@/lib/dates";
import { formulaText } from "@/lib/metrics/formulas";
import type { Cell } from "./table";

export const lineColumns = [
  "day_utc",
  "metric",
  "unit",
  "value",
  "state",
  "low",
  "high",
  "read_at_utc",
  "imported",
  "flagged",
  "gap_reason",
  "definition_break",
  "days",
  "formula",
] as const;

/**
 * Every point of a line in order of days, and a row of its own for each day of a gap that has none. A change of
 * definition stands at the first row on or after its day.
 * @param formula as on a receipt; null for what the platform returned
 */
export function lineRows(line: LineView, formula: string | null): Cell[][] {
  const reasons = reasonsOf(line.gaps);
  const read = new Set(line.points.map(({ day }) => day));
  const unread = [...reasons.keys()].filter((day) => !read.has(day)).map((day): Empty => ({ day }));
  const entries: Empty[] = [...line.points, ...unread].sort((a, b) =>
    a.day < b.day ? -1 : a.day > b.day ? 1 : 0,
  );
  const breaks = breaksAt(
    line,
    entries.map(({ day }) => day),
  );
  return entries.map((entry) => {
    const { day, readAt = null, isImported, flag = null, days } = entry;
    return [
      day,
      line.name,
      unitOf(line),
      ...valueCells(entry, line.format),
      readAt,
      isImported ? "yes" : null,
      flag,
      reasons.get(day) ?? null,
      breaks.get(day) ?? null,
      days === undefined ? null : BigInt(days),
      // A week's median is one of what each day shows.
      days === undefined ? formula : [formula, formulaText("weeklyMedian")].filter(Boolean).join("; then "),
    ];
  });
}

function unitOf({ format, unit }: LineView): string {
  if (format === "percent") return "ratio";
  return format === "index" ? "index" : unit;
}

/** A day of a gap without a point. */
type Empty = Partial<PointView> & { day: Day };

/** Value, state, and the ends: of what a rounded count can mean, or of a median's interval. */
function valueCells(
  { value = null, state = "missing", low, high, interval }: Empty,
  format: LineView["format"],
): Cell[] {
  const ends = interval
    ? [Number(interval.low), Number(interval.high)]
    : [low, high].map((end) => (end === undefined ? null : numeric(end, format)));
  return [value === null ? null : numeric(value, format), state, ...ends];
}

/** A whole number keeps its digits and never passes through a double. */
export function numeric(value: string, format: LineView["format"]): Cell {
  return format === "percent" || !/^-?\d+$/.test(value) ? Number(value) : BigInt(value);
}

function reasonsOf(gaps: readonly GapView[]): Map<Day, string> {
  return new Map(gaps.flatMap((gap) => eachDay(gap).map((day): [Day, string] => [day, gap.reason])));
}

function breaksAt({ breaks }: LineView, days: readonly Day[]): Map<Day, string> {
  const at = new Map<Day, string>();
  for (const { day, text } of breaks) {
    const row = days.find((one) => one >= day);
    if (row) at.set(row, [at.get(row), text].filter(Boolean).join("; "));
  }
  return at;
}
