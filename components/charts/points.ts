import type { GapView, OverView, PointView, ValueFormat } from "@/lib/analytics/views";
import { addDays, type Day } from "@/lib/dates";

/** One reading as charts take it, and days without one. */
export type { GapView as Gap, PointView as SeriesPoint, ValueFormat };

/** The platform began to count differently on this day, in the ledger's words. */
type Break = { day: Day; effect?: "counting" | "precision"; text: string; href?: string | undefined };

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
  points: readonly PointView[];
  gaps?: readonly GapView[] | undefined;
  breaks?: readonly Break[] | undefined;
  /** Set where these are other days, moved onto those of the first series to be compared with it. */
  over?: OverView | undefined;
  /** What people wrote at days of it. */
  notes?: readonly { day: Day; text: string }[] | undefined;
};

/** The day that was read, where the series stands on others. */
export function ownDay({ over }: ChartSeries, day: Day): Day {
  return over ? addDays(day, -over.shiftDays) : day;
}

export type ReadPoint = PointView & { value: string };

export function isRead(point: PointView): point is ReadPoint {
  return point.value !== null;
}

/** Whole numbers, as counts are and what is calculated from several is not. */
export function isWhole(format: ValueFormat | undefined): boolean {
  return format === undefined || format === "count";
}

/** Pixels need no more than a float holds; text is always written from the string. */
export function toHeight(value: string): number {
  return Number(value);
}
