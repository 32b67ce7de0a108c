import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, parseDay } from "@/lib/dates";
import { runs } from "@/lib/testing/runs";
import type { DatedValue } from "./growth";
import { indexedTo100 } from "./indexed";
import { breaksOf, type LedgerEntry } from "./ledger";
import { hidden, type MetricValue, measured, missing, rounded } from "./value";

const start = parseDay("2026-06-01");
const none = () => [];

const daysOf = (...values: (MetricValue | number)[]): DatedValue[] =>
  values.map((value, index) => ({
    day: addDays(start, index),
    value: typeof value === "number" ? measured(BigInt(value)) : value,
  }));
const imported = (value: DatedValue): DatedValue => ({ ...value, isImported: true });

const entry: LedgerEntry = {
  id: "otherwise",
  from: parseDay("2026-06-03"),
  complete: parseDay("2026-06-04"),
  effect: "counting",
  account: ["followers"],
  post: [],
  words: "counted otherwise",
  before: "",
  after: "",
  source: { label: "A page", url: "https://example.test" },
};
const breaks = breaksOf([entry], { of: "account", metric: "followers" });

function line(values: readonly DatedValue[], between = none as typeof breaks) {
  const series = indexedTo100(values, between);
  if (series.kind !== "line") throw new Error(`Refused: ${series.reason}`);
  return series;
}

describe("a line", () => {
  test("begins with 100 at the first reading, whatever its size", () => {
    expect(line(daysOf(missing(), 250, 300, 200)).days.map(({ day, index }) => [day, index])).toEqual([
      ["2026-06-02", 100],
      ["2026-06-03", 120],
      ["2026-06-04", 80],
    ]);
  });

  test("has no number on a day that was not read or was hidden, and ends with the last that has one", () => {
    const { days, last } = line(daysOf(50, missing(), hidden(), 60, hidden(), missing()));
    expect(days.map(({ state, index }) => [state, index])).toEqual([
      ["measured", 100],
      ["missing", null],
      ["hidden", null],
      ["measured", 120],
    ]);
    expect(last).toMatchObject({ day: "2026-06-04", count: 60n });
  });

  test("leaves imported counts out, at its start and within it, and counts those within", () => {
    const [first, second, third, fourth] = daysOf(10, 100, 9_999, 110);
    if (!first || !second || !third || !fourth) throw new Error("Four days");
    const { days, first: begin, imported: count } = line([imported(first), second, imported(third), fourth]);
    expect(begin).toMatchObject({ day: "2026-06-02", count: 100n });
    expect(days.map(({ index }) => index)).toEqual([100, null, (110 / 100) * 100]);
    expect(count).toBe(1);
  });

  test("ends before a change of definition, and names it", () => {
    const { days, endedBy, last } = line(daysOf(100, 110, 120, 130, 140), breaks);
    expect(days.map(({ index }) => index)).toEqual([100, (110 / 100) * 100]);
    expect([endedBy?.id, last.day]).toEqual(["otherwise", "2026-06-02"]);
  });

  test("goes on where the change was complete at its start, and is one reading where it was going on", () => {
    expect(line(daysOf(missing(), missing(), missing(), 100, 120), breaks)).toMatchObject({ endedBy: null });
    const { days, endedBy } = line(daysOf(missing(), missing(), 100, 120, 140), breaks);
    expect([days.length, endedBy?.id]).toEqual([1, "otherwise"]);
  });

  test("bears what rounding leaves open, except at its start", () => {
    const { days, isWithinRounding } = line(daysOf(rounded(1_230_000n, 3), rounded(1_250_000n, 3)));
    expect(days[0]).toMatchObject({ index: 100, low: 100, high: 100, state: "rounded" });
    expect(days[1]?.index).toBeCloseTo(101.626, 3);
    expect(days[1]?.low).toBeCloseTo((1_250_000 / 1_239_999) * 100, 9);
    expect(days[1]?.high).toBeCloseTo((1_259_999 / 1_230_000) * 100, 9);
    expect(isWithinRounding).toBe(false);
  });

  test("whose ends differ by less than the step is within rounding; exact ones never are", () => {
    expect(line(daysOf(rounded(1_230_000n, 3), rounded(1_230_000n, 3))).isWithinRounding).toBe(true);
    expect(line(daysOf(999, rounded(1_000n, 3))).isWithinRounding).toBe(true);
    expect(line(daysOf(1_000, 1_000)).isWithinRounding).toBe(false);
  });
});

test.each([
  ["no-reading", daysOf(missing(), missing())],
  ["no-reading", []],
  ["only-imported", daysOf(5, 6).map(imported)],
  ["hidden", daysOf(missing(), hidden(), 6)],
  ["zero", daysOf(0, 6)],
] as const)("there is none: %s", (reason, values) => {
  expect(indexedTo100(values, none)).toEqual({ kind: "refused", reason });
});

test("whatever was read, a line begins with 100, holds its band and lists each day once", () => {
  const value = fc.oneof(
    fc.bigInt({ min: 0n, max: 10n ** 15n }).map(measured),
    fc.bigInt({ min: 0n, max: 10n ** 12n }).map((count) => {
      const step = 10n ** BigInt(Math.max(0, count.toString().length - 3));
      return rounded(count - (count % step), 3);
    }),
    fc.constantFrom(hidden(), missing()),
  );
  fc.assert(
    fc.property(fc.array(value, { maxLength: 40 }), fc.boolean(), (values, isBroken) => {
      const series = indexedTo100(daysOf(...values), isBroken ? breaks : none);
      if (series.kind === "refused") return;
      const [first] = series.days;
      expect([first?.index, first?.day]).toEqual([100, series.first.day]);
      expect(series.days.at(-1)?.day).toBe(series.last.day);
      expect(new Set(series.days.map(({ day }) => day)).size).toBe(series.days.length);
      for (const { index, low, high } of series.days) {
        if (index === null || low === undefined || high === undefined) continue;
        expect(low).toBeLessThanOrEqual(index);
        expect(high).toBeGreaterThanOrEqual(index);
      }
    }),
    runs(200),
  );
});
