import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, daysBetween, parseDay } from "@/lib/dates";
import { runs } from "@/lib/testing/runs";
import { parsePeriod } from "./period";

const today = parseDay("2026-06-15");
const earliest = parseDay("2025-03-17");

describe("reads what an address asks for", () => {
  test.each([
    [{}, "2026-05-19", "2026-06-16", "28"],
    [{ period: "7" }, "2026-06-09", "2026-06-16", "7"],
    [{ period: "28" }, "2026-05-19", "2026-06-16", "28"],
    [{ period: "90" }, "2026-03-18", "2026-06-16", "90"],
    [{ period: "365" }, "2025-06-16", "2026-06-16", "365"],
    [{ period: "all" }, "2025-03-17", "2026-06-16", "all"],
    [{ from: "2026-01-01", to: "2026-01-31" }, "2026-01-01", "2026-02-01", null],
    [{ from: "2024-02-29", to: "2024-02-29" }, "2024-02-29", "2024-03-01", null],
    [{ period: "7", from: "2026-01-01", to: "2026-01-02" }, "2026-01-01", "2026-01-03", null],
    [{ colour: "red" }, "2026-05-19", "2026-06-16", "28"],
  ])("%j", (params, from, to, preset) => {
    const period = parsePeriod(params, today, earliest);
    expect(period).toMatchObject({ range: { from, to }, preset, notice: null });
    expect(period.lastDay).toBe(addDays(parseDay(to), -1));
    expect(daysBetween(period.previous.from, period.previous.to)).toBe(
      daysBetween(period.range.from, period.range.to),
    );
    expect(period.previous.to).toBe(from);
  });
});

describe("shows the standard period, and says so, for", () => {
  test.each([
    { period: "14" },
    { period: "" },
    { period: ["7", "28"] },
    { from: "2026-01-01" },
    { to: "2026-01-01" },
    { from: "2026-02-30", to: "2026-03-01" },
    { from: "2026-01-02", to: "2026-01-01" },
    { from: "2026-06-16", to: "2026-06-20" },
    { from: "1999-12-31", to: "2000-01-01" },
    { from: "2010-01-01", to: "2026-01-01" },
    { from: "2026-1-1", to: "2026-01-31" },
    { from: " 2026-01-01", to: "2026-01-31" },
    { from: "2026-01-01' or 1=1", to: "2026-01-31" },
    { from: ["2026-01-01", "2026-01-02"], to: "2026-01-31" },
  ])("%j", (params) => {
    const period = parsePeriod(params, today, earliest);
    expect(period).toMatchObject({ preset: "28", range: { from: "2026-05-19", to: "2026-06-16" } });
    expect(period.notice).toContain("could not be read");
  });
});

test("ends a period that runs into the future today, and says so", () => {
  const period = parsePeriod({ from: "2026-06-01", to: "2027-01-01" }, today, earliest);
  expect(period).toMatchObject({ preset: null, range: { from: "2026-06-01", to: "2026-06-16" } });
  expect(period.notice).toBe("There are no readings after today, so the period ends today.");
});

test("compares with the time before when asked, but not all of time", () => {
  expect(parsePeriod({ compare: "previous" }, today, earliest).comparesPrevious).toBe(true);
  expect(parsePeriod({ compare: "yes" }, today, earliest).comparesPrevious).toBe(false);
  expect(parsePeriod({ period: "all", compare: "previous" }, today, earliest).comparesPrevious).toBe(false);
});

test("all of time is the last four weeks before there is any reading, and ten years at most", () => {
  expect(parsePeriod({ period: "all" }, today, null).range.from).toBe("2026-05-19");
  const long = parsePeriod({ period: "all" }, today, parseDay("2001-01-01"));
  expect(daysBetween(long.range.from, long.range.to)).toBe(3_660);
});

test("whatever the address holds, the period is whole days of the calendar up to today", () => {
  const text = fc.oneof(
    fc.constantFrom(undefined, "7", "28", "90", "365", "all", "previous"),
    fc.string(),
    fc.array(fc.string(), { maxLength: 3 }),
    fc
      .date({ min: new Date("1990-01-01"), max: new Date("2040-01-01"), noInvalidDate: true })
      .map((at) => at.toISOString().slice(0, 10)),
  );
  fc.assert(
    fc.property(text, text, text, text, (period, from, to, compare) => {
      const given = Object.fromEntries(
        Object.entries({ period, from, to, compare }).filter(([, value]) => value !== undefined),
      );
      const { range, lastDay, previous } = parsePeriod(given, today, earliest);
      expect(parseDay(range.from)).toBe(range.from);
      expect(daysBetween(range.from, range.to)).toBeGreaterThan(0);
      expect(daysBetween(range.from, range.to)).toBeLessThanOrEqual(3_660);
      expect(lastDay <= today).toBe(true);
      expect(previous.to).toBe(range.from);
    }),
    runs(500),
  );
});
