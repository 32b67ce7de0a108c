"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const milliseconds = 2_000;

/** Reads the page anew while something on it is under way. */
export function Refresh() {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      // Nobody looks at a hidden page.
      if (!document.hidden) router.refresh();
    }, milliseconds);
    return () => clearInterval(timer);
  }, [router]);
  return null;
}
