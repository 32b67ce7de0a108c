import { isRead, type SeriesPoint, toHeight } from "@/components/charts/points";
import { seriesStyle } from "@/components/charts/series-style";
import { thin } from "@/components/charts/thin";
import { type Day, daysBetween } from "@/lib/dates";

const HEIGHT = 36;
const INSET = 3;

type SparklineProps = {
  points: readonly SeriesPoint[];
  /** Where the definition changes. */
  breaks: readonly { day: Day }[];
  number: number;
  /** At most so many days are drawn: about as many as pixels lie beside each other. */
  width?: number;
};

/** The shape of the period beside its figure; drawn on the server, silent, for the sentence beside it says it. */
export function Sparkline({ points, breaks, number, width = 120 }: SparklineProps) {
  const { color } = seriesStyle(number);
  return (
    <svg
      viewBox={`0 0 ${width} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      className="sparkline swatch h-9 w-full min-w-0"
    >
      <path d={sparkPath(thin(points, width), breaks, width)} stroke={color} />
    </svg>
  );
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
      range === 0 ? HEIGHT / 2 : HEIGHT - INSET - ((toHeight(value) - low) / range) * (HEIGHT - 2 * INSET),
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
