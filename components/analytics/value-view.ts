import type { ValueFormat } from "@/components/charts/points";
import type { ValueState } from "@/lib/metrics/value";

/** One number as pages show it; text instead of bigint, so that it may cross to the browser. */
export type ValueView = {
  state: ValueState;
  /** A whole number, or a decimal ratio with `format` percent; null when hidden or missing. */
  count: string | null;
  /** Band of a rounded value, both ends included. */
  low?: string | undefined;
  high?: string | undefined;
  format?: ValueFormat | undefined;
};
