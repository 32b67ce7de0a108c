"use client";

import { type ReactNode, Suspense } from "react";
import { useNearViewport } from "@/components/charts/use-near-viewport";

/** Keeps the chart's height from the first byte on, so that nothing moves when the drawing comes. */
export function DrawingBox({ children }: { children: ReactNode }) {
  const [box, isNear] = useNearViewport<HTMLDivElement>();
  const waiting = <div className="skeleton h-full w-full opacity-60" />;
  return (
    <div ref={box} className="needs-script h-60 w-full min-w-0 sm:h-72 print:h-auto">
      {isNear ? <Suspense fallback={waiting}>{children}</Suspense> : waiting}
    </div>
  );
}
