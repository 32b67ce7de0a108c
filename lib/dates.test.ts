import { describe, expect, test } from "vitest";
import {
  addDays,
  type Day,
  dayOfMonth,
  daysBetween,
  eachDay,
  instantOn,
  month,
  parseDay,
  previousRange,
  startOfDay,
  toDay,
} from "@/lib/dates";

const day = parseDay;

describe("parseDay", () => {
  test("reads a day of the calendar", () => {
    expect(parseDay("2024-02-29")).toBe("2024-02-29");
  });

  test.each([
    "2023-02-29",
    "2024-13-01",
    "2024-00-10",
    "2024-1-1",
    "2024-01-01T00:00:00Z",
    " 2024-01-01",
    "",
    "today",
  ])("refuses %j", (text) => {
    expect(() => parseDay(text)).toThrow(RangeError);
  });
});

test("a day is the UTC day of the instant, whatever the local zone", () => {
  expect(toDay(new Date("2025-10-04T23:59:59.999Z"))).toBe("2025-10-04");
  expect(toDay(new Date("2025-10-05T01:30:00+02:00"))).toBe("2025-10-04");
});

test("a day begins at midnight UTC", () => {
  expect(startOfDay(day("2025-10-04")).toISOString()).toBe("2025-10-04T00:00:00.000Z");
});

test("adding days crosses months, leap days and years", () => {
  expect(addDays(day("2024-02-28"), 2)).toBe("2024-03-01");
  expect(addDays(day("2025-12-31"), 1)).toBe("2026-01-01");
  expect(addDays(day("2025-01-01"), -1)).toBe("2024-12-31");
});

test.each([
  "0001-01-01",
  "0099-12-31",
  "0100-01-01",
  "1899-12-31",
  "1969-12-31",
  "1970-01-01",
  "2000-02-29",
  "2100-02-28",
  "9998-12-31",
])("days around %s are those of the calendar", (text) => {
  const at = new Date(`${text}T00:00:00Z`).getTime();
  for (const count of [-1, 0, 1, 365]) {
    if (text.startsWith("0001") && count < 0) continue;
    const other = new Date(at + count * 86_400_000).toISOString().slice(0, 10) as Day;
    expect(addDays(day(text), count)).toBe(other);
    expect(daysBetween(day(text), other)).toBe(count);
  }
});

test.each([0, 59, 3_599, 22_200, 86_399, 86_400, 100_000, -1])("%i seconds into a day", (seconds) => {
  const at = new Date(Date.UTC(2024, 1, 29) + seconds * 1000);
  expect(instantOn(day("2024-02-29"), seconds)).toBe(at.toISOString());
});

test("counts the days between two days, also across a change of clocks", () => {
  expect(daysBetween(day("2025-03-29"), day("2025-03-31"))).toBe(2);
  expect(daysBetween(day("2025-10-05"), day("2025-10-01"))).toBe(-4);
  expect(daysBetween(day("2024-01-01"), day("2025-01-01"))).toBe(366);
});

test("the previous range is as long and ends where the range begins", () => {
  expect(previousRange({ from: day("2025-10-01"), to: day("2025-10-31") })).toEqual({
    from: "2025-09-01",
    to: "2025-10-01",
  });
});

test("each day of a range leaves its end out", () => {
  expect(eachDay({ from: day("2025-02-27"), to: day("2025-03-02") })).toEqual([
    "2025-02-27",
    "2025-02-28",
    "2025-03-01",
  ]);
  expect(eachDay({ from: day("2025-03-02"), to: day("2025-03-02") })).toEqual([]);
  expect(eachDay({ from: day("2025-03-02"), to: day("2025-02-27") })).toEqual([]);
});

test("names the month by its first day", () => {
  expect(month(day("2025-10-31"))).toBe("2025-10-01");
  expect(dayOfMonth(day("2025-10-31"))).toBe(31);
});
