import type { Day } from "@/lib/dates";
import type { ValueState } from "@/lib/metrics/value";

/** How the values of a series are written: whole counts, or ratios shown as percentages. */
export type ValueFormat = "count" | "percent";

/** One reading as charts take it: text instead of bigint, for it travels to the browser as JSON. */
export type SeriesPoint = {
  day: Day;
  /** A whole number, or a decimal ratio in a percent series; null when hidden or missing. */
  value: string | null;
  /** The band a rounded value stands for, both ends included. */
  low?: string | undefined;
  high?: string | undefined;
  state: ValueState;
  /** ISO instant of the reading; null when there was none, or when the value is calculated. */
  readAt: string | null;
};

/** Days without a reading and why, in words that go on after "No reading:". `to` is excluded. */
export type Gap = { from: Day; to: Day; reason: string };

/** The platform began to count differently on this day, in the ledger's words. */
export type Break = { day: Day; text: string; href?: string | undefined };

export type ChartSeries = {
  id: string;
  /** Names the line where there are several: "Likes", "@atlas". */
  name: string;
  /** Colour, dash and marker, 1 to 5; a platform's descriptor carries its own. */
  number: number;
  /** "followers": said after numbers. */
  unit: string;
  format?: ValueFormat | undefined;
  /** In order of days. */
  points: readonly SeriesPoint[];
  gaps?: readonly Gap[] | undefined;
  breaks?: readonly Break[] | undefined;
};

export type ReadPoint = SeriesPoint & { value: string };

export function isRead(point: SeriesPoint): point is ReadPoint {
  return point.value !== null;
}

/** Pixels need no more than a float holds; text is always written from the string. */
export function toHeight(value: string): number {
  return Number(value);
}
