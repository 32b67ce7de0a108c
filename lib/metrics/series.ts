import { addDays, type Day, type DayRange, daysBetween, instantOn, parseDay } from "@/lib/dates";
import { type AccountMetric, accountMetricCatalog } from "./catalog";
import { type Doubt, findDoubts } from "./doubt";
import { type GapReason, gapReasons } from "./gap-reasons";
import type { DatedValue } from "./growth";
import type { BreaksBetween } from "./ledger";
import { hidden, type MetricValue, measured, missing, rounded, valueStates } from "./value";

/** As `daysAsJson` writes it. Element i of each array is the day `from` + i. */
type SeriesText = string;

type Parsed = Partial<Record<AccountMetric, (number | bigint | null)[]>> & {
  platform: string;
  linked: string;
  from: string;
  length: number;
  states: number[];
  readSeconds: (number | null)[];
  /** Absent where nobody brought any of the days; see `account_months.imported`. */
  imported?: (number | null)[];
  /** Unix second, first and last day of each import that reaches into the days. */
  imports?: [number, string, string][];
  /** Such an i, and the code of the reason why that day has no reading. */
  gaps: [number, number][];
};

type DayOfAccount = {
  day: Day;
  /** ISO instant of the day's last good reading; null on a day without one. Of an imported day as its file says. */
  readAt: string | null;
  /** Why there is none, where that was noted. */
  gap: GapReason | null;
  /** Its counts were brought by the person: nobody here read them. */
  isImported?: true;
};

export type AccountSeries = {
  platform: string;
  linkedDay: Day;
  days: readonly DayOfAccount[];
  /** In step with `days`. */
  values: (metric: AccountMetric) => readonly MetricValue[];
  /** In step with `days`: which readings are flagged, and why. */
  doubts: (metric: AccountMetric) => readonly (Doubt | null)[];
  /** When the imports that a day may have come with were made, oldest first; ISO instants. */
  importsOf: (day: Day) => readonly string[];
};

/** The order of the pairs of bits in `states`. */
const bitOrder = Object.keys(accountMetricCatalog) as AccountMetric[];
/** A double holds every whole number of fewer digits. */
const safeDigits = 16;

/** Numbers that a double cannot hold are read from their digits. */
export function parseCounts<T>(text: string): T {
  if (!hasDigitsInRow(text, safeDigits)) return JSON.parse(text);
  return JSON.parse(text, (_key, value, context?: { source?: string }) =>
    typeof value === "number" && !Number.isSafeInteger(value) && /^-?\d+$/.test(context?.source ?? "")
      ? BigInt(context?.source ?? "")
      : value,
  );
}

/** From the end of each possible stretch backwards: most characters of a text of short numbers are never looked at. */
function hasDigitsInRow(text: string, length: number): boolean {
  for (let end = length - 1; end < text.length; ) {
    let at = end;
    while (at > end - length && isDigit(text.charCodeAt(at))) at -= 1;
    if (at === end - length) return true;
    end = at + length;
  }
  return false;
}

const isDigit = (code: number) => code >= 48 && code <= 57;

/**
 * @param digits to how many significant digits the platform cuts a metric's counts; null where they are exact
 * @param breaks the changes of a metric's definition
 */
export function readSeries(
  text: SeriesText,
  digits: (metric: AccountMetric, platform: string) => number | null,
  breaks: (metric: AccountMetric) => BreaksBetween = () => () => [],
): AccountSeries {
  const parsed = parseCounts<Parsed>(text);
  const first = parseDay(parsed.from);
  const reasons = new Map(parsed.gaps);
  const days = Array.from({ length: parsed.length }, (_, index): DayOfAccount => {
    const day = addDays(first, index);
    const seconds = parsed.readSeconds[index] ?? null;
    const reason = reasons.get(index) ?? null;
    const known = {
      day,
      readAt: seconds === null ? null : instantOn(day, seconds),
      gap: reason === null ? null : (gapReasons[reason] ?? "not-read"),
    };
    return (parsed.imported?.[index] ?? null) === null ? known : { ...known, isImported: true };
  });
  const values = once((metric) => {
    const place = bitOrder.indexOf(metric);
    const cut = digits(metric, parsed.platform);
    return days.map((_, index) => {
      const count = parsed[metric]?.[index] ?? null;
      const mark = parsed.imported?.[index] ?? null;
      const known = mark === null ? cut : digitsLeft(count, (mark >> (4 * place)) & 15);
      return storedValue(((parsed.states[index] ?? 0) >> (2 * place)) & 3, count, known);
    });
  });
  const doubts = once((metric) => {
    if (accountMetricCatalog[metric].movedBy === "owner") return days.map(() => null);
    const read = values(metric);
    const dated = days.map(({ day }, index) => ({ day, value: read[index] ?? missing() }));
    return findDoubts(dated, breaks(metric));
  });
  return {
    platform: parsed.platform,
    linkedDay: parseDay(parsed.linked),
    days,
    values,
    doubts,
    importsOf: (day) =>
      (parsed.imports ?? []).flatMap(([at, first, last]) =>
        day >= first && day <= last ? [new Date(at * 1000).toISOString()] : [],
      ),
  };
}

/** Worked out when first asked for, and not again. */
function once<T>(work: (metric: AccountMetric) => T): (metric: AccountMetric) => T {
  const known = new Map<AccountMetric, T>();
  return (metric) => {
    const found = known.get(metric) ?? work(metric);
    known.set(metric, found);
    return found;
  };
}

/** Significant digits of a count that was cut down to a power of ten: 12,300 cut to 100 has three. */
function digitsLeft(count: number | bigint | null, power: number): number | null {
  return count === null ? null : Math.max(1, count.toString().length - power);
}

/** A stored count with its state's code back to a value. */
export function storedValue(code: number, count: number | bigint | null, digits: number | null): MetricValue {
  const state = valueStates[code];
  if (state === "hidden") return hidden();
  if (count === null || state === "missing" || state === undefined) return missing();
  return state === "rounded" && digits !== null ? rounded(BigInt(count), digits) : measured(BigInt(count));
}

/** Where a day stands in `days`, or would stand if it were there. */
export function placeOf({ days: [first] }: AccountSeries, day: Day): number {
  return first ? daysBetween(first.day, day) : 0;
}

/** Where the days of a range stand in `days`: from the first place up to, not including, the second. */
export function placesOf(series: AccountSeries, { from, to }: DayRange): [first: number, end: number] {
  const within = (day: Day) => Math.min(series.days.length, Math.max(0, placeOf(series, day)));
  return [within(from), within(to)];
}

/** One metric's days of a range. */
export function valuesBetween(series: AccountSeries, metric: AccountMetric, range: DayRange): DatedValue[] {
  const values = series.values(metric);
  const doubts = series.doubts(metric);
  const [first, end] = placesOf(series, range);
  return series.days.slice(first, end).map(({ day, isImported = false }, index) => ({
    day,
    value: values[first + index] ?? missing(),
    isImported,
    isDoubtful: Boolean(doubts[first + index]),
  }));
}
