import {
  type ChartSeries,
  isRead,
  type SeriesPoint,
  toHeight,
  type ValueFormat,
} from "@/components/charts/points";
import { addDays, type Day, startOfDay } from "@/lib/dates";

/** One place on the time axis with the readings of all series there. Keys `v0`, `b0` … belong to the series in order. */
export type ChartRow = {
  day: Day;
  at: number;
  points: (SeriesPoint | undefined)[];
  /** Heights and bands under keys a chart can name. */
  [key: `v${number}`]: number | null;
  [key: `b${number}`]: [number, number] | null;
};

/** A mark under the time axis, by a letter that the list below the drawing explains. */
export type ChartMark =
  | { kind: "gap"; letter: string; from: Day; to: Day; reason: string }
  | { kind: "flag"; letter: string; day: Day; value: string; text: string; format?: ValueFormat | undefined }
  | { kind: "note"; letter: string; day: Day; text: string }
  | {
      kind: "break";
      letter: string;
      day: Day;
      effect?: "counting" | "precision";
      text: string;
      href?: string | undefined;
    };

/**
 * Rows in order of days. A gap without any row gets one, so that the line is interrupted there; a day on which only
 * another series was read interrupts it too, for a line is never drawn through what was not read.
 */
export function chartRows(series: readonly ChartSeries[]): ChartRow[] {
  const days = new Set<Day>();
  for (const { points, gaps = [] } of series) {
    for (const point of points) days.add(point.day);
    for (const gap of gaps) days.add(gap.from);
  }
  const byDay = series.map(({ points }) => new Map(points.map((point) => [point.day, point])));
  return [...days].sort().map((day) => {
    const row: ChartRow = {
      day,
      at: startOfDay(day).getTime(),
      points: byDay.map((points) => points.get(day)),
    };
    series.forEach((_, index) => {
      const point = row.points[index];
      row[`v${index}`] = point && isRead(point) ? toHeight(point.value) : null;
      row[`b${index}`] = point ? bandOf(point) : null;
    });
    return row;
  });
}

function bandOf(point: SeriesPoint): [number, number] | null {
  if (point.interval) return [toHeight(point.interval.low), toHeight(point.interval.high)];
  if (point.state !== "rounded" || point.low === undefined || point.high === undefined) return null;
  return [toHeight(point.low), toHeight(point.high)];
}

/** Lowest and highest of all that is drawn, bands included; undefined when nothing is. */
export function extent(rows: readonly ChartRow[], count: number): [number, number] | undefined {
  const heights = rows.flatMap((row) =>
    Array.from({ length: count }, (_, index) => [row[`v${index}`], ...(row[`b${index}`] ?? [])]).flat(),
  );
  const known = heights.filter((height) => height !== null && height !== undefined);
  return known.length === 0 ? undefined : [Math.min(...known), Math.max(...known)];
}

/**
 * Gaps, definition breaks, flagged readings and notes of all series, each once, in order of days, lettered A … Z, AA. Those
 * of days compared with are no marks on the days they are laid over.
 */
export function chartMarks(all: readonly ChartSeries[]): ChartMark[] {
  const series = all.filter(({ over }) => !over);
  const gaps = series.flatMap(({ gaps = [] }) =>
    gaps.map((gap) => ({ kind: "gap" as const, at: gap.from, ...gap })),
  );
  const breaks = series.flatMap(({ breaks = [] }) =>
    breaks.map((change) => ({ kind: "break" as const, at: change.day, ...change })),
  );
  const flags = series.flatMap(({ points, format }) =>
    points.filter(isRead).flatMap(({ day, value, flag }) => {
      if (flag === undefined) return [];
      return [{ kind: "flag" as const, at: day, day, value, text: flag, ...(format && { format }) }];
    }),
  );
  const days = series.flatMap(({ points }) => points.map(({ day }) => day)).sort();
  const [first = "~", last = ""] = [days[0], days.at(-1)];
  const notes = series.flatMap(({ notes = [] }) =>
    notes
      .filter(({ day }) => day >= first && day <= last)
      .map(({ day, text }) => ({ kind: "note" as const, at: day, day, text })),
  );
  const unique = new Map(
    [...gaps, ...breaks, ...flags, ...notes].map((mark) => [JSON.stringify(mark), mark]),
  );
  return [...unique.values()]
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ at: _, ...mark }, index) => ({ ...mark, letter: letter(index) }));
}

function letter(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letter(Math.floor(index / 26) - 1) + last;
}

/** Last day a gap covers. */
export function lastDayOf(gap: { to: Day }): Day {
  return addDays(gap.to, -1);
}
