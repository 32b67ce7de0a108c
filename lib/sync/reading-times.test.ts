import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, toDay } from "@/lib/dates";
import { backoff, nextReadingAt, retryTime, spanOf } from "./reading-times";

const hour = 3_600_000;
const instant = fc.date({ min: new Date("2020-01-01"), max: new Date("2035-01-01"), noInvalidDate: true });
const anyId = fc.bigInt({ min: 1n, max: 10n ** 12n });

test("a daily reading lies on the very next UTC day, between 00:10 and 06:10", () => {
  fc.assert(
    fc.property(instant, anyId, (now, id) => {
      const next = nextReadingAt(now, 24, id);
      expect(toDay(next)).toBe(addDays(toDay(now), 1));
      const sinceMidnight = next.getTime() % (24 * hour);
      expect(sinceMidnight).toBeGreaterThanOrEqual(10 * 60_000);
      expect(sinceMidnight).toBeLessThanOrEqual(6 * hour + 10 * 60_000);
    }),
  );
});

test("faster rhythms never wait longer than a rhythm and a half, nor less than half of one", () => {
  fc.assert(
    fc.property(instant, anyId, fc.constantFrom(1, 6), (now, id, every) => {
      const wait = nextReadingAt(now, every, id).getTime() - now.getTime();
      expect(wait).toBeGreaterThanOrEqual((every * hour) / 2);
      expect(wait).toBeLessThanOrEqual(every * hour * 1.5);
    }),
  );
});

test("the more of the allowance the readings need, the longer they take: a quarter of a day to twenty hours", () => {
  expect(spanOf(0)).toBe(6 * hour);
  expect(spanOf(0.25)).toBe(6 * hour);
  expect(spanOf(0.5)).toBe(12 * hour);
  expect(spanOf(4)).toBe(20 * hour);
  fc.assert(
    fc.property(instant, anyId, fc.double({ min: 0, max: 9, noNaN: true }), (now, id, part) => {
      const next = nextReadingAt(now, 24, id, spanOf(part));
      expect(toDay(next)).toBe(addDays(toDay(now), 1));
      expect(next.getTime() % (24 * hour)).toBeLessThanOrEqual(20 * hour + 10 * 60_000);
    }),
  );
});

test("accounts are spread: no hour of the six has more than a quarter of them", () => {
  const now = new Date("2026-06-15T09:30:00Z");
  const perHour = Array.from({ length: 7 }, () => 0);
  for (let id = 1n; id <= 1_200n; id += 1n) {
    const at = Math.floor((nextReadingAt(now, 24, id).getTime() % (24 * hour)) / hour);
    perHour[at] = (perHour[at] ?? 0) + 1;
  }
  expect(Math.max(...perHour)).toBeLessThan(300);
});

test("backing off doubles from a minute to six hours, a fifth up or down", () => {
  expect(backoff(1, () => 0.5)).toBe(60_000);
  expect(backoff(4, () => 0.5)).toBe(8 * 60_000);
  expect(backoff(1, () => 0)).toBe(48_000);
  expect(backoff(1, () => 1)).toBe(72_000);
  expect(backoff(40, () => 1)).toBe(6 * hour);
});

test("a platform's own time is kept between a minute and 25 hours from now", () => {
  const now = new Date("2026-06-15T09:30:00Z");
  const after = (ms: number) => retryTime(now, new Date(now.getTime() + ms), 1).getTime() - now.getTime();
  expect(after(90_000)).toBe(90_000);
  expect(after(-hour)).toBe(60_000);
  expect(after(1_000 * hour)).toBe(25 * hour);
});
