import fc from "fast-check";
import { expect, test } from "vitest";
import { dayTicks, valueAxis } from "@/components/charts/axis";
import { parseDay, toDay } from "@/lib/dates";
import { runs } from "@/lib/testing/runs";

test("the value axis stands on round numbers around the values", () => {
  expect(valueAxis(48_000, 48_960)).toEqual({
    from: 48_000,
    to: 49_000,
    ticks: [48_000, 48_500, 49_000],
  });
  expect(valueAxis(0.041, 0.0462).ticks).toEqual([0.04, 0.042, 0.044, 0.046, 0.048]);
});

test("an axis may be told to start at zero", () => {
  expect(valueAxis(90, 100, { fromZero: true })).toEqual({ from: 0, to: 100, ticks: [0, 50, 100] });
});

test("a level line stands inside its axis, and counts never go below zero or into fractions", () => {
  expect(valueAxis(1_230_000, 1_230_000)).toEqual({
    from: 1_220_000,
    to: 1_240_000,
    ticks: [1_220_000, 1_230_000, 1_240_000],
  });
  expect(valueAxis(0, 0, { smallest: 1 })).toEqual({ from: 0, to: 1, ticks: [0, 1] });
  expect(valueAxis(1, 2, { smallest: 1 }).ticks).toEqual([1, 2]);
});

test("a year is marked by months, a month by Mondays, two weeks by days", () => {
  const days = (first: string, last: string) => {
    const { ticks, style } = dayTicks(parseDay(first), parseDay(last));
    return [style, ticks.length, ticks[0] && toDay(new Date(ticks[0]))];
  };
  expect(days("2025-01-15", "2026-01-15")).toEqual(["month", 12, "2025-02-01"]);
  expect(days("2025-10-01", "2025-10-31")).toEqual(["axis", 4, "2025-10-06"]);
  expect(days("2025-10-01", "2025-10-07")).toEqual(["axis", 7, "2025-10-01"]);
  expect(days("2015-06-01", "2025-06-01")).toEqual(["year", 10, "2016-01-01"]);
});

test("ticks ascend around the values, however large they are and however close to each other", () => {
  const size = fc.oneof(
    fc.bigInt({ min: -5_000n, max: 5_000n }),
    fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }),
  );
  const distance = fc.oneof(fc.bigInt({ min: 0n, max: 300n }), fc.bigInt({ min: 0n, max: 2n ** 62n }));
  fc.assert(
    fc.property(size, distance, (lowest, more) => {
      const [low, high] = [Number(lowest), Number(lowest + more)];
      const { from, to, ticks } = valueAxis(low, high, { smallest: 1 });
      expect(from <= low && high <= to).toBe(true);
      expect(ticks.length).toBeGreaterThan(1);
      expect(ticks.every((tick, index) => index === 0 || tick > (ticks[index - 1] ?? tick))).toBe(true);
      expect([ticks[0], ticks.at(-1)]).toEqual([from, to]);
    }),
    runs(300),
  );
});
