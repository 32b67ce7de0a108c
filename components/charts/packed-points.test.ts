import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SeriesPoint } from "@/components/charts/points";
import { addDays, instantOn, parseDay } from "@/lib/dates";
import { valueStates } from "@/lib/metrics/value";
import { runs } from "@/lib/testing/runs";
import { packPoints, unpackPoints } from "./packed-points";

const start = parseDay("2024-02-27");

const number = fc.oneof(fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }).map(String), fc.constant("0.0123"));
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });
const point = fc.record({
  step: fc.constantFrom(1, 1, 1, 1, 3, 40),
  value: fc.option(number, { freq: 4 }),
  state: fc.constantFrom(...valueStates),
  second: fc.option(fc.integer({ min: -90_000, max: 180_000 }), { freq: 4 }),
  instant: optional(fc.constantFrom("2024-02-27T05:06:07.089Z", "2024-02-28T00:00:00Z")),
  low: optional(number),
  high: optional(number),
  interval: optional(fc.record({ low: number, high: number })),
  days: optional(fc.integer({ min: 1, max: 7 })),
  isImported: optional(fc.constant(true as const)),
  flag: optional(fc.string({ unit: "binary", minLength: 1, maxLength: 12 })),
});

const series = fc.array(point, { maxLength: 60 }).map((made) => {
  let day = start;
  return made.map(({ step, second, instant, ...rest }): SeriesPoint => {
    day = addDays(day, step);
    const given = Object.entries(rest).filter(([, member]) => member !== undefined);
    const readAt = instant ?? (second === null ? null : instantOn(day, second));
    return { ...(Object.fromEntries(given) as typeof rest), day, readAt } as SeriesPoint;
  });
});

describe("points on their way to the browser", () => {
  test("come out as they went in", () => {
    fc.assert(
      fc.property(series, (points) => {
        const travelled = JSON.parse(JSON.stringify(packPoints(points)));
        expect(unpackPoints(travelled)).toEqual(points);
      }),
      runs(500),
    );
  });

  test("are a column for each member, and one text where all are alike", () => {
    const points = [7, 9, null].map((value, index): SeriesPoint => {
      const day = addDays(start, index);
      return {
        day,
        value: value === null ? null : String(value),
        state: value === null ? "missing" : "measured",
        readAt: value === null ? null : instantOn(day, 22_200),
      };
    });
    expect(packPoints(points)).toEqual({
      from: "2024-02-27",
      length: 3,
      states: "1,1,0",
      values: "7,9,",
      reads: "22200,22200,",
    });
    expect(packPoints(points.slice(0, 2))).toEqual({
      from: "2024-02-27",
      length: 2,
      states: "=1",
      values: "7,9",
      reads: "=22200",
    });
  });

  test("of a year take less than a sixth of what their objects would", () => {
    const year = Array.from({ length: 365 }, (_, index): SeriesPoint => {
      const day = addDays(start, index);
      const readAt = instantOn(day, 22_200 + 7 * index);
      return { day, value: String(48_000 + 12 * index), state: "measured", readAt };
    });
    const [packed, plain] = [packPoints(year), year].map((one) => JSON.stringify(one).length);
    expect([packed, plain]).toEqual([4_449, 33_581]);
  });
});
