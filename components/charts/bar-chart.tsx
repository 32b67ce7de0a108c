"use client";

import dynamic from "next/dynamic";
import type { BarDrawingProps } from "@/components/charts/bar-drawing";
import { DrawingBox } from "@/components/charts/drawing-box";

const BarDrawing = dynamic(() => import("@/components/charts/bar-drawing"), {
  ssr: false,
  loading: () => <div className="skeleton h-full w-full opacity-60" />,
});

export function BarChart(props: BarDrawingProps) {
  return (
    <DrawingBox>
      <BarDrawing {...props} />
    </DrawingBox>
  );
}
