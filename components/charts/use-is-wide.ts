"use client";

import { useSyncExternalStore } from "react";

const WIDE = "(min-width: 40rem)";

/** On a phone names at the ends of lines would take a third of the drawing: the legend above it names them there. */
export function useIsWide(): boolean {
  return useSyncExternalStore(
    (notify) => {
      const query = window.matchMedia(WIDE);
      query.addEventListener("change", notify);
      return () => query.removeEventListener("change", notify);
    },
    () => window.matchMedia(WIDE).matches,
  );
}
