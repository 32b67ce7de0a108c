import type { ValueFormat } from "@/components/charts/points";
import type { ValueState } from "@/lib/metrics/value";

/** A post at its publishing time with one metric's newest value. */
export type PostPoint = {
  /** By which its page is found. */
  id: string;
  /** Null where titles are switched off or could not be fetched. */
  title: string | null;
  /** ISO instant. */
  publishedAt: string;
  /** Whole count, or decimal ratio in a percent chart; null when hidden or missing. */
  value: string | null;
  state: ValueState;
};

export type PostPointFormat = { unit: string; format?: ValueFormat | undefined };
