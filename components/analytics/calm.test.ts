import { beforeAll, expect, test } from "vitest";
import { loadComponents } from "@/lib/testing/markup";

let render: Awaited<ReturnType<typeof loadCard>>;
const loadCard = () => loadComponents({ MetricCard: "components/analytics/metric-card" });
beforeAll(async () => {
  render = await loadCard();
});

const rounded = { state: "rounded", count: "1230000", low: "1230000", high: "1239999" };
const card = {
  metric: "Followers",
  object: "@atlas",
  number: 1,
  now: "2026-06-15T12:00:00.000Z",
  value: rounded,
  unit: "followers",
  change: { kind: "changed", difference: "12000", ratio: 0.01, against: "since 1 May 2026", caution: null },
  comparison: "Previous period: +4,000.",
  points: [
    { day: "2026-06-14", value: "1220000", state: "measured", readAt: null },
    { day: "2026-06-15", value: "1230000", state: "measured", readAt: null },
  ],
  breaks: [],
  note: null,
  receipt: {
    metric: "Followers",
    object: "@atlas",
    value: rounded,
    platform: "Somewhere",
    endpoint: "GET profile",
    readAt: "2026-06-15T06:10:00.000Z",
    definition: { text: "As the profile shows it.", version: "1" },
    formula: null,
    inputs: [{ label: "First reading", value: rounded, readAt: null }],
    gaps: [],
    flag: "stands far from 1,018 and 1,020",
  },
};

/** What stands there before anything is opened. */
const unopened = (html: string) => html.replace(/(<\/summary>)[\s\S]*?<\/details>/g, "$1</details>");

test("in calm mode a card says no digit of its figure, nor does its receipt, until asked for", () => {
  const { html } = render("MetricCard", { ...card, isHidden: true });
  const words = unopened(html).replace(/<[^>]*>/g, " ");
  expect(words.replace(/\s+/g, " ").trim()).toBe("Followers Show count of Followers, @atlas");
  expect(html.match(/1,230,000 to 1,239,999/g)?.length).toBeGreaterThan(1);
});

test("else figure and receipt stand open", () => {
  const { html } = render("MetricCard", card);
  expect(html).not.toContain("<details");
  expect(html.match(/1,230,000 to 1,239,999/g)?.length).toBeGreaterThan(1);
});
