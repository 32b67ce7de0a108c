import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, daysBetween, parseDay } from "@/lib/dates";
import { runs } from "@/lib/testing/runs";
import { parsePeriod, periodParams, periodWords } from "./period";

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
    [{ period: "month" }, "2026-06-01", "2026-06-16", "month"],
    [{ period: "last-month" }, "2026-05-01", "2026-06-01", "last-month"],
    [{ period: "year" }, "2026-01-01", "2026-06-16", "year"],
    [{ from: "2026-01-01", to: "2026-01-31" }, "2026-01-01", "2026-02-01", null],
    [{ from: "2024-02-29", to: "2024-02-29" }, "2024-02-29", "2024-03-01", null],
    [{ period: "7", from: "2026-01-01", to: "2026-01-02" }, "2026-01-01", "2026-01-03", null],
    [{ colour: "red" }, "2026-05-19", "2026-06-16", "28"],
  ])("%j", (params, from, to, preset) => {
    const period = parsePeriod(params, today, earliest);
    expect(period).toMatchObject({ range: { from, to }, preset, notice: null });
    expect(period.lastDay).toBe(addDays(parseDay(to), -1));
    expect(period.comparison).toBeNull();
  });
});

describe("calendar periods at the edges of the calendar", () => {
  test.each([
    ["month", "2028-02-29", "2028-02-01", "2028-03-01"],
    ["month", "2027-01-01", "2027-01-01", "2027-01-02"],
    ["month", "2027-12-31", "2027-12-01", "2028-01-01"],
    ["last-month", "2028-03-31", "2028-02-01", "2028-03-01"],
    ["last-month", "2027-03-01", "2027-02-01", "2027-03-01"],
    ["last-month", "2027-01-01", "2026-12-01", "2027-01-01"],
    ["last-month", "2027-05-31", "2027-04-01", "2027-05-01"],
    ["year", "2027-01-01", "2027-01-01", "2027-01-02"],
    ["year", "2028-12-31", "2028-01-01", "2029-01-01"],
    ["365", "2028-02-29", "2027-03-02", "2028-03-01"],
    ["28", "2027-01-01", "2026-12-05", "2027-01-02"],
  ])("%s on %s", (preset, on, from, to) => {
    expect(parsePeriod({ period: preset }, parseDay(on), earliest)).toMatchObject({
      preset,
      range: { from, to },
      lastDay: addDays(parseDay(to), -1),
      notice: null,
    });
  });
});

describe("compares the days it names", () => {
  test.each([
    // [period], today → first and last day of the time before, of last year, of matched weekdays
    [{ period: "7" }, "2026-06-15", "2 to 8 Jun 2026", "9 to 15 Jun 2025", "2 to 8 Jun 2026"],
    [
      { period: "28" },
      "2026-06-15",
      "21 Apr to 18 May 2026",
      "19 May to 15 Jun 2025",
      "21 Apr to 18 May 2026",
    ],
    [
      { period: "90" },
      "2026-06-15",
      "18 Dec 2025 to 17 Mar 2026",
      "18 Mar to 15 Jun 2025",
      "17 Dec 2025 to 16 Mar 2026",
    ],
    [
      { period: "365" },
      "2026-06-15",
      "16 Jun 2024 to 15 Jun 2025",
      "16 Jun 2024 to 15 Jun 2025",
      "10 Jun 2024 to 9 Jun 2025",
    ],
    [{ period: "month" }, "2026-06-15", "17 to 31 May 2026", "1 to 15 Jun 2025", "11 to 25 May 2026"],
    [
      { period: "month" },
      "2028-02-29",
      "3 to 31 Jan 2028",
      "1 Feb to 1 Mar 2027",
      "28 Dec 2027 to 25 Jan 2028",
    ],
    [{ period: "month" }, "2027-01-01", "31 Dec 2026", "1 Jan 2026", "25 Dec 2026"],
    [
      { period: "last-month" },
      "2028-03-31",
      "3 to 31 Jan 2028",
      "1 Feb to 1 Mar 2027",
      "28 Dec 2027 to 25 Jan 2028",
    ],
    [
      { period: "last-month" },
      "2027-04-01",
      "29 Jan to 28 Feb 2027",
      "1 to 31 Mar 2026",
      "25 Jan to 24 Feb 2027",
    ],
    [
      { period: "year" },
      "2026-06-15",
      "19 Jul to 31 Dec 2025",
      "1 Jan to 15 Jun 2025",
      "17 Jul to 29 Dec 2025",
    ],
    // A year with a leap day is a day too long for the one before.
    [
      { period: "year" },
      "2028-12-31",
      "31 Dec 2026 to 31 Dec 2027",
      "1 Jan to 31 Dec 2027",
      "26 Dec 2026 to 26 Dec 2027",
    ],
    [{ from: "2028-02-29", to: "2028-02-29" }, "2028-06-15", "28 Feb 2028", "28 Feb 2027", "22 Feb 2028"],
    [
      { from: "2027-02-28", to: "2027-03-01" },
      "2028-06-15",
      "26 to 27 Feb 2027",
      "28 Feb to 1 Mar 2026",
      "21 to 22 Feb 2027",
    ],
    [
      { from: "2026-10-25", to: "2026-10-31" },
      "2028-06-15",
      "18 to 24 Oct 2026",
      "25 to 31 Oct 2025",
      "18 to 24 Oct 2026",
    ],
    [
      { from: "2026-10-25", to: "2026-11-01" },
      "2028-06-15",
      "17 to 24 Oct 2026",
      "25 Oct to 1 Nov 2025",
      "11 to 18 Oct 2026",
    ],
  ])("%j on %s", (params, on, previous, year, weekdays) => {
    const asked = { previous, year, weekdays };
    for (const [compare, days] of Object.entries(asked)) {
      const { comparison, notice } = parsePeriod({ ...params, compare }, parseDay(on), earliest);
      expect([compare, comparison?.days, notice]).toEqual([compare, days, null]);
    }
  });

  test("by name, in the order in which they are offered", () => {
    const { comparisons, comparison } = parsePeriod({ compare: "weekdays" }, today, earliest);
    expect(comparisons.map(({ label }) => label)).toEqual([
      "Previous period",
      "Same period last year",
      "Matched weekdays",
    ]);
    expect(comparison).toEqual(comparisons[2]);
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

test("says why nothing is compared", () => {
  const compared = (params: Record<string, string>) => parsePeriod(params, today, earliest);
  expect(compared({ compare: "yes" })).toMatchObject({
    comparison: null,
    asked: null,
    notice: "That comparison could not be read. Nothing is compared.",
  });
  expect(compared({ compare: "" }).notice).toBeNull();
  expect(compared({ period: "all", compare: "year" })).toMatchObject({
    comparison: null,
    asked: "year",
    notice: "All days have nothing before them, so nothing is compared.",
  });
  const long = compared({ from: "2025-01-01", to: "2026-01-02", compare: "year" });
  expect(long).toMatchObject({ comparison: null, asked: "year" });
  expect(long.notice).toBe(
    "Same period last year: a period of more than a year would be compared with days of its own, so nothing is compared.",
  );
  expect(compared({ period: "14", compare: "yes" }).notice).toBe(
    "That period could not be read. Showing the last 28 days. That comparison could not be read. Nothing is compared.",
  );
});

test("says its days in words", () => {
  const words = (params: Record<string, string>) => periodWords(parsePeriod(params, today, earliest));
  expect(words({ period: "month" })).toBe("This month, 1 to 15 Jun 2026");
  expect(words({ period: "all" })).toBe("All days, 17 Mar 2025 to 15 Jun 2026");
  expect(words({ from: "2026-01-01", to: "2026-01-31" })).toBe("1 to 31 Jan 2026");
});

test("all of time is the last four weeks before there is any reading, and ten years at most", () => {
  expect(parsePeriod({ period: "all" }, today, null).range.from).toBe("2026-05-19");
  const long = parsePeriod({ period: "all" }, today, parseDay("2001-01-01"));
  expect(daysBetween(long.range.from, long.range.to)).toBe(3_660);
});

test("whatever the address holds, the period is whole days of the calendar up to today, and the days compared lie before it", () => {
  const day = fc
    .date({ min: new Date("1990-01-01"), max: new Date("2040-01-01"), noInvalidDate: true })
    .map((at) => at.toISOString().slice(0, 10));
  const text = fc.oneof(
    fc.constantFrom(undefined, "7", "28", "90", "365", "month", "last-month", "year", "all"),
    fc.constantFrom("previous", "year", "weekdays"),
    fc.string(),
    fc.array(fc.string(), { maxLength: 3 }),
    day,
  );
  const now = fc
    .date({ min: new Date("2004-01-01"), max: new Date("2040-01-01"), noInvalidDate: true })
    .map((at) => parseDay(at.toISOString().slice(0, 10)));
  const weekday = (of: string) => new Date(`${of}T00:00:00Z`).getUTCDay();
  fc.assert(
    fc.property(text, text, text, text, now, (period, from, to, compare, on) => {
      const given = Object.fromEntries(
        Object.entries({ period, from, to, compare }).filter(([, value]) => value !== undefined),
      );
      const read = parsePeriod(given, on, earliest);
      const { range, lastDay, preset, comparisons, comparison } = read;
      const length = daysBetween(range.from, range.to);
      expect(parseDay(range.from)).toBe(range.from);
      expect(length).toBeGreaterThan(0);
      expect(length).toBeLessThanOrEqual(3_660);
      expect(lastDay <= on).toBe(true);
      expect(comparisons.length).toBe(preset === "all" ? 0 : length > 366 ? 2 : 3);
      for (const { kind, range: before } of comparisons) {
        const own = daysBetween(before.from, before.to);
        expect(before.to <= range.from).toBe(true);
        // A leap year's 366 days have 365 before them in the year before.
        expect(own === length || (kind === "year" && length === 366 && own === 365)).toBe(true);
        if (kind === "previous") expect(before.to).toBe(range.from);
        if (kind === "weekdays") {
          expect(weekday(before.from)).toBe(weekday(range.from));
          expect(daysBetween(before.to, range.from)).toBeLessThan(7);
        }
        if (kind === "year") {
          expect(before.from.slice(0, 4)).toBe(String(Number(range.from.slice(0, 4)) - 1));
          expect(before.from.slice(4)).toBe(range.from.slice(4).replace("-02-29", "-02-28"));
        }
      }
      // What it says in an address is what it is.
      const again = parsePeriod(periodParams(read), on, earliest);
      expect(again).toMatchObject({ range, preset, comparison, asked: read.asked });
    }),
    runs(200),
  );
});
