import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "@/lib/testing/runs";
import { daysToKeep } from "./thin";

test("keeps everything where there is room for it", () => {
  expect(daysToKeep(5, [[1, 2, 3, 4, 5]], 5)).toEqual([0, 1, 2, 3, 4]);
});

test("keeps both ends even of a line without a number", () => {
  expect(daysToKeep(1_000, [])).toEqual([0, 999]);
  expect(daysToKeep(1_000, [Array.from({ length: 1_000 }, () => null)])).toEqual([0, 999]);
});

test("keeps the ends, and each line's lowest and highest, of any lines in at most 400 days", () => {
  const line = (length: number) =>
    fc.array(fc.option(fc.integer({ min: 0, max: 1_000_000 }), { freq: 8 }), {
      minLength: length,
      maxLength: length,
    });
  const lines = fc
    .integer({ min: 401, max: 2_000 })
    .chain((length) => fc.tuple(fc.constant(length), fc.array(line(length), { minLength: 1, maxLength: 5 })));
  fc.assert(
    fc.property(lines, ([length, given]) => {
      const kept = daysToKeep(length, given);
      expect(kept.length).toBeLessThanOrEqual(400);
      expect(kept).toEqual([...new Set(kept)].sort((a, b) => a - b));
      expect(kept[0]).toBe(0);
      expect(kept.at(-1)).toBe(length - 1);
      for (const values of given) {
        const numbers = values.filter((value) => value !== null);
        const keptNumbers = kept.flatMap((index) => values[index] ?? []);
        expect(Math.max(...keptNumbers)).toBe(Math.max(...numbers));
        expect(Math.min(...keptNumbers)).toBe(Math.min(...numbers));
      }
    }),
    runs(60),
  );
});

test("keeps the shape: a single day's peak among 3,650 stays where it was", () => {
  const values = Array.from({ length: 3_650 }, (_, index) => 1_000 + (index % 5));
  values[1_234] = 1_050;
  values[2_000] = 1_040;
  const kept = daysToKeep(values.length, [values]);
  expect(kept).toContain(1_234);
  expect(kept).toContain(2_000);
});
