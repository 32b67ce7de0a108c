import type { ChartSeries } from "@/components/charts/points";
import { markerPath, overStyle, seriesStyle } from "@/components/charts/series-style";

type MarkerDotProps = {
  x?: number | undefined;
  y?: number | undefined;
  series: Pick<ChartSeries, "number" | "over">;
  radius: number;
};

/** The series' marker in a drawing; outlined in the ground's colour so that it stands off its own line. */
export function MarkerDot({ x, y, series, radius }: MarkerDotProps) {
  if (x === undefined || y === undefined) return null;
  const { marker, color } = seriesStyle(series.number);
  const isOpen = marker === "cross";
  return (
    <path
      d={markerPath(marker, x, y, radius)}
      fill={isOpen ? "none" : color}
      stroke={isOpen ? color : "var(--surface)"}
      strokeWidth={isOpen ? 2 : 1.5}
    />
  );
}

/** A ring instead of a marker: a count that nobody here read, or one of other days. */
export function OpenDot({ x, y, series }: Omit<MarkerDotProps, "radius">) {
  if (x === undefined || y === undefined) return null;
  return (
    <circle
      cx={x}
      cy={y}
      r={3.5}
      fill="var(--surface)"
      stroke={series.over ? overStyle.color : seriesStyle(series.number).color}
      strokeWidth={1.5}
    />
  );
}
