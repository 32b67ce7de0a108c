import { expect, test } from "vitest";
import type { SeriesPoint } from "@/components/charts/points";
import { thin, thinTogether } from "@/components/charts/thin";
import { addDays, parseDay } from "@/lib/dates";

function points(values: (number | null)[]): SeriesPoint[] {
  return values.map((value, index) => ({
    day: addDays(parseDay("2020-01-01"), index),
    value: value === null ? null : String(value),
    state: value === null ? "missing" : "measured",
    readAt: null,
  }));
}

test("leaves what is short enough as it is", () => {
  const short = points(Array.from({ length: 400 }, (_, index) => index));
  expect(thin(short)).toBe(short);
});

test("keeps ends, peak, low and a hole of ten years in at most 400 points, in order", () => {
  const values: (number | null)[] = Array.from({ length: 3_650 }, (_, index) => 1_000 + (index % 7));
  values[1_234] = 9_999;
  values[2_345] = 1;
  values[3_000] = null;
  const all = points(values);
  const kept = thin(all);
  expect(kept.length).toBeLessThanOrEqual(400);
  expect(kept[0]).toBe(all[0]);
  expect(kept.at(-1)).toBe(all.at(-1));
  for (const index of [1_234, 2_345, 3_000]) expect(kept).toContain(all[index]);
  expect(kept.map((point) => point.day)).toEqual(kept.map((point) => point.day).toSorted());
});

test("keeps a flagged reading between higher and lower ones of its stretch", () => {
  const all = points(Array.from({ length: 3_650 }, (_, index) => 1_000 + (index % 7)));
  const flag = "stands far from its neighbours";
  const flagged = all.map((point, index) => (index === 1_235 ? { ...point, flag } : point));
  const kept = thin(flagged);
  expect(kept.filter((point) => point.flag)).toEqual([flagged[1_235]]);
  expect(kept.length).toBeLessThanOrEqual(400);
});

test("keeps the very highest and lowest of counts that are one height to a drawing", () => {
  const all = points(Array.from({ length: 500 }, () => 5)).map((point, index) => ({
    ...point,
    value: `922337203685477${5_800 + (index === 250 ? 7 : index === 252 ? 5 : 6)}`,
  }));
  const kept = thin(all, 20);
  for (const index of [250, 252]) expect(kept).toContain(all[index]);
});

test("series of one drawing keep the same days, so that none interrupts the line of another", () => {
  const rising = points(Array.from({ length: 900 }, (_, index) => index));
  const waving = points(Array.from({ length: 900 }, (_, index) => (index * 37) % 101));
  const series = [rising, waving].map((own, index) => ({
    id: `${index}`,
    name: "A",
    number: 1,
    unit: "likes",
    points: own,
  }));
  const [first, second] = thinTogether(series).map((one) => one.points.map(({ day }) => day));
  expect(first).toEqual(second);
  expect(first?.length).toBeLessThanOrEqual(400);
  expect([first?.at(0), first?.at(-1)]).toEqual([rising.at(0)?.day, rising.at(-1)?.day]);
  expect(thinTogether(series.map((one) => ({ ...one, points: one.points.slice(0, 400) })))).toHaveLength(2);
});
