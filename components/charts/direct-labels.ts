import { type ChartSeries, isRead, toHeight } from "@/components/charts/points";

const LONGEST_NAME = 10;
/** A line of text takes about this share of the drawing's height. */
const LINE_SHARE = 0.09;

/** Whether the names can stand at the ends of their lines without covering one another. */
export function hasRoomForLabels(series: readonly ChartSeries[], [low, high]: [number, number]): boolean {
  if (series.some(({ name }) => name.length > LONGEST_NAME)) return false;
  const ends = series
    .flatMap(({ points }) => points.findLast(isRead) ?? [])
    .map(({ value }) => toHeight(value));
  const sorted = ends.toSorted((a, b) => a - b);
  const least = (high - low) * LINE_SHARE;
  return sorted.every((height, index) => index === 0 || height - (sorted[index - 1] ?? height) >= least);
}
