import { describe, expect, test } from "vitest";
import { describeOver, describeSeries } from "@/components/charts/describe";
import type { ChartSeries, SeriesPoint } from "@/components/charts/points";
import { addDays, parseDay } from "@/lib/dates";

const start = parseDay("2025-10-01");

function measured(...values: (string | null)[]): SeriesPoint[] {
  return values.map((value, index) => ({
    day: addDays(start, index),
    value,
    state: value === null ? "missing" : "measured",
    readAt: null,
  }));
}

function rounded(...values: bigint[]): SeriesPoint[] {
  return values.map((value, index) => ({
    day: addDays(start, index),
    value: String(value),
    low: String(value),
    high: String(value + 9_999n),
    state: "rounded",
    readAt: null,
  }));
}

function series(points: SeriesPoint[], more: Partial<ChartSeries> = {}): ChartSeries {
  return { id: "followers", name: "Followers", number: 1, unit: "followers", points, ...more };
}

test("says the direction in percent and both ends with their days", () => {
  expect(describeSeries(series(measured("48000", "48100", "48960")))).toBe(
    "Up 2.0%, from 48,000 on Wed, 1 Oct 2025 to 48,960 on Fri, 3 Oct 2025.",
  );
});

test("says which counts were imported, wherever one of them is named", () => {
  const [first, second, ...others] = measured("1000", "3000", "1100", "1200");
  const imported = [first, second].flatMap((point) =>
    point ? [{ ...point, isImported: true as const }] : [],
  );
  expect(describeSeries(series([...imported, ...others]))).toBe(
    "Up 20.0%, from 1,000 (imported) on Wed, 1 Oct 2025 to 1,200 on Sat, 4 Oct 2025. " +
      "Highest 3,000 (imported) on Thu, 2 Oct 2025. " +
      "2 counts of 1 to 2 Oct 2025 are imported, not read from the platform.",
  );
});

test("states a loss like a gain, and names a peak in between", () => {
  expect(describeSeries(series(measured("1000", "1500", "900")))).toBe(
    "Down 10.0%, from 1,000 on Wed, 1 Oct 2025 to 900 on Fri, 3 Oct 2025. Highest 1,500 on Thu, 2 Oct 2025.",
  );
});

test("says level when nothing changed, and names the low in between", () => {
  expect(describeSeries(series(measured("1000", "400", "1000")))).toBe(
    "Level, from 1,000 on Wed, 1 Oct 2025 to 1,000 on Fri, 3 Oct 2025. Lowest 400 on Thu, 2 Oct 2025.",
  );
});

test("grows from nothing without a percentage", () => {
  expect(describeSeries(series(measured("0", "12")))).toBe(
    "Up 12, from 0 on Wed, 1 Oct 2025 to 12 on Thu, 2 Oct 2025.",
  );
});

test("writes large counts in full when they would look alike shortened", () => {
  expect(describeSeries(series(measured("1230100", "1230900")))).toBe(
    "Up 0.1%, from 1,230,100 on Wed, 1 Oct 2025 to 1,230,900 on Thu, 2 Oct 2025.",
  );
});

test("a change smaller than the rounding step is within rounding", () => {
  expect(describeSeries(series(rounded(1_230_000n, 1_230_000n)))).toBe(
    "Any change is within rounding, from 1.23M on Wed, 1 Oct 2025 to 1.23M on Thu, 2 Oct 2025. " +
      "Rounded by the platform: 1.23M means 1,230,000 to 1,239,999.",
  );
});

test("a change of a whole step is a change", () => {
  expect(describeSeries(series(rounded(1_230_000n, 1_240_000n)))).toMatch(/^Up 0\.8%, from 1\.23M/);
});

test("says which reading is flagged and why, and smooths nothing", () => {
  const points = measured("1240", "12445", "1244");
  const flag = "stands far from 1,240 on 1 Oct 2025 and 1,244 on 3 Oct 2025";
  const marked = points.map((point, index) => (index === 1 ? { ...point, flag } : point));
  expect(describeSeries(series(marked))).toBe(
    "Up 0.3%, from 1,240 on Wed, 1 Oct 2025 to 1,244 on Fri, 3 Oct 2025. " +
      "Highest 12,445 (flagged) on Thu, 2 Oct 2025. " +
      `Flagged and kept as read: 12,445 on Thu, 2 Oct 2025 ${flag}.`,
  );
  expect(describeSeries(series(marked.slice(0, 2)))).toMatch(
    /^Up 903\.6%, from 1,240 on .* to 12,445 \(flagged\) on /,
  );
});

test("refuses to compare across a definition break", () => {
  const breaks = [{ day: addDays(start, 1), text: "views count when playback starts" }];
  expect(describeSeries(series(measured("1000", "4000"), { breaks }))).toBe(
    "From 1,000 on Wed, 1 Oct 2025 to 4,000 on Thu, 2 Oct 2025. " +
      "Not compared: the definition changed on 2 Oct 2025 (views count when playback starts).",
  );
});

test("refuses across a change of precision, and says that it is one", () => {
  const breaks = [{ day: addDays(start, 1), effect: "precision" as const, text: "counts are cut" }];
  expect(describeSeries(series(measured("1000", "4000"), { breaks }))).toMatch(
    /Not compared: the precision changed on 2 Oct 2025 \(counts are cut\)\.$/,
  );
});

test("compares when the break lies before the first reading", () => {
  const breaks = [{ day: start, text: "views count when playback starts" }];
  expect(describeSeries(series(measured("1000", "4000"), { breaks }))).toMatch(/^Up 300\.0%/);
});

test("says only returned values where derived ones are not allowed", () => {
  expect(describeSeries(series(measured("1000", "4000")), { allowsDerived: false })).toBe(
    "From 1,000 on Wed, 1 Oct 2025 to 4,000 on Thu, 2 Oct 2025.",
  );
});

test("a rate changes by percentage points", () => {
  expect(describeSeries(series(measured("0.0431", "0.0452"), { format: "percent" }))).toBe(
    "Up 0.2 percentage points, from 4.3% on Wed, 1 Oct 2025 to 4.5% on Thu, 2 Oct 2025.",
  );
});

describe("gaps", () => {
  const gap = (from: number, to: number) => ({
    from: addDays(start, from),
    to: addDays(start, to),
    reason: "the connection had ended",
  });

  test("names each gap with its reason, its end excluded", () => {
    const text = describeSeries(series(measured("10", null, null, "12"), { gaps: [gap(1, 3)] }));
    expect(text).toMatch(/ No reading on 2 to 3 Oct 2025 \(the connection had ended\)\.$/);
  });

  test("counts them when there are many", () => {
    const gaps = [gap(1, 2), gap(3, 4), gap(5, 6), gap(7, 8)];
    expect(describeSeries(series(measured("10", "12"), { gaps }))).toMatch(
      / No reading in 4 spans, the first 2 Oct 2025\.$/,
    );
  });
});

test("one reading is no line", () => {
  expect(describeSeries(series(measured("48210")))).toBe(
    "One reading: 48,210 on Wed, 1 Oct 2025. A line begins with the second.",
  );
});

test("says hidden for hidden and nothing for nothing, never 0", () => {
  const hidden: SeriesPoint = { day: start, value: null, state: "hidden", readAt: null };
  expect(describeSeries(series([hidden]))).toBe("Hidden by the owner on every day of this period.");
  expect(describeSeries(series([]))).toBe("No reading in this period.");
  expect(describeSeries(series([...measured("5", "5"), { ...hidden, day: addDays(start, 2) }]))).toBe(
    "Level, from 5 on Wed, 1 Oct 2025 to 5 on Thu, 2 Oct 2025. Hidden by the owner on one day.",
  );
});

test("says of days compared with what they were on their own days, and why they do not compare", () => {
  const over = { label: "Previous period", days: "1 to 4 Oct 2025", shiftDays: 4, caution: null };
  const points = measured("1000", null, "1010").map((one) => ({ ...one, day: addDays(one.day, 4) }));
  const gaps = [
    { from: parseDay("2025-10-06"), to: parseDay("2025-10-07"), reason: "the account was paused" },
  ];
  expect(describeOver(series(points, { over, gaps }))).toBe(
    "Previous period, 1 to 4 Oct 2025: Up 1.0%, from 1,000 on Wed, 1 Oct 2025 to 1,010 on Fri, 3 Oct 2025. No reading on 2 Oct 2025 (the account was paused).",
  );
  const caution = "Not comparable: the definition changed on 3 Oct 2025, views count otherwise.";
  expect(describeOver(series(points, { over: { ...over, caution } }), { allowsDerived: false })).toBe(
    `Previous period, 1 to 4 Oct 2025: From 1,000 on Wed, 1 Oct 2025 to 1,010 on Fri, 3 Oct 2025. ${caution}`,
  );
});
