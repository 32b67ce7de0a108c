import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, daysBetween, parseDay } from "@/lib/dates";
import { type DatedValue, netChange } from "./growth";
import { breaksOf, definitionVersion, type LedgerEntry } from "./ledger";
import { band, hidden, type MetricValue, measured, missing, rounded } from "./value";

const first = parseDay("2026-03-01");
const on = (index: number, value: MetricValue): DatedValue => ({ day: addDays(first, index), value });
const noBreak = () => [];

const entry = (from: string, complete = from): LedgerEntry => ({
  id: `change-${from}`,
  from: parseDay(from),
  complete: parseDay(complete),
  effect: "counting",
  account: ["views"],
  post: ["views"],
  words: "views count when playback starts",
  before: "",
  after: "",
  source: { label: "", url: "https://example.test" },
});

describe("net change", () => {
  test("is the last reading less the first, and growth its share of the start", () => {
    const change = netChange([on(0, measured(1_000n)), on(5, measured(1_312n))], noBreak);
    expect(change).toMatchObject({ kind: "changed", difference: 312n, low: 312n, high: 312n, rate: 0.312 });
  });

  test("states a loss like a gain", () => {
    const change = netChange([on(0, measured(1_000n)), on(1, measured(916n))], noBreak);
    expect(change).toMatchObject({ kind: "changed", difference: -84n, perDay: -84, rate: -0.084 });
  });

  test("per day counts only days whose eve was read", () => {
    const values = [
      on(0, measured(100n)),
      on(1, measured(110n)),
      on(2, missing()),
      on(3, missing()),
      on(4, measured(500n)),
      on(5, measured(506n)),
    ];
    expect(netChange(values, noBreak)).toMatchObject({ difference: 406n, perDay: 8, daysCounted: 2 });
  });

  test("has no mean per day where no two days follow each other", () => {
    const change = netChange([on(0, measured(1n)), on(2, measured(3n))], noBreak);
    expect(change).toMatchObject({ kind: "changed", difference: 2n, perDay: null, daysCounted: 0 });
  });

  test("from 0 has a difference and no growth rate", () => {
    expect(netChange([on(0, measured(0n)), on(1, measured(7n))], noBreak)).toMatchObject({
      difference: 7n,
      rate: null,
    });
  });

  test("is exact beyond what a double holds", () => {
    const change = netChange([on(0, measured(2n ** 60n)), on(1, measured(2n ** 60n + 1n))], noBreak);
    expect(change).toMatchObject({ kind: "changed", difference: 1n });
  });

  test.each([
    [[], "no-reading"],
    [[on(0, missing())], "no-reading"],
    [[on(0, measured(5n)), on(1, missing())], "one-reading"],
    [[on(0, hidden()), on(1, measured(5n))], "hidden"],
    [[on(0, measured(5n)), on(1, measured(6n)), on(2, hidden())], "hidden"],
  ] as const)("is undefined, and says why (%#)", (values, reason) => {
    expect(netChange(values, noBreak)).toEqual({ kind: "undefined", reason });
  });

  test("between the same rounded counts is within rounding, and one step of them is not", () => {
    const count = (value: bigint) => rounded(value, 3);
    expect(netChange([on(0, count(1_230_000n)), on(9, count(1_230_000n))], noBreak)).toMatchObject({
      kind: "within-rounding",
      step: 10_000n,
    });
    expect(netChange([on(0, count(1_230_000n)), on(9, count(1_240_000n))], noBreak)).toMatchObject({
      kind: "changed",
      difference: 10_000n,
      low: 1n,
      high: 19_999n,
    });
  });

  test("across the step of a digit is judged by the larger step", () => {
    const change = netChange([on(0, rounded(999_000n, 3)), on(1, rounded(1_000_000n, 3))], noBreak);
    expect(change).toMatchObject({ kind: "within-rounding", step: 10_000n });
  });

  test("of rounded counts always holds the true difference between its low and its high", () => {
    const truth = fc.bigInt({ min: 0n, max: 10n ** 9n });
    fc.assert(
      fc.property(truth, truth, (before, after) => {
        const cut = (count: bigint) => {
          const step = 10n ** BigInt(Math.max(0, count.toString().length - 3));
          return rounded((count / step) * step, 3);
        };
        const change = netChange([on(0, cut(before)), on(1, cut(after))], noBreak);
        if (change.kind === "changed") {
          expect(change.low <= after - before && after - before <= change.high).toBe(true);
        } else {
          expect(change.kind).toBe("within-rounding");
        }
      }),
    );
  });
});

test("a band is what the count can mean, both ends included", () => {
  expect(band(1_230_000n, 3)).toEqual({ low: 1_230_000n, high: 1_239_999n });
});

describe("a change of counting", () => {
  const ledger = [entry("2026-03-10", "2026-03-13"), entry("2026-05-01")];
  const between = (from: number, to: number) =>
    breaksOf(ledger, { of: "account", metric: "views" })(addDays(first, from), addDays(first, to));

  test.each([
    [0, 8, 0],
    [0, 9, 1],
    [9, 11, 1],
    [11, 20, 1],
    [12, 20, 0],
    [0, 60, 1],
    [0, 61, 2],
    [61, 90, 0],
  ])("from day %i to day %i stands between two readings %i times", (from, to, count) => {
    expect(between(from, to)).toHaveLength(count);
  });

  test("refuses growth across it, names itself, and leaves both ends", () => {
    const change = netChange(
      [on(0, measured(10n)), on(20, measured(90n))],
      breaksOf(ledger, { of: "account", metric: "views" }),
    );
    expect(change).toMatchObject({
      kind: "refused",
      entry: { id: "change-2026-03-10" },
      first: { count: 10n },
      last: { count: 90n },
    });
  });

  test("of precision alone is refused as well", () => {
    const precise = [{ ...entry("2026-03-10"), effect: "precision" as const }];
    const change = netChange(
      [on(0, measured(1_234n)), on(20, rounded(1_300n, 3))],
      breaksOf(precise, { of: "account", metric: "views" }),
    );
    expect(change).toMatchObject({ kind: "refused", entry: { effect: "precision" } });
  });

  test("concerns its own metrics only", () => {
    expect(breaksOf(ledger, { of: "account", metric: "followers" })(first, addDays(first, 90))).toEqual([]);
  });

  test("raises the definition's version from its first day on", () => {
    const version = (day: string) =>
      definitionVersion(ledger, { of: "post", metric: "views" }, parseDay(day)).version;
    expect(["2026-03-09", "2026-03-10", "2026-05-01"].map(version)).toEqual([1, 2, 3]);
  });
});

test("the mean per day of an unbroken series is its difference over its length", () => {
  fc.assert(
    fc.property(
      fc.array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { minLength: 2, maxLength: 60 }),
      (counts) => {
        const values = counts.map((count, index) => on(index, measured(count)));
        const change = netChange(values, noBreak);
        if (change.kind !== "changed") throw new Error("exact counts always compare");
        const length = daysBetween(change.first.day, change.last.day);
        expect(change.daysCounted).toBe(length);
        expect(change.perDay).toBe(Number(change.difference) / length);
      },
    ),
  );
});
