import {
  type ChartSeries,
  isRead,
  type ReadPoint,
  type SeriesPoint,
  toHeight,
} from "@/components/charts/points";

const MAX_POINTS = 400;

/**
 * At most `limit` points with the first, the last, the first and the last that were read and every peak, low, flag and
 * break in the line kept: in each stretch of equal length its lowest, its highest, its first flagged one and one day
 * without a value stay. Never averages: what is shown was read.
 */
export function thin(points: readonly SeriesPoint[], limit = MAX_POINTS): readonly SeriesPoint[] {
  if (points.length <= limit) return points;
  const inner = points.slice(1, -1);
  const stretches = Math.floor((limit - 4) / (inner.some(isFlagged) ? 4 : 3));
  const essences = Array.from({ length: stretches }, (_, index) =>
    essence(
      inner.slice(
        Math.floor((index * inner.length) / stretches),
        Math.floor(((index + 1) * inner.length) / stretches),
      ),
    ),
  );
  const ends = [points[0], points.find(isRead), points.findLast(isRead), points.at(-1)];
  const kept = new Set([...ends, ...essences.flat()]);
  return points.filter((point) => kept.has(point));
}

/** Series of one drawing keep the days that any of them keeps: a line is interrupted where another has a day it lacks. */
export function thinTogether(series: readonly ChartSeries[], limit = MAX_POINTS): readonly ChartSeries[] {
  const share = Math.floor(limit / Math.max(1, series.length));
  if (series.every(({ points }) => points.length <= limit)) return series;
  const kept = new Set(series.flatMap(({ points }) => thin(points, share).map(({ day }) => day)));
  return series.map((one) => ({ ...one, points: one.points.filter(({ day }) => kept.has(day)) }));
}

const isFlagged = ({ flag }: SeriesPoint) => flag !== undefined;

function essence(stretch: readonly SeriesPoint[]): SeriesPoint[] {
  const kept = new Set<SeriesPoint>();
  let [highest, lowest]: (Height | null)[] = [null, null];
  for (const point of stretch) {
    if (!isRead(point)) continue;
    const one = { point, height: toHeight(point.value) };
    if (!highest || isAbove(one, highest)) highest = one;
    if (!lowest || isAbove(lowest, one)) lowest = one;
  }
  if (highest) kept.add(highest.point);
  if (lowest) kept.add(lowest.point);
  const flagged = stretch.find(isFlagged);
  if (flagged) kept.add(flagged);
  const hole = stretch.find((point) => !isRead(point));
  if (hole) kept.add(hole);
  return stretch.filter((point) => kept.has(point));
}

type Height = { point: ReadPoint; height: number };

const whole = /^-?\d+$/;

/** Counts that are one height are told apart by their digits: the sentence beside the line names the very highest. */
function isAbove(one: Height, other: Height): boolean {
  if (one.height !== other.height) return one.height > other.height;
  // Up to here a double holds every whole number.
  if (Math.abs(one.height) <= Number.MAX_SAFE_INTEGER) return false;
  const [digits, others] = [one.point.value, other.point.value];
  return whole.test(digits) && whole.test(others) && BigInt(digits) > BigInt(others);
}
