"use client";

import { lazy, useMemo } from "react";
import { DrawingBox } from "@/components/charts/drawing-box";
import type { LineDrawingProps } from "@/components/charts/line-drawing";
import { type PackedSeries, unpackSeries } from "@/components/charts/packed-points";

// The drawing library weighs more than the page: it comes when a chart is about to be seen.
const LineDrawing = lazy(() => import("@/components/charts/line-drawing"));

type LineChartProps = Omit<LineDrawingProps, "series"> & { series: readonly PackedSeries[] };

export function LineChart({ series: packed, ...props }: LineChartProps) {
  const series = useMemo(() => packed.map(unpackSeries), [packed]);
  return (
    <DrawingBox>
      <LineDrawing {...props} series={series} />
    </DrawingBox>
  );
}
