import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toDay } from "@/lib/dates";
import { runs } from "@/lib/testing/runs";
import { askAboutDays, type DayOrder, readMoment } from "./days";

const at = (cell: string, order: DayOrder = "year first", zone = "UTC") => readMoment(cell, order, zone);
const day = (text: string) => ({ day: text, second: null });

describe("a day", () => {
  test.each([
    "2025-05-04",
    "2025/5/4",
    "2025.05.04",
    "20250504",
    "4 May 2025",
    "04-May-2025",
    "May 4, 2025",
    "Sun, 4 May 2025",
    "May 4th 2025",
    " 2025-05-04 ",
  ])("is read from %s whatever the order", (cell) => {
    for (const order of ["year first", "day first", "month first"] as const) {
      expect(at(cell, order)).toEqual(day("2025-05-04"));
    }
    expect(askAboutDays([cell])).toEqual({ orders: ["year first"], needsZone: false, hasTimes: false });
  });

  test.each([
    ["04/05/2025", "2025-05-04", "2025-04-05"],
    ["4.5.2025", "2025-05-04", "2025-04-05"],
    ["04-05-2025", "2025-05-04", "2025-04-05"],
    ["4/5/25", "2025-05-04", "2025-04-05"],
  ])("written %s is one of two days, and has to be asked about", (cell, dayFirst, monthFirst) => {
    expect(askAboutDays([cell]).orders).toEqual(["day first", "month first"]);
    expect(at(cell, "day first")).toEqual(day(dayFirst));
    expect(at(cell, "month first")).toEqual(day(monthFirst));
    expect(at(cell, "year first")).toBeNull();
  });

  test("that only one order can be answers for the whole column", () => {
    expect(askAboutDays(["04/05/2025", "13/05/2025"]).orders).toEqual(["day first"]);
    expect(askAboutDays(["04/05/2025", "05/13/2025", ""]).orders).toEqual(["month first"]);
    expect(askAboutDays(["05/05/2025"]).orders).toEqual(["day first"]);
  });

  test.each([
    "",
    "yesterday",
    "2025-02-30",
    "31/04/2025",
    "2025-13-01",
    "25-05-04",
    "1999-12-31",
    "45781",
    "2026-07",
  ])("is nothing in %s", (cell) => {
    for (const order of ["year first", "day first", "month first"] as const)
      expect(at(cell, order)).toBeNull();
  });
});

describe("a time", () => {
  test.each([
    ["2025-05-04T23:30:00Z", "2025-05-04", 84_600],
    ["2025-05-04 23:30 UTC", "2025-05-04", 84_600],
    ["2025-05-04T23:30:15.123+02:00", "2025-05-04", 77_415],
    ["2025-05-04T23:30:00-0500", "2025-05-05", 16_200],
    ["2025-05-05 01:00+02", "2025-05-04", 82_800],
  ])("with its zone, %s, falls on %s of UTC at second %d", (cell, utc, second) => {
    expect(at(cell, "year first", "Asia/Tokyo")).toEqual({ day: utc, second });
    expect(askAboutDays([cell])).toMatchObject({ needsZone: false, hasTimes: true });
  });

  test("without one falls on another day by where it was written", () => {
    expect(askAboutDays(["2025-05-04 23:30"]).needsZone).toBe(true);
    expect(at("2025-05-04 23:30", "year first", "UTC")).toEqual({ day: "2025-05-04", second: 84_600 });
    expect(at("2025-05-04 23:30", "year first", "America/New_York")).toEqual({
      day: "2025-05-05",
      second: 12_600,
    });
    expect(at("5/4/2025, 11:30:00 PM", "month first", "Europe/Berlin")).toEqual({
      day: "2025-05-04",
      second: 77_400,
    });
    expect(at("5/4/2025 12:05 am", "month first", "Europe/Berlin")).toEqual({
      day: "2025-05-03",
      second: 79_500,
    });
  });

  test("in the hour that summer time skips is the one after it", () => {
    expect(at("2025-03-30 02:30", "year first", "Europe/Berlin")).toEqual({
      day: "2025-03-30",
      second: 5_400,
    });
  });

  test.each([
    "2025-05-04 24:30",
    "2025-05-04 12:60",
    "2025-05-04 13:00 PM",
    "2025-05-04 later",
    "2025-05-04 9:5",
  ])("that no clock shows, %s, is refused with its day", (cell) => {
    expect(at(cell)).toBeNull();
  });
});

const anyDay = fc
  .integer({ min: Date.UTC(2000, 0, 1) / 86_400_000, max: Date.UTC(2099, 11, 31) / 86_400_000 })
  .map((days) => toDay(new Date(days * 86_400_000)));

test("any day comes back from every way of writing it", () => {
  fc.assert(
    fc.property(anyDay, fc.constantFrom("-", "/", "."), fc.boolean(), (text, mark, isPadded) => {
      const [y, m, d] = text.split("-").map(Number);
      const pad = (part = 0) => (isPadded ? String(part).padStart(2, "0") : String(part));
      expect(at([y, pad(m), pad(d)].join(mark))).toEqual(day(text));
      expect(at([pad(d), pad(m), y].join(mark), "day first")).toEqual(day(text));
      expect(at([pad(m), pad(d), y].join(mark), "month first")).toEqual(day(text));
      const { orders } = askAboutDays([[pad(d), pad(m), y].join(mark)]);
      expect(orders).toContain("day first");
    }),
    runs(150),
  );
});

test("any instant comes back from its clock in any zone, to the second", () => {
  const zones = [
    "UTC",
    "Asia/Kolkata",
    "America/St_Johns",
    "Pacific/Kiritimati",
    "Pacific/Pago_Pago",
    "Asia/Tokyo",
  ];
  fc.assert(
    fc.property(
      fc.integer({ min: Date.UTC(2005, 0, 2) / 1000, max: Date.UTC(2035, 0, 1) / 1000 }),
      fc.constantFrom(...zones),
      (seconds, timeZone) => {
        const instant = new Date(seconds * 1000);
        const parts = Object.fromEntries(
          new Intl.DateTimeFormat("en-GB", {
            dateStyle: "short",
            timeStyle: "medium",
            hourCycle: "h23",
            timeZone,
          })
            .formatToParts(instant)
            .map(({ type, value }) => [type, value]),
        );
        const wall = `${parts.year}-${parts.month}-${parts.day} ${parts.hour}:${parts.minute}:${parts.second}`;
        const read = readMoment(wall, "year first", timeZone);
        // An hour that clocks show twice may be either of the two.
        const back = read && Date.parse(`${read.day}T00:00:00Z`) / 1000 + (read.second ?? 0);
        expect([0, 3_600, -3_600, 1_800, -1_800]).toContain(seconds - (back ?? 0));
        if (!["America/St_Johns"].includes(timeZone)) expect(back).toBe(seconds);
      },
    ),
    runs(150),
  );
});

test("no text makes it stumble", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary" }),
      fc.constantFrom("year first", "day first", "month first"),
      (text, order) => {
        const read = readMoment(text, order as DayOrder, "UTC");
        if (read) expect(read.day).toMatch(/^20\d\d-\d\d-\d\d$/);
      },
    ),
    runs(200),
  );
});
