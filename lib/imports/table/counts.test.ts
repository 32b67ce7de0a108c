import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runs } from "@/lib/testing/runs";
import { askAboutCounts, type DecimalMark, readCount } from "./counts";

const exact = (cell: string, decimal: DecimalMark = ".") => {
  const read = readCount(cell, decimal);
  return "count" in read && read.count?.state === "counted" ? [read.count.count, read.count.power] : read;
};

describe("a count", () => {
  test.each<[string, DecimalMark, bigint]>([
    ["0", ".", 0n],
    ["48210", ".", 48_210n],
    ["48,210", ".", 48_210n],
    ["48.210", ",", 48_210n],
    ["48.210", ".", 48_210n],
    ["48,210", ",", 48_210n],
    ["1.234.567", ".", 1_234_567n],
    ["1,234,567", ".", 1_234_567n],
    ["12,34,567", ".", 1_234_567n],
    ["1 234 567", ".", 1_234_567n],
    ["1\u202f234", ",", 1_234n],
    ["1\u00a0234", ".", 1_234n],
    ["1'234'567", ".", 1_234_567n],
    [" +12 ", ".", 12n],
    ["007", ".", 7n],
    ["1000000000000000", ".", 1_000_000_000_000_000n],
  ])("written %j with %j is %d, exactly", (cell, decimal, count) => {
    expect(exact(cell, decimal)).toEqual([count, 0]);
  });

  test.each<[string, DecimalMark, bigint, number]>([
    ["1.2K", ".", 1_200n, 2],
    ["1,2K", ",", 1_200n, 2],
    ["1,2K", ".", 1_200n, 2],
    ["1,234.5K", ",", 1_234_500n, 2],
    ["10k", ".", 10_000n, 3],
    ["1.234K", ".", 1_234n, 0],
    ["1.234K", ",", 1_234_000n, 3],
    ["3,4 Mio", ",", 3_400_000n, 5],
    ["3,4 Mio.", ",", 3_400_000n, 5],
    ["1.20M", ".", 1_200_000n, 4],
    ["1.5B", ".", 1_500_000_000n, 8],
    ["12 Mrd", ",", 12_000_000_000n, 9],
  ])("shortened to %j with %j is %d, give or take ten to the %d", (cell, decimal, count, power) => {
    expect(exact(cell, decimal)).toEqual([count, power]);
  });

  test.each(["", "-", "–", "n/a", "NULL", "  "])("that nobody knows, %j, is nothing and not 0", (cell) => {
    expect(readCount(cell, ".")).toEqual({ count: null });
  });

  test.each<[string, DecimalMark, string]>([
    ["-5", ".", "negative"],
    ["−5", ".", "negative"],
    ["1.5", ".", "fraction"],
    ["1.2345K", ".", "fraction"],
    ["1,5", ",", "fraction"],
    ["1.234,5", ",", "fraction"],
    ["1,234.5", ".", "fraction"],
    ["1,23", ".", "fraction"],
    ["1000000000000001", ".", "too-large"],
    ["2000000B", ".", "too-large"],
    ["0K", ".", "nothing-certain"],
    ["12 %", ".", "no-number"],
    ["12 apples", ".", "no-number"],
    ["12 x", ".", "unknown-unit"],
    ["1,2,3", ".", "no-number"],
    ["1,23,456,789", ".", "no-number"],
    ["1.2.3", ".", "no-number"],
    ["1.", ".", "no-number"],
    ["=1+1", ".", "no-number"],
    ["1e6", ".", "no-number"],
    ["0x10", ".", "no-number"],
    ["Infinity", ".", "no-number"],
    ["١٢", ".", "no-number"],
    ["10⁵", ".", "no-number"],
  ])("that is none, %j with %j, %s", (cell, decimal, problem) => {
    expect(readCount(cell, decimal)).toMatchObject({ problem });
  });
});

describe("the decimal mark", () => {
  test("has to be asked when both make another count of a cell", () => {
    expect(askAboutCounts(["5", "1.234K"])).toEqual({
      decimal: ".",
      example: { cell: "1.234K", withPoint: 1_234n, withComma: 1_234_000n },
    });
  });

  test("is told by any other cell: one with a fraction, one with grouped thousands", () => {
    const decimal = (...cells: string[]) => askAboutCounts(cells);
    expect(decimal("1.234K", "1.2K")).toEqual({ decimal: ".", example: null });
    expect(decimal("1.234K", "1,216")).toEqual({ decimal: ".", example: null });
    expect(decimal("1.234K", "1.216")).toEqual({ decimal: ",", example: null });
    expect(decimal("1.234K", "1,2K")).toEqual({ decimal: ",", example: null });
    expect(decimal("1.234K", "1,2K", "1.2K").example).not.toBeNull();
    expect(decimal("1.216", "1.2K", "1234", "", "n/a").example).toBeNull();
  });
});

test("any count comes back from every way of grouping it, and a short form stands for what it was cut from", () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 10n ** 15n }),
      fc.constantFrom<[string, DecimalMark]>([",", "."], [".", ","], [" ", "."], ["'", ","], ["", "."]),
      fc.integer({ min: 0, max: 2 }),
      (count, [mark, decimal], places) => {
        const grouped = count.toString().replace(/\B(?=(\d{3})+$)/g, mark);
        expect(exact(grouped, decimal)).toEqual([count, 0]);
        if (count < 1_000n) return;
        const step = 10n ** BigInt(3 - places);
        const kept = (count / step).toString().padStart(places + 1, "0");
        const short =
          places === 0 ? `${kept}K` : `${kept.slice(0, -places)}${decimal}${kept.slice(-places)}K`;
        const [read, power] = exact(short, decimal) as [bigint, number];
        expect(10n ** BigInt(power)).toBe(step);
        expect(read <= count && count < read + step).toBe(true);
      },
    ),
    runs(150),
  );
});

test("no text makes it stumble, and none makes a count out of range", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.constantFrom<DecimalMark>(".", ","), (text, decimal) => {
      const read = readCount(text, decimal);
      if ("count" in read && read.count?.state === "counted") {
        expect(read.count.count >= 0n && read.count.count <= 10n ** 15n).toBe(true);
      }
    }),
    runs(200),
  );
});
