import { expect, test } from "vitest";
import { nextQuotaDay } from "./quota-day";

test.each([
  // Winter: midnight there is 08:00 UTC. Summer: 07:00.
  ["2026-11-20T12:00:00Z", "2026-11-21T08:00:00Z"],
  ["2026-11-20T07:59:59Z", "2026-11-20T08:00:00Z"],
  ["2026-11-20T08:00:00Z", "2026-11-21T08:00:00Z"],
  ["2026-07-04T06:59:59Z", "2026-07-04T07:00:00Z"],
  ["2026-07-04T07:00:00Z", "2026-07-05T07:00:00Z"],
  // The two days on which the clocks change there, and the year's last.
  ["2026-03-08T09:00:00Z", "2026-03-09T07:00:00Z"],
  ["2026-11-01T08:00:00Z", "2026-11-02T08:00:00Z"],
  ["2026-12-31T23:00:00Z", "2027-01-01T08:00:00Z"],
])("after %s the allowance begins anew at %s", (now, next) => {
  expect(nextQuotaDay(new Date(now)).toISOString()).toBe(next.replace("Z", ".000Z"));
});
