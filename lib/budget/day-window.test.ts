import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "@/lib/testing/runs";
import { dayWindow } from "./day-window";

const pacific = "America/Los_Angeles";
const hour = 3_600_000;

test.each([
  // The clocks there skip an hour on 8 March 2026 and repeat one on 1 November.
  ["2026-03-08T07:59:59Z", "2026-03-07T08:00:00Z", "2026-03-08T08:00:00Z"],
  ["2026-03-08T08:00:00Z", "2026-03-08T08:00:00Z", "2026-03-09T07:00:00Z"],
  ["2026-03-09T06:59:59Z", "2026-03-08T08:00:00Z", "2026-03-09T07:00:00Z"],
  ["2026-11-01T06:59:59Z", "2026-10-31T07:00:00Z", "2026-11-01T07:00:00Z"],
  ["2026-11-01T07:00:00Z", "2026-11-01T07:00:00Z", "2026-11-02T08:00:00Z"],
  ["2026-11-02T07:59:59Z", "2026-11-01T07:00:00Z", "2026-11-02T08:00:00Z"],
])("%s lies in the day from %s to %s in Los Angeles", (now, start, end) => {
  expect(dayWindow(pacific, new Date(now))).toEqual({ start: new Date(start), end: new Date(end) });
});

test.each([pacific, "UTC", "Asia/Kolkata", "Pacific/Auckland", "America/St_Johns"])(
  "days in %s follow one another, last about a day, and begin at midnight on its clocks",
  (zone) => {
    const clock = new Intl.DateTimeFormat("en-GB", { timeZone: zone, timeStyle: "medium" });
    const instant = fc.date({
      min: new Date("2020-01-01"),
      max: new Date("2035-01-01"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instant, (now) => {
        const { start, end } = dayWindow(zone, now);
        expect(start.getTime()).toBeLessThanOrEqual(now.getTime());
        expect(end.getTime()).toBeGreaterThan(now.getTime());
        expect([23, 24, 25]).toContain((end.getTime() - start.getTime()) / hour);
        expect(clock.format(start)).toBe("00:00:00");
        expect(dayWindow(zone, end).start).toEqual(end);
      }),
      runs(200),
    );
  },
);
