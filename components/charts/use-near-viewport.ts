"use client";

import { type RefObject, useEffect, useRef, useState } from "react";

const IDLE_MS = 2_500;

/**
 * True once the element is about to be seen, the page has nothing else to do, or it is to be printed: charts far
 * below cost no time before the first one stands.
 */
export function useNearViewport<E extends Element>(): [RefObject<E | null>, boolean] {
  const element = useRef<E>(null);
  const [isNear, setIsNear] = useState(false);
  useEffect(() => {
    if (isNear || !element.current) return;
    const draw = () => setIsNear(true);
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) draw();
      },
      { rootMargin: "240px" },
    );
    observer.observe(element.current);
    const timer = window.setTimeout(draw, IDLE_MS);
    window.addEventListener("beforeprint", draw);
    return () => {
      observer.disconnect();
      window.clearTimeout(timer);
      window.removeEventListener("beforeprint", draw);
    };
  }, [isNear]);
  return [element, isNear];
}
