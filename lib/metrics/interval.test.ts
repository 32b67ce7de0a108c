import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "@/lib/testing/runs";
import { medianInterval, spread } from "./interval";

/** 1, 2, 3 …: the ends of the interval are the ranks themselves. */
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

// Tables of the sign test at the two-sided 5 % level.
test.each([
  [6, 1, 6],
  [8, 1, 8],
  [9, 2, 8],
  [12, 3, 10],
  [15, 4, 12],
  [20, 6, 15],
  [25, 8, 18],
  [30, 10, 21],
  [50, 18, 33],
  [100, 40, 61],
])("of %i values goes from rank %i to rank %i", (count, low, high) => {
  expect(medianInterval(upTo(count).toReversed())).toEqual({ low, high });
});

test.each([0, 1, 2, 5])(
  "of %i values there is none: any two would miss the middle more than 5 times in 100",
  (count) => {
    expect(medianInterval(upTo(count))).toBeNull();
  },
);

test("holds the middle of what the values were drawn from in at least 95 of 100 worlds", () => {
  // Always the same worlds: each value is as likely above 1/2 as below.
  let state = 11;
  const random = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  for (const count of [6, 9, 13, 28]) {
    let held = 0;
    for (let world = 0; world < 2_000; world += 1) {
      const found = medianInterval(Array.from({ length: count }, random));
      if (found && found.low <= 0.5 && found.high >= 0.5) held += 1;
    }
    expect(held / 2_000).toBeGreaterThan(0.94);
  }
});

test("lies within the spread and around the median, whatever the values", () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ noNaN: true, min: 0, max: 1e9 }), { minLength: 6, maxLength: 60 }),
      (values) => {
        const sorted = values.toSorted((a, b) => a - b);
        const [low, high] = [
          sorted[Math.ceil(values.length / 2) - 1] ?? 0,
          sorted[Math.floor(values.length / 2)] ?? 0,
        ];
        const found = medianInterval(values);
        const ends = spread(values);
        expect(found && ends && ends.low <= found.low && found.high <= ends.high).toBe(true);
        expect(found && found.low <= low && high <= found.high).toBe(true);
      },
    ),
    runs(200),
  );
  expect(spread([])).toBeNull();
});
