import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { curveNamed, videoCurves } from "@/e2e/simulators/curves";
import { addDays, type Day, parseDay } from "@/lib/dates";
import { runs } from "@/lib/testing/runs";
import { doubtReach, findDoubts } from "./doubt";
import { netChange } from "./growth";
import { hidden, type MetricValue, measured, missing, rounded } from "./value";

const noBreak = () => [];
const start = parseDay("2026-01-01");

type Dated = { day: Day; value: MetricValue };
const on = (day: string, count: number): Dated => ({ day: parseDay(day), value: measured(BigInt(count)) });
/** One reading a day; null for a day without. */
const daily = (...counts: (number | null)[]): Dated[] =>
  counts.map((count, index) => ({
    day: addDays(start, index),
    value: count === null ? missing() : measured(BigInt(count)),
  }));
const flagged = (values: readonly Dated[], breaks: Parameters<typeof findDoubts>[1] = noBreak) =>
  findDoubts(values, breaks).flatMap((doubt, index) => (doubt ? [values[index]?.day] : []));

/**
 * Follower counts of two accounts that somebody typed by hand on irregular days: numbers only, in order of days. Of the
 * second, 3 stands where 38 was meant.
 */
const typedLarge = [
  on("2025-03-17", 1237),
  on("2025-03-20", 1236),
  on("2025-05-02", 1238),
  on("2025-09-01", 1237),
  on("2026-05-04", 1244),
];
const typedSmall = [
  on("2025-03-17", 37),
  on("2025-03-20", 37),
  on("2025-05-02", 37),
  on("2025-08-12", 3),
  on("2025-09-01", 38),
  on("2026-02-02", 38),
  on("2026-03-18", 38),
];
/** The same person's slips that were mended later, on days of ours: a digit too many. */
const mended = {
  large: [...typedLarge.slice(0, 4), on("2026-01-15", 12_445), ...typedLarge.slice(4)],
  small: [...typedSmall.slice(0, 3), on("2025-08-12", 388), ...typedSmall.slice(4)],
};

describe("real slips of typing are flagged, and nothing beside them", () => {
  test("3 for 38 on 12 August 2025", () => {
    expect(findDoubts(typedSmall, noBreak)).toEqual([
      null,
      null,
      null,
      {
        before: { day: "2025-05-02", count: 37n },
        after: { day: "2025-09-01", count: 38n },
      },
      null,
      null,
      null,
    ]);
  });

  test("12445 for 1244, and 388 for 38", () => {
    expect(flagged(mended.large)).toEqual(["2026-01-15"]);
    expect(flagged(mended.small)).toEqual(["2025-08-12"]);
    expect(flagged(typedLarge)).toEqual([]);
  });
});

describe("real curves without slips", () => {
  const dated = ({ days, values }: { days: number[]; values: number[] }, digits?: number) =>
    days.map((offset, index) => {
      const count = BigInt(values[index] ?? 0);
      return { day: addDays(start, offset), value: digits ? rounded(count, digits) : measured(count) };
    });

  test("no day of a channel's subscribers over a year and a half, in rounded steps with gaps", () => {
    expect(flagged(dated(curveNamed("subscribers-long"), 3))).toEqual([]);
  });

  test.each(["growing", "lively", "plain", "small", "steady"])("no day of a %s channel", (kind) => {
    expect(flagged(dated(curveNamed(`channel-${kind}-subscribers`), 3))).toEqual([]);
    expect(flagged(dated(curveNamed(`channel-${kind}-views`)))).toEqual([]);
  });

  test("no day of a video that takes off from nothing", () => {
    for (const curve of videoCurves) expect(flagged(dated(curve))).toEqual([]);
  });
});

describe("what happens to real accounts is not flagged", () => {
  test("a post goes viral: hundredfold in a day, and it stays", () => {
    expect(flagged(daily(210, 212, 31_000, 44_000, 44_100, 43_900))).toEqual([]);
  });

  test("a platform removes false followers, and they stay away", () => {
    // As a channel's views went after it took its old videos down.
    expect(flagged(daily(1_957_493, 1_957_962, 912_034, 912_164, 912_317))).toEqual([]);
  });

  test("a burst of followers of whom most leave, but not back to where it was", () => {
    expect(flagged(daily(1_000, 1_010, 9_000, 2_900, 2_800))).toEqual([]);
  });

  test("small numbers jump by chance", () => {
    expect(flagged(daily(2, 9, 2, 0, 12, 1, 29, 0, 5))).toEqual([]);
    expect(flagged(daily(2, 33, 2))).toEqual(["2026-01-02"]);
  });

  test("an account slowly multiplies and shrinks", () => {
    expect(flagged(daily(100, 250, 600, 1_500, 600, 250, 100))).toEqual([]);
  });

  test("rounding alone is no jump", () => {
    const steps = [999, 1_000, 999, 1_000].map((count, index) => ({
      day: addDays(start, index),
      value: rounded(BigInt(count), 1),
    }));
    expect(flagged(steps)).toEqual([]);
  });

  test("a change of counting between the readings explains a jump", () => {
    const values = daily(5_000, 60_000, 5_010);
    expect(flagged(values)).toEqual(["2026-01-02"]);
    const entry = { id: "x" } as never;
    expect(flagged(values, (from, to) => (from < "2026-01-02" && to >= "2026-01-02" ? [entry] : []))).toEqual(
      [],
    );
  });
});

describe("faults of a platform", () => {
  test("a 0 for a day among thousands", () => {
    expect(flagged(daily(48_210, 48_215, 0, 48_230))).toEqual(["2026-01-03"]);
  });

  test("up to three wrong readings in a row; a fourth is believed", () => {
    expect(flagged(daily(5_000, 500, 505, 510, 5_005))).toEqual(["2026-01-02", "2026-01-03", "2026-01-04"]);
    expect(flagged(daily(5_000, 500, 505, 510, 515, 5_005))).toEqual([]);
  });

  test("every second reading wrong flags the wrong ones, not those between them", () => {
    expect(flagged(daily(5_000, 50, 5_001, 51, 5_002, 50, 5_003))).toEqual([
      "2026-01-02",
      "2026-01-04",
      "2026-01-06",
    ]);
  });

  test("gaps and hidden days in between do not hide it", () => {
    const values = [
      ...daily(5_000, null, 52_000),
      { day: addDays(start, 3), value: hidden() },
      { day: addDays(start, 5), value: measured(5_020n) },
    ];
    expect(flagged(values)).toEqual(["2026-01-03"]);
  });
});

describe("limits", () => {
  test("the first and the last reading are never flagged: it is not known whether they come back", () => {
    expect(flagged(daily(12_445, 1_244, 1_245))).toEqual([]);
    expect(flagged(daily(1_244, 1_245, 12_445))).toEqual([]);
  });

  test("over more than two weeks only eight times or an eighth counts", () => {
    const far = (count: number) => [
      on("2026-01-01", 1_000),
      on("2026-01-10", count),
      on("2026-01-16", 1_010),
    ];
    expect(flagged(far(7_000))).toEqual([]);
    expect(flagged(far(8_080))).toEqual(["2026-01-10"]);
    expect(flagged(far(126))).toEqual([]);
    expect(flagged(far(125))).toEqual(["2026-01-10"]);
    const near = (count: number) => [
      on("2026-01-01", 1_000),
      on("2026-01-10", count),
      on("2026-01-15", 1_010),
    ];
    expect(flagged(near(3_029))).toEqual([]);
    expect(flagged(near(3_030))).toEqual(["2026-01-10"]);
    expect(flagged(near(334))).toEqual([]);
    expect(flagged(near(333))).toEqual(["2026-01-10"]);
  });

  test("readings further away than half a year say nothing of one", () => {
    const at = (days: number) => [
      on("2025-01-01", 38),
      { day: addDays(parseDay("2025-01-01"), days), value: measured(388n) },
      { day: addDays(parseDay("2025-01-01"), days + 1), value: measured(38n) },
    ];
    expect(flagged(at(doubtReach))).toHaveLength(1);
    expect(flagged(at(doubtReach + 1))).toEqual([]);
  });
});

describe("for any series", () => {
  const counts = fc.array(fc.integer({ min: 0, max: 1_000_000_000 }), { minLength: 2, maxLength: 60 });
  const days = (length: number) =>
    fc.array(fc.integer({ min: 1, max: 40 }), { minLength: length, maxLength: length });
  const series = counts.chain((list) =>
    days(list.length).map((steps) => {
      let day = start;
      return list.map((count, index): Dated => {
        day = addDays(day, steps[index] ?? 1);
        return { day, value: measured(BigInt(count)) };
      });
    }),
  );
  const sorted = (values: readonly Dated[], sign: 1 | -1) => {
    const ordered = values
      .map(({ value }) => ("count" in value ? Number(value.count) : 0))
      .sort((a, b) => sign * (a - b));
    return values.map(({ day }, index) => ({ day, value: measured(BigInt(ordered[index] ?? 0)) }));
  };

  test("one that only rises or only falls has no flag", () => {
    fc.assert(
      fc.property(series, fc.constantFrom<1 | -1>(1, -1), (values, sign) => {
        expect(flagged(sorted(values, sign))).toEqual([]);
      }),
      runs(300),
    );
  });

  test("one that moves by less than a factor of three from reading to reading has no flag", () => {
    const factors = fc.array(fc.double({ min: 0.34, max: 2.9, noNaN: true }), { maxLength: 60 });
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 1_000_000 }), factors, (first, moves) => {
        let count = first;
        const values = [first, ...moves.map((move) => (count = Math.max(50, Math.ceil(count * move))))];
        expect(flagged(daily(...values))).toEqual([]);
      }),
      runs(300),
    );
  });

  test("a digit too many or too few, typed into a slow series, is the one flag, and no value changes", () => {
    const slow = fc.tuple(
      fc.integer({ min: 80, max: 500_000 }),
      fc.array(fc.integer({ min: -1, max: 1 }), { minLength: 4, maxLength: 40 }),
    );
    fc.assert(
      fc.property(
        slow,
        fc.nat(),
        fc.integer({ min: 0, max: 9 }),
        fc.boolean(),
        (of, place, digit, isMore) => {
          const [first, steps] = of;
          let count = first;
          const right = [first, ...steps.map((step) => (count += step))];
          const at = 1 + (place % (right.length - 2));
          const wrong = right.map((value, index) =>
            index !== at ? value : isMore ? value * 10 + digit : Math.floor(value / 10),
          );
          const values = daily(...wrong);
          const before = structuredClone(values);
          expect(flagged(values)).toEqual([addDays(start, at)]);
          expect(values).toEqual(before);
        },
      ),
      runs(300),
    );
  });

  test("flags stand beside the readings they are about: as many as there are values, and none on what was not read", () => {
    fc.assert(
      fc.property(series, (values) => {
        const holed = values.map((one, index) => (index % 3 === 1 ? { ...one, value: missing() } : one));
        const doubts = findDoubts(holed, noBreak);
        expect(doubts).toHaveLength(holed.length);
        doubts.forEach((doubt, index) => {
          if (doubt) expect(holed[index]?.value.state).toBe("measured");
        });
      }),
      runs(100),
    );
  });
});

test("a change from or to a flagged reading is calculated as read and says so; the mean per day leaves it out", () => {
  const values = daily(1_240, 1_241, 12_420, 1_243, 1_244).map((one, index) => ({
    ...one,
    isDoubtful: index === 2,
  }));
  expect(netChange(values.slice(0, 3), noBreak)).toMatchObject({
    kind: "changed",
    difference: 11_180n,
    last: { count: 12_420n, isDoubtful: true },
    perDay: 1,
    daysCounted: 1,
  });
  expect(netChange(values, noBreak)).toMatchObject({ difference: 4n, perDay: 1, daysCounted: 2 });
});
