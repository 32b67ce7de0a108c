import { expect, test } from "vitest";
import { figuresLimit, keptSince } from "./kept-since";

test.each([
  [null, null, null],
  [36, null, { months: 36, by: "platform" }],
  [null, 5, { months: 60, by: "person" }],
  [36, 5, { months: 36, by: "platform" }],
  [36, 2, { months: 24, by: "person" }],
  // Where both say the same, it is nobody's choice.
  [24, 2, { months: 24, by: "platform" }],
])("of %j months of a platform and %j years of a person, the shorter holds", (months, years, limit) => {
  expect(figuresLimit(months, years)).toEqual(limit);
});

test("months are counted by the calendar", () => {
  expect(keptSince(12, new Date("2026-06-15T09:30:00Z"))).toEqual(new Date("2025-06-15T09:30:00Z"));
});
