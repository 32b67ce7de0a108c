import { expect, test } from "vitest";
import type { SeriesPoint } from "@/components/charts/points";
import { sparkPath as path, shapeOf } from "@/components/charts/spark-path";
import { addDays, type Day, parseDay } from "@/lib/dates";

const sparkPath = (points: readonly SeriesPoint[], breaks: readonly { day: Day }[] = []) =>
  path(points, breaks, 120);

function points(values: (string | null)[], state: SeriesPoint["state"] = "measured"): SeriesPoint[] {
  return values.map((value, index) => ({
    day: addDays(parseDay("2025-10-01"), index),
    value,
    state: value === null ? "missing" : state,
    readAt: null,
  }));
}

test("lifts the pen over a gap", () => {
  expect(sparkPath(points(["0", "10", null, "10", "0"]))).toBe("M0 33h0L30 3M90 3h0L120 33");
});

test("lifts the pen where the definition changes, on that day or the next one that was read", () => {
  const breaks = [{ day: addDays(parseDay("2025-10-01"), 2) }];
  expect(sparkPath(points(["0", "5", "10", "10"]), breaks)).toBe("M0 33h0L40 18M80 3h0L120 3");
  const [first, second, , last] = points(["0", "5", null, "10"]);
  if (!first || !second || !last) throw new Error("no points");
  expect(sparkPath([first, second, last], breaks)).toBe("M0 33h0L40 18M120 3h0");
});

test("lifts the pen between imported counts and readings", () => {
  const marked = points(["0", "10", "10", "0"]).map((point, index) =>
    index < 2 ? { ...point, isImported: true as const } : point,
  );
  expect(sparkPath(marked)).toBe("M0 33h0L40 3M80 3h0L120 33");
});

test("draws steps where the platform rounds", () => {
  expect(sparkPath(points(["0", "10", "10"], "rounded"))).toBe("M0 33h0H60V3H120V3");
});

test("a level line runs through the middle, one reading is a dot, nothing is nothing", () => {
  expect(sparkPath(points(["7", "7"]))).toBe("M0 18h0L120 18");
  expect(sparkPath(points(["7"]))).toBe("M0 18h0");
  expect(sparkPath(points([null, null]))).toBe("");
});

test("of one reading there is no shape", () => {
  expect(shapeOf({ points: points(["7", null]), breaks: [] })).toBeNull();
  expect(shapeOf({ points: points(["7", "7"]), breaks: [] })).toBe("M0 18h0L120 18");
});

test("of more days than it is wide, as many as it is wide stay, the peak and the low among them", () => {
  const year = points(Array.from({ length: 1_001 }, (_, index) => (index === 400 ? "100" : "50")));
  const [start] = year;
  if (start) year[0] = { ...start, value: "0" };
  const places: string[] = shapeOf({ points: year, breaks: [] })?.match(/[ML]\d[\d. ]*/g) ?? [];
  expect(places.length).toBeLessThanOrEqual(120);
  expect(places).toContain("M0 33");
  expect(places).toContain("L48 3");
});
