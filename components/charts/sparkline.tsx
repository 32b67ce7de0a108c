import { seriesStyle } from "@/components/charts/series-style";

/** Unless told: about as many pixels as a card leaves it. */
export const sparklineWidth = 120;
/** In a line of a table. */
export const narrowWidth = 64;
export const sparklineHeight = 36;

type SparklineProps = {
  /** By `shapeOf`, of the same width; nothing is drawn where it is null. */
  path: string | null;
  width?: number;
  number: number;
};

/** The shape of the period beside its figure; silent, for the sentence beside it says it. */
export function Sparkline({ path, width = sparklineWidth, number }: SparklineProps) {
  if (path === null) return null;
  return (
    <svg
      viewBox={`0 0 ${width} ${sparklineHeight}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      className="sparkline swatch h-9 w-full min-w-0"
    >
      <path d={path} stroke={seriesStyle(number).color} />
    </svg>
  );
}
