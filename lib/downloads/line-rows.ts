import "server-only";
import type { GapView, LineView, PointView } from "@/lib/analytics/views";
import { type Day, eachDay } from "@/lib/dates";
import { type Label, label, t } from "@/lib/language/t";
import type { PostMetric } from "@/lib/metrics/catalog";
import { formulaText } from "@/lib/metrics/formulas";
import { nounOf } from "@/lib/metrics/unit-words";
import type { ValueState } from "@/lib/metrics/value";
import type { Cell } from "./table";

export function lineColumns(): string[] {
  return [
    t("day_utc"),
    t("column|metric"),
    t("column|unit"),
    t("column|value"),
    t("column|state"),
    t("column|low"),
    t("column|high"),
    t("read_at_utc"),
    t("column|imported"),
    t("column|flagged"),
    t("gap_reason"),
    t("definition_break"),
    t("column|days"),
    t("column|formula"),
  ];
}

const states: Readonly<Record<ValueState, Label>> = {
  measured: label("measured"),
  rounded: label("rounded"),
  hidden: label("hidden"),
  missing: label("missing"),
};

export function stateWord(state: ValueState): string {
  return t(states[state]);
}

/** A count's name at the head of its column. */
export function columnOf(metric: string): string {
  return metric === "rate" ? t("column|rate") : nounOf(metric as PostMetric);
}

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
      isImported ? t("yes") : null,
      flag,
      reasons.get(day) ?? null,
      breaks.get(day) ?? null,
      days === undefined ? null : BigInt(days),
      // A week's median is one of what each day shows.
      days === undefined ? formula : weeklyFormula(formula),
    ];
  });
}

function weeklyFormula(formula: string | null): string {
  const weekly = formulaText("weeklyMedian");
  return formula === null ? weekly : t("{formula}; then {weekly}", { formula, weekly });
}

function unitOf({ format, unit }: LineView): string {
  if (format === "percent") return t("ratio");
  return format === "index" ? t("index") : unit;
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
  return [value === null ? null : numeric(value, format), stateWord(state), ...ends];
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
