"use client";

import dynamic from "next/dynamic";
import { DrawingBox } from "@/components/charts/drawing-box";
import type { LineDrawingProps } from "@/components/charts/line-drawing";

// The drawing library weighs more than the page: it comes when a chart is about to be seen.
const LineDrawing = dynamic(() => import("@/components/charts/line-drawing"), {
  ssr: false,
  loading: () => <div className="skeleton h-full w-full opacity-60" />,
});

export function LineChart(props: LineDrawingProps) {
  return (
    <DrawingBox>
      <LineDrawing {...props} />
    </DrawingBox>
  );
}
