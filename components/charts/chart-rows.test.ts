import { expect, test } from "vitest";
import { chartMarks, chartRows, extent } from "@/components/charts/chart-rows";
import type { ChartSeries, SeriesPoint } from "@/components/charts/points";
import { parseDay } from "@/lib/dates";

const day = parseDay;

function point(text: string, value: string | null, more: Partial<SeriesPoint> = {}): SeriesPoint {
  return { day: day(text), value, state: value === null ? "missing" : "measured", readAt: null, ...more };
}

function series(points: SeriesPoint[], more: Partial<ChartSeries> = {}): ChartSeries {
  return { id: "a", name: "A", number: 1, unit: "likes", points, ...more };
}

test("a missing or hidden value has no height, and is not zero", () => {
  const rows = chartRows([
    series([
      point("2025-10-01", "0"),
      point("2025-10-02", null),
      point("2025-10-03", null, { state: "hidden" }),
    ]),
  ]);
  expect(rows.map((row) => row.v0)).toEqual([0, null, null]);
});

test("a gap interrupts the line even where no row was sent for its days", () => {
  const rows = chartRows([
    series([point("2025-10-01", "5"), point("2025-10-09", "6")], {
      gaps: [{ from: day("2025-10-02"), to: day("2025-10-09"), reason: "paused" }],
    }),
  ]);
  expect(rows.map((row) => [row.day, row.v0])).toEqual([
    ["2025-10-01", 5],
    ["2025-10-02", null],
    ["2025-10-09", 6],
  ]);
});

test("a rounded value brings its band, and the extent holds it", () => {
  const rows = chartRows([
    series([point("2025-10-01", "1230", { state: "rounded", low: "1230", high: "1239" })]),
  ]);
  expect(rows[0]?.b0).toEqual([1230, 1239]);
  expect(extent(rows, 1)).toEqual([1230, 1239]);
});

test("two series share the rows of their days, and a day only one was read on is a hole in the other", () => {
  const rows = chartRows([
    series([point("2025-10-01", "1"), point("2025-10-02", "2")]),
    series([point("2025-10-01", "7"), point("2025-10-03", "9")]),
  ]);
  expect(rows.map(({ v0, v1 }) => [v0, v1])).toEqual([
    [1, 7],
    [2, null],
    [null, 9],
  ]);
});

test("there is no extent where nothing is drawn", () => {
  expect(extent(chartRows([series([point("2025-10-01", null)])]), 1)).toBeUndefined();
});

test("a flagged reading is marked on its day with its own value, and keeps its height", () => {
  const flagged = point("2025-10-02", "388", {
    flag: "stands far from 37 on 1 Oct 2025 and 38 on 3 Oct 2025",
  });
  const line = series([point("2025-10-01", "37"), flagged, point("2025-10-03", "38")]);
  expect(chartMarks([line])).toEqual([
    {
      kind: "flag",
      letter: "A",
      day: "2025-10-02",
      value: "388",
      text: "stands far from 37 on 1 Oct 2025 and 38 on 3 Oct 2025",
    },
  ]);
  expect(chartRows([line]).map(({ v0 }) => v0)).toEqual([37, 388, 38]);
});

test("marks are lettered in order of days, and one shared by two series is listed once", () => {
  const change = { day: day("2025-10-02"), text: "views count when playback starts" };
  const gaps = [{ from: day("2025-10-04"), to: day("2025-10-06"), reason: "paused" }];
  const marks = chartMarks([series([], { gaps, breaks: [change] }), series([], { breaks: [change] })]);
  expect(marks.map((mark) => [mark.letter, mark.kind])).toEqual([
    ["A", "break"],
    ["B", "gap"],
  ]);
});

test("gaps, breaks and flags of days compared with are no marks on the days they are laid over", () => {
  const over = { label: "Previous period", days: "1 to 4 Sep 2025", shiftDays: 30, caution: null };
  const gaps = [{ from: day("2025-10-02"), to: day("2025-10-03"), reason: "paused" }];
  const breaks = [{ day: day("2025-10-03"), text: "counted otherwise" }];
  const points = [point("2025-10-01", "5", { flag: "stands far" }), point("2025-10-04", "6")];
  expect(chartMarks([series([point("2025-10-01", "5")]), series(points, { over, gaps, breaks })])).toEqual(
    [],
  );
  expect(chartMarks([series(points, { gaps, breaks })])).toHaveLength(3);
});

test("a note is a mark on its day, once for all lines, and none beyond what is drawn", () => {
  const notes = [
    { day: day("2025-10-02"), text: "Launched a series" },
    { day: day("2025-10-04"), text: "After the last reading" },
  ];
  const points = [point("2025-10-01", "1"), point("2025-10-03", "2")];
  const gaps = [{ from: day("2025-10-02"), to: day("2025-10-03"), reason: "paused" }];
  expect(chartMarks([series(points, { notes, gaps }), series(points, { notes })])).toEqual([
    { kind: "gap", letter: "A", from: "2025-10-02", to: "2025-10-03", reason: "paused" },
    { kind: "note", letter: "B", day: "2025-10-02", text: "Launched a series" },
  ]);
});
