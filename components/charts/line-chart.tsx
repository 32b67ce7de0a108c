"use client";

import { lazy } from "react";
import { DrawingBox } from "@/components/charts/drawing-box";
import type { LineDrawingProps } from "@/components/charts/line-drawing";

// The drawing library weighs more than the page: it comes when a chart is about to be seen.
const LineDrawing = lazy(() => import("@/components/charts/line-drawing"));

export function LineChart(props: LineDrawingProps) {
  return (
    <DrawingBox>
      <LineDrawing {...props} />
    </DrawingBox>
  );
}
