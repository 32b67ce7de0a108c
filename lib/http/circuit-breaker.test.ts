import { expect, test } from "vitest";
import { CircuitBreaker } from "./circuit-breaker";

test("lets everything through until enough failures in a row", () => {
  const breaker = new CircuitBreaker(3, 1_000);
  for (const outcome of ["failed", "failed", "answered", "failed", "failed"] as const)
    breaker.record(outcome, 0);
  expect(breaker.allows(0)).toBe(true);
  breaker.record("failed", 0);
  expect(breaker.allows(1)).toBe(false);
  expect(breaker.allows(999)).toBe(false);
});

test("lets one through after the pause, and all once that one was answered", () => {
  const breaker = new CircuitBreaker(1, 1_000);
  breaker.record("failed", 0);
  expect([breaker.allows(1_000), breaker.allows(1_001)]).toEqual([true, false]);
  breaker.record("answered", 1_100);
  expect([breaker.allows(1_101), breaker.allows(1_102)]).toEqual([true, true]);
});

test("pauses twice as long when the one that went ahead fails, twenty times as long at most", () => {
  const breaker = new CircuitBreaker(1, 1_000);
  breaker.record("failed", 0);
  expect(breaker.allows(1_000)).toBe(true);
  breaker.record("failed", 1_500);
  expect([breaker.allows(3_499), breaker.allows(3_500)]).toEqual([false, true]);
  for (let time = 0; time < 9; time += 1) breaker.record("failed", 4_000);
  expect([breaker.allows(23_999), breaker.allows(24_000)]).toEqual([false, true]);
  breaker.record("answered", 24_100);
  breaker.record("failed", 25_000);
  expect([breaker.allows(25_999), breaker.allows(26_000)]).toEqual([false, true]);
});

test("tries again when the one that went ahead was never heard of", () => {
  const breaker = new CircuitBreaker(1, 1_000);
  breaker.record("failed", 0);
  expect([breaker.allows(1_000), breaker.allows(1_999), breaker.allows(2_000)]).toEqual([true, false, true]);
});
