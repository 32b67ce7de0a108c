import { expect, test } from "vitest";
import { retryAfter } from "./retry-after";

const now = new Date("2026-11-20T12:00:00Z");

test.each([
  ["30", 30_000],
  [" 0 ", 0],
  ["Fri, 20 Nov 2026 12:00:45 GMT", 45_000],
  // Past, and further away than anybody can mean.
  ["Fri, 20 Nov 2020 12:00:00 GMT", 0],
  ["Fri, 20 Nov 2099 12:00:00 GMT", 3_600_000],
  ["3601", 3_600_000],
  ["99999999999999999999999999999999", 3_600_000],
])("%j waits %i ms", (header, milliseconds) => {
  expect(retryAfter(header, now)).toBe(milliseconds);
});

test.each([null, "", "-5", "1.5", "1e9", "soon", "0x10", "Fri, 99 Nov"])("%j says nothing", (header) => {
  expect(retryAfter(header, now)).toBeNull();
});
