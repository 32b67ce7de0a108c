import { addDays, type Day, parseDay, startOfDay } from "@/lib/dates";
import { type AccountMetric, accountMetricCatalog } from "./catalog";
import { type GapReason, gapReasons } from "./gap-reasons";
import type { DatedValue } from "./growth";
import { hidden, type MetricValue, measured, missing, rounded, valueStates } from "./value";

/** As `account_series` writes it. Element i of each array is the day `from` + i. */
type SeriesText = string;

type Parsed = Partial<Record<AccountMetric, (number | bigint | null)[]>> & {
  platform: string;
  linked: string;
  from: string;
  length: number;
  states: number[];
  readSeconds: (number | null)[];
  /** Such an i, and the code of the reason why that day has no reading. */
  gaps: [number, number][];
};

type DayOfAccount = {
  day: Day;
  /** ISO instant of the day's last good reading; null on a day without one. */
  readAt: string | null;
  /** Why there is none, where that was noted. */
  gap: GapReason | null;
};

export type AccountSeries = {
  platform: string;
  linkedDay: Day;
  days: readonly DayOfAccount[];
  /** In step with `days`. */
  values: (metric: AccountMetric) => readonly MetricValue[];
};

/** The order of the pairs of bits in `states`. */
const bitOrder = Object.keys(accountMetricCatalog) as AccountMetric[];
const beyondDoubles = /\d{16}/;

/** Numbers that a double cannot hold are read from their digits. */
export function parseCounts<T>(text: string): T {
  if (!beyondDoubles.test(text)) return JSON.parse(text);
  return JSON.parse(text, (_key, value, context?: { source?: string }) =>
    typeof value === "number" && !Number.isSafeInteger(value) && /^-?\d+$/.test(context?.source ?? "")
      ? BigInt(context?.source ?? "")
      : value,
  );
}

/** @param digits to how many significant digits the platform cuts a metric's counts; null where they are exact */
export function readSeries(
  text: SeriesText,
  digits: (metric: AccountMetric, platform: string) => number | null,
): AccountSeries {
  const parsed = parseCounts<Parsed>(text);
  const first = parseDay(parsed.from);
  const reasons = new Map(parsed.gaps);
  const days = Array.from({ length: parsed.length }, (_, index): DayOfAccount => {
    const day = addDays(first, index);
    const seconds = parsed.readSeconds[index] ?? null;
    const reason = reasons.get(index) ?? null;
    return {
      day,
      readAt: seconds === null ? null : new Date(startOfDay(day).getTime() + seconds * 1000).toISOString(),
      gap: reason === null ? null : (gapReasons[reason] ?? "not-read"),
    };
  });
  return {
    platform: parsed.platform,
    linkedDay: parseDay(parsed.linked),
    days,
    values: (metric) => {
      const shift = 2 * bitOrder.indexOf(metric);
      const cut = digits(metric, parsed.platform);
      return days.map((_, index) =>
        storedValue(((parsed.states[index] ?? 0) >> shift) & 3, parsed[metric]?.[index] ?? null, cut),
      );
    },
  };
}

/** A stored count with its state's code back to a value. */
export function storedValue(code: number, count: number | bigint | null, digits: number | null): MetricValue {
  const state = valueStates[code];
  if (state === "hidden") return hidden();
  if (count === null || state === "missing" || state === undefined) return missing();
  return state === "rounded" && digits !== null ? rounded(BigInt(count), digits) : measured(BigInt(count));
}

/** One metric's days from `from` up to, not including, `to`. */
export function valuesBetween(
  series: AccountSeries,
  metric: AccountMetric,
  range: { from: Day; to: Day },
): DatedValue[] {
  const values = series.values(metric);
  return series.days.flatMap(({ day }, index) =>
    day >= range.from && day < range.to ? [{ day, value: values[index] ?? missing() }] : [],
  );
}
