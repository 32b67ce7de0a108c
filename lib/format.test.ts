import { describe, expect, test } from "vitest";
import { parseDay } from "@/lib/dates";
import {
  formatBytes,
  formatChange,
  formatCount,
  formatDay,
  formatDays,
  formatInstant,
  formatPercent,
  formatRelative,
} from "@/lib/format";

describe("formatCount", () => {
  test.each<[bigint | number, string]>([
    [0, "0"],
    [0n, "0"],
    [999, "999"],
    [1_000, "1,000"],
    [48_210, "48,210"],
    [999_999n, "999,999"],
    [1_000_000n, "1.00M"],
    [1_230_000n, "1.23M"],
    [1_239_999n, "1.23M"],
    [12_345_678n, "12.3M"],
    [123_456_789n, "123M"],
    [999_999_999n, "999M"],
    [1_605_000_000n, "1.60B"],
    [18_446_744_073_709_551_615n, "18,446,744T"],
    [-84, "−84"],
    [-1_230_000n, "−1.23M"],
    [12.5, "12.5"],
    [12.04, "12"],
    [-0.5, "−0.5"],
    [1_234.5, "1,235"],
  ])("writes %s as %s", (value, text) => {
    expect(formatCount(value)).toBe(text);
  });

  test("writes every digit when exact, beyond what a float can hold", () => {
    expect(formatCount(9_007_199_254_740_993n, { exact: true })).toBe("9,007,199,254,740,993");
    expect(formatCount(-1_230_000, { exact: true })).toBe("−1,230,000");
  });

  test("refuses what is no number", () => {
    expect(() => formatCount(Number.NaN)).toThrow(RangeError);
    expect(() => formatCount(Number.POSITIVE_INFINITY)).toThrow(RangeError);
  });
});

test("a change carries its sign, and no change carries none", () => {
  expect(formatChange(312n)).toBe("+312");
  expect(formatChange(-84)).toBe("−84");
  expect(formatChange(0n)).toBe("0");
});

describe("formatPercent", () => {
  test.each<[number, string]>([
    [0, "0.0%"],
    [0.0213, "2.1%"],
    [0.00649, "0.6%"],
    [-0.00649, "−0.6%"],
    [-0.0001, "0.0%"],
    [12.5, "1,250.0%"],
  ])("writes %s as %s", (ratio, text) => {
    expect(formatPercent(ratio)).toBe(text);
  });

  test("writes the plus when asked, but never before nothing", () => {
    expect(formatPercent(0.0065, { signed: true })).toBe("+0.7%");
    expect(formatPercent(0.0001, { signed: true })).toBe("0.0%");
  });
});

test("writes a day for text, for charts and for axes", () => {
  const day = parseDay("2025-10-04");
  expect(formatDay(day)).toBe("4 Oct 2025");
  expect(formatDay(day, "weekday")).toBe("Sat, 4 Oct 2025");
  expect(formatDay(day, "axis")).toBe("4 Oct");
  expect(formatDay(day, "month")).toBe("Oct 2025");
});

test("says a span of days without repeating what both ends share", () => {
  const say = (from: string, last: string) => formatDays(parseDay(from), parseDay(last));
  expect(say("2025-10-04", "2025-10-04")).toBe("4 Oct 2025");
  expect(say("2025-10-04", "2025-10-06")).toBe("4 to 6 Oct 2025");
  expect(say("2025-10-30", "2025-11-02")).toBe("30 Oct to 2 Nov 2025");
  expect(say("2025-12-30", "2026-01-02")).toBe("30 Dec 2025 to 2 Jan 2026");
});

test("writes an instant in the reader's zone and names the zone", () => {
  const at = new Date("2025-10-04T22:10:30Z");
  expect(formatInstant(at)).toBe("4 Oct 2025, 22:10 UTC");
  expect(formatInstant(at, "Europe/Berlin")).toBe("5 Oct 2025, 00:10 CEST");
});

test("says how far an instant lies from now", () => {
  const now = new Date("2025-10-04T12:00:00Z");
  const relative = (iso: string) => formatRelative(new Date(iso), now);
  expect(relative("2025-10-04T11:59:30Z")).toBe("just now");
  expect(relative("2025-10-04T12:00:30Z")).toBe("within a minute");
  expect(relative("2025-10-04T11:58:59Z")).toBe("1 minute ago");
  expect(relative("2025-10-04T06:10:00Z")).toBe("5 hours ago");
  expect(relative("2025-10-07T12:00:00Z")).toBe("in 3 days");
  expect(relative("2025-10-10T11:59:00Z")).toBe("in 6 days");
});

test("writes sizes of files", () => {
  expect(formatBytes(1)).toBe("1 byte");
  expect(formatBytes(812)).toBe("812 bytes");
  expect(formatBytes(1_450)).toBe("1.4 kB");
  expect(formatBytes(48_210_000)).toBe("48 MB");
});
