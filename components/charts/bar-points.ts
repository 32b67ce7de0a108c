/** One bar. Its label names a day, a month or a group and is unique within the chart. */
export type BarPoint = {
  label: string;
  /** Whole count, or decimal ratio in a percent chart; null where there is none. */
  value: string | null;
};
