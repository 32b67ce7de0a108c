import { isRead, type SeriesPoint, toHeight } from "@/components/charts/points";
import { sparklineHeight, sparklineWidth } from "@/components/charts/sparkline";
import { thin } from "@/components/charts/thin";
import { madeOnce } from "@/lib/analytics/made-once";
import { type Day, daysBetween } from "@/lib/dates";

const INSET = 3;

type SmallLine = {
  points: readonly SeriesPoint[];
  /** Where the definition changes. */
  breaks: readonly { day: Day }[];
};

const once = madeOnce<{ path: string | null }>();

/** The shape of a period, of at most as many days as it is wide; null where fewer than two have a value. */
export function shapeOf({ points, breaks }: SmallLine, width = sparklineWidth): string | null {
  const key = [width, ...breaks.map(({ day }) => day)].join(" ");
  return once([points], key, () => {
    const isLine = points.filter(isRead).length > 1;
    return { path: isLine ? sparkPath(thin(points, width), breaks, width) : null };
  }).path;
}

/**
 * The line in a box as high as 36: the pen is lifted where a value is missing or hidden, where the definition changes and
 * between imported counts and readings; steps where it is rounded.
 */
export function sparkPath(
  points: readonly SeriesPoint[],
  breaks: readonly { day: Day }[],
  width: number,
): string {
  const first = points[0];
  const last = points.at(-1);
  const heights = points.filter(isRead).map(({ value }) => toHeight(value));
  if (!first || !last || heights.length === 0) return "";
  const low = Math.min(...heights);
  const range = Math.max(...heights) - low;
  const length = daysBetween(first.day, last.day) || 1;
  const x = (point: SeriesPoint) => round((daysBetween(first.day, point.day) / length) * width);
  const y = (value: string) =>
    round(
      range === 0
        ? sparklineHeight / 2
        : sparklineHeight - INSET - ((toHeight(value) - low) / range) * (sparklineHeight - 2 * INSET),
    );
  let isDown = false;
  return points
    .map((point, index) => {
      const before = points[index - 1];
      if (before?.isImported !== point.isImported) isDown = false;
      if (breaks.some(({ day }) => before && before.day < day && day <= point.day)) isDown = false;
      if (!isRead(point)) {
        isDown = false;
        return "";
      }
      const step = isDown && point.state === "rounded" ? `H${x(point)}V${y(point.value)}` : "";
      // A lone reading is a dot: a line of no length with round ends.
      const text = step || `${isDown ? "L" : "M"}${x(point)} ${y(point.value)}${isDown ? "" : "h0"}`;
      isDown = true;
      return text;
    })
    .join("");
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
