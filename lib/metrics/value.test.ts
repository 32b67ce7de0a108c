import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { band, hidden, measured, missing, rounded, roundingStep, stored, valueStates } from "./value";

describe("a rounded count", () => {
  test.each([
    [0n, 1n],
    [999n, 1n],
    [1_000n, 10n],
    [9_990n, 10n],
    [12_400n, 100n],
    [1_230_000n, 10_000n],
    [18_446_744_073_709_551_615n, 100_000_000_000_000_000n],
  ])("%d at three digits moves in steps of %d", (count, step) => {
    expect(roundingStep(count, 3)).toBe(step);
  });

  test("is measured where nothing was cut", () => {
    expect(rounded(999n, 3)).toEqual({ state: "measured", count: 999n });
    expect(rounded(1_000n, 3)).toEqual({ state: "rounded", count: 1_000n, significantDigits: 3 });
  });

  test("means everything from itself up to the next step", () => {
    expect(band(1_230_000n, 3)).toEqual({ low: 1_230_000n, high: 1_239_999n });
    expect(band(999n, 3)).toEqual({ low: 999n, high: 999n });
  });

  test("has the count it was cut from in its band, and the next step outside", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
        fc.integer({ min: 1, max: 6 }),
        (exact, digits) => {
          const step = roundingStep(exact, digits);
          const cut = exact - (exact % step);
          const { low, high } = band(cut, digits);
          expect(low <= exact && exact <= high).toBe(true);
          expect(high + 1n).toBe(cut + step);
        },
      ),
    );
  });
});

describe("what is stored", () => {
  test("is a number only where there is one", () => {
    expect(stored(measured(0n))).toEqual({ count: 0n, code: 1 });
    expect(stored(rounded(41_600n, 3))).toEqual({ count: 41_600n, code: 2 });
    expect(stored(hidden())).toEqual({ count: null, code: 3 });
    expect(stored(missing())).toEqual({ count: null, code: 0 });
    expect(stored(undefined)).toEqual({ count: null, code: 0 });
  });

  test("keeps its codes for ever", () => {
    expect(valueStates).toEqual(["missing", "measured", "rounded", "hidden"]);
  });
});
