"use client";

import { useSyncExternalStore } from "react";
import { formatInstant, formatRelative } from "@/lib/format";

type TimeProps = {
  /** ISO instant. */
  at: string;
  /** ISO instant that counts as now; needed for relative forms. */
  now?: string | undefined;
  /** `both` writes the relative time and the exact one; `relative` keeps the exact one behind it. */
  show?: "exact" | "relative" | "both";
};

const unchanging = () => () => {};

/** The reader's zone once the browser is there; UTC, named, in the page as it is sent. */
function useZone(): string {
  return useSyncExternalStore(
    unchanging,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => "UTC",
  );
}

export function Time({ at, now, show = "exact" }: TimeProps) {
  const zone = useZone();
  const date = new Date(at);
  const exact = formatInstant(date, zone);
  const relative = now === undefined ? exact : formatRelative(date, new Date(now));
  const isRelative = show === "relative" && now !== undefined;
  return (
    <time dateTime={at} title={isRelative ? exact : undefined}>
      {isRelative ? relative : show === "both" && now !== undefined ? `${relative}, ${exact}` : exact}
    </time>
  );
}
