import type { ChartSeries, SeriesPoint } from "@/components/charts/points";
import type { ReceiptView } from "@/lib/analytics/views";
import { addDays, type Day, parseDay, startOfDay } from "@/lib/dates";
import { t } from "@/lib/language/t";
import { accountMetricCatalog } from "@/lib/metrics/catalog";
import { gapWords } from "@/lib/metrics/gap-reasons";

/** An invented channel, shown on the start page and named there as an example. */

const FIRST = parseDay("2026-01-05");
const LENGTH = 112;
const ROUNDING_BEGINS = 46;
const GAP = { from: 74, to: 81 };
const STEP = 1_000;

/** Followers gained each day of the week, Monday first, in the invented channel's usual rhythm. */
const WEEK = [38, 29, 41, 55, 72, 96, 61];

function followersOn(index: number): number {
  let count = 112_340;
  for (let day = 0; day < index; day++)
    count += (WEEK[day % 7] ?? 0) + ((day * 37) % 23) - (day % 19 === 4 ? 160 : 0);
  return count;
}

function readAt(day: Day): string {
  return new Date(startOfDay(day).getTime() + 6 * 3_600_000 + 600_000).toISOString();
}

function pointOn(index: number): SeriesPoint {
  const day = addDays(FIRST, index);
  if (index >= GAP.from && index < GAP.to) return { day, value: null, state: "missing", readAt: null };
  const count = followersOn(index);
  if (index < ROUNDING_BEGINS) return { day, value: String(count), state: "measured", readAt: readAt(day) };
  const low = Math.floor(count / STEP) * STEP;
  return {
    day,
    value: String(low),
    low: String(low),
    high: String(low + STEP - 1),
    state: "rounded",
    readAt: readAt(day),
  };
}

const points = Array.from({ length: LENGTH }, (_, index) => pointOn(index));
const newest = pointOn(LENGTH - 1);

const { followers } = accountMetricCatalog;
const gaps = () => [
  { from: addDays(FIRST, GAP.from), to: addDays(FIRST, GAP.to), reason: t(gapWords["needs-reconnect"]) },
];

export const exampleFollowers = (): ChartSeries => ({
  id: "followers",
  name: t(followers.label),
  number: 2,
  unit: t(followers.unit),
  points,
  gaps: gaps(),
  breaks: [
    {
      day: addDays(FIRST, ROUNDING_BEGINS),
      effect: "precision",
      text: t("the platform rounds this count down to three digits from here on"),
    },
  ],
});

export const exampleReceipt = (): ReceiptView => ({
  metric: t(followers.label),
  object: "@example",
  value: { state: newest.state, count: newest.value, low: newest.low, high: newest.high },
  platform: t("Example platform"),
  endpoint: "GET /channels, statistics.subscriberCount",
  readAt: newest.readAt,
  definition: {
    text: t(followers.definition),
    version: "2",
  },
  formula: null,
  inputs: [],
  gaps: gaps(),
  flag: null,
});
