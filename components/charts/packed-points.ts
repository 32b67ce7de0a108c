import type { ChartSeries, SeriesPoint } from "@/components/charts/points";
import { addDays, type Day, daysBetween, instantOn, startOfDay } from "@/lib/dates";
import { valueStates } from "@/lib/metrics/value";

/** The texts of all points in a row, with commas between; "=" and one text where it is the same for all. */
type Column = string;

/**
 * Points on their way to the browser, a column for each of their members: a year of them as objects would say the same
 * names 365 times, in the page and in the script that brings it to life. A column without a single text is left out.
 */
export type PackedPoints = {
  from: Day;
  length: number;
  /** Days after `from`; left out where each point is on the day after the one before. */
  offsets?: Column;
  /** Codes of the states. */
  states: Column;
  values?: Column;
  lows?: Column;
  highs?: Column;
  /** Seconds after the beginning of its day, or an instant that is not on a second. */
  reads?: Column;
  intervalLows?: Column;
  intervalHighs?: Column;
  days?: Column;
  imported?: Column;
  /** By the place of the point: words, in which commas may stand. */
  flags?: readonly (readonly [number, string])[];
};

export type PackedSeries = Omit<ChartSeries, "points"> & { points: PackedPoints };

export function packSeries({ points, ...series }: ChartSeries): PackedSeries {
  return { ...series, points: packPoints(points) };
}

/** The inverse of `packSeries`. */
export function unpackSeries({ points, ...series }: PackedSeries): ChartSeries {
  return { ...series, points: unpackPoints(points) };
}

export function packPoints(points: readonly SeriesPoint[]): PackedPoints {
  const from = points[0]?.day ?? ("1970-01-01" as Day);
  const column = (name: keyof PackedPoints, textOf: (point: SeriesPoint) => string | undefined | null) => {
    const texts = points.map((point) => textOf(point) ?? "");
    const [first = ""] = texts;
    if (texts.every((text) => text === "")) return {};
    return { [name]: texts.every((text) => text === first) ? `=${first}` : texts.join(",") };
  };
  const isDaily = points.every(({ day }, index) => daysBetween(from, day) === index);
  const flags = points.flatMap(({ flag }, index) => (flag === undefined ? [] : [[index, flag] as const]));
  return {
    from,
    length: points.length,
    ...(isDaily ? {} : column("offsets", ({ day }) => String(daysBetween(from, day)))),
    states: "",
    ...column("states", ({ state }) => String(valueStates.indexOf(state))),
    ...column("values", ({ value }) => value),
    ...column("lows", ({ low }) => low),
    ...column("highs", ({ high }) => high),
    ...column("reads", ({ day, readAt }) => readAt && readText(day, readAt)),
    ...column("intervalLows", ({ interval }) => interval?.low),
    ...column("intervalHighs", ({ interval }) => interval?.high),
    ...column("days", ({ days }) => days?.toString()),
    ...column("imported", ({ isImported }) => isImported && "1"),
    ...(flags.length === 0 ? {} : { flags }),
  };
}

/** The inverse of `packPoints`. */
export function unpackPoints({ from, length, flags = [], ...packed }: PackedPoints): SeriesPoint[] {
  const columnOf = (column: Column | undefined): ((index: number) => string | undefined) => {
    if (column === undefined) return () => undefined;
    if (column.startsWith("=")) return () => column.slice(1);
    const texts = column.split(",");
    return (index) => texts[index] || undefined;
  };
  const offset = columnOf(packed.offsets);
  const state = columnOf(packed.states);
  const value = columnOf(packed.values);
  const low = columnOf(packed.lows);
  const high = columnOf(packed.highs);
  const read = columnOf(packed.reads);
  const intervalLow = columnOf(packed.intervalLows);
  const intervalHigh = columnOf(packed.intervalHighs);
  const days = columnOf(packed.days);
  const imported = columnOf(packed.imported);
  const flagAt = new Map(flags);
  return Array.from({ length }, (_, index): SeriesPoint => {
    const day = addDays(from, Number(offset(index) ?? index));
    const flag = flagAt.get(index);
    const [lowest, highest, behind] = [intervalLow(index), intervalHigh(index), days(index)];
    return {
      day,
      value: value(index) ?? null,
      state: valueStates[Number(state(index))] ?? "missing",
      readAt: instantOf(day, read(index)),
      ...(low(index) !== undefined && { low: low(index) }),
      ...(high(index) !== undefined && { high: high(index) }),
      ...(lowest !== undefined && highest !== undefined && { interval: { low: lowest, high: highest } }),
      ...(behind !== undefined && { days: Number(behind) }),
      ...(imported(index) !== undefined && { isImported: true as const }),
      ...(flag !== undefined && { flag }),
    };
  });
}

function readText(day: Day, readAt: string): string {
  const seconds = (Date.parse(readAt) - startOfDay(day).getTime()) / 1000;
  return Number.isInteger(seconds) && instantOn(day, seconds) === readAt ? String(seconds) : readAt;
}

function instantOf(day: Day, read: string | undefined): string | null {
  if (read === undefined) return null;
  return /^-?\d+$/.test(read) ? instantOn(day, Number(read)) : read;
}
