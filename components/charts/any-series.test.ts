import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { type PackedSeries, unpackSeries } from "@/components/charts/packed-points";
import { type ChartSeries, isRead, type SeriesPoint } from "@/components/charts/points";
import { addDays, parseDay } from "@/lib/dates";
import { formatCount, formatDay } from "@/lib/format";
import { loadComponents, type Rendered } from "@/lib/testing/markup";
import { runs } from "@/lib/testing/runs";
import { dayTicks, valueAxis } from "./axis";
import { chartRows, extent } from "./chart-rows";
import type { PostPoint } from "./post-points";

let render: Awaited<ReturnType<typeof loadCharts>>;
const loadCharts = () =>
  loadComponents({
    LineFigure: "components/charts/line-figure",
    PostsFigure: "components/charts/posts-figure",
    ReadingTooltip: "components/charts/reading-tooltip",
    Sparkline: "components/charts/sparkline",
  });
beforeAll(async () => {
  render = await loadCharts();
});

const most = 400;
const start = parseDay("1999-12-28");
const largest = 2n ** 63n - 1n;

const hostile = [
  "",
  " ",
  '<img src=x onerror="alert(1)">',
  "</figcaption></figure><script>alert(1)</script>",
  "<div onclick=alert(1) style='all:unset'>",
  "\"' onmouseover='alert(1)",
  '=HYPERLINK("http://example.test";"x")',
  "@SUM(A1:A9)",
  "-2+3",
  "مرحبا بالعالم",
  "\u202Eevil\u2066\u0000\uFFFE",
  "👩‍👩‍👧‍👦🏳️‍🌈".repeat(20),
  "a\u0301".repeat(50),
  "long ".repeat(2_000),
  "__proto__",
  "&lt;b&gt;&amp;",
  "{{constructor}}",
];
const name = fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: "binary", maxLength: 40 }));
const count = fc.oneof(
  fc.constantFrom(0n, 1n, 999n, 1_000n, largest, largest - 1n, 2n ** 53n + 1n),
  fc.bigInt({ min: 0n, max: 5_000n }),
  fc.bigInt({ min: -3_000n, max: largest }),
);
const length = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(0, 1, 2) },
  { weight: 5, arbitrary: fc.nat(60) },
  { weight: 2, arbitrary: fc.constantFrom(399, 400, 401, 1_000, 10_000) },
);
/** As many days as ten thousand points need. */
const days = Array.from({ length: 10_010 }, (_, index) => addDays(start, index));
const dayAt = (index: number) => days[index] ?? start;

/** One after another: never two on a day. */
function pointsOf(values: readonly Partial<SeriesPoint>[], size: number): SeriesPoint[] {
  return Array.from({ length: size }, (_, index): SeriesPoint => {
    const made = values[index % values.length] ?? {};
    const isRounded = made.value != null && made.low !== undefined;
    return {
      day: dayAt(index),
      value: null,
      readAt: null,
      ...made,
      state: made.value != null ? (isRounded ? "rounded" : "measured") : (made.state ?? "missing"),
    };
  });
}

const reading = fc
  .record({
    value: fc.option(count, { freq: 4 }),
    state: fc.constantFrom("hidden" as const, "missing" as const),
    isRounded: fc.boolean(),
    isImported: fc.boolean(),
    flag: fc.option(name, { freq: 9 }),
  })
  .map(
    ({ value, state, isRounded, isImported, flag }): Partial<SeriesPoint> => ({
      value: value === null ? null : String(value),
      state,
      ...(value !== null && isRounded ? { low: String(value), high: String(value + 9n) } : {}),
      ...(value !== null && isImported ? { isImported: true as const } : {}),
      ...(value !== null && flag !== null ? { flag } : {}),
    }),
  );
const share = fc
  .oneof(fc.constantFrom(0, 1, 1e-9, 12.5, -0.2), fc.double({ min: 0, max: 2, noNaN: true }))
  .map((value): Partial<SeriesPoint> => ({ value: String(value) }));

const series = (format: "count" | "percent"): fc.Arbitrary<ChartSeries> =>
  fc
    .record({
      name,
      number: fc.integer({ min: 1, max: 5 }),
      unit: name,
      values: fc.array(format === "count" ? reading : share, { minLength: 1, maxLength: 40 }),
      size: length,
      reason: fc.option(name),
      change: fc.option(name),
      note: fc.option(name),
    })
    .map(({ values, size, reason, change, note, ...one }) => {
      const at = Math.floor(size / 2);
      const day = dayAt(at);
      return {
        ...one,
        id: "",
        format,
        points: pointsOf(values, size),
        gaps: reason === null ? [] : [{ from: day, to: dayAt(at + 2), reason }],
        breaks: change === null ? [] : [{ day, text: change, href: "/definitions" }],
        notes: note === null ? [] : [{ day, text: note }],
      };
    });
const chart = fc
  .constantFrom("count" as const, "percent" as const)
  .chain((format) => fc.array(series(format), { minLength: 1, maxLength: 5 }))
  .map((all) => all.map((one, index) => ({ ...one, id: `line-${index}` })));

const tags = new Set(
  "a article b br button caption details div dl dd dt figcaption figure h3 li line ol p path span summary svg table tbody td th thead time tr ul".split(
    " ",
  ),
);
const attributes =
  /^(aria-[a-z]+|data-picture|class|colspan|d|dir|fill|height|href|id|preserveaspectratio|role|scope|stroke|stroke-[a-z]+|tabindex|type|vector-effect|viewbox|width|x1|x2|y1|y2)$/;

/** Nothing but our own markup, and no number that is none in any of our words. */
function expectClean({ html }: Rendered, given: readonly string[]) {
  const foreign = [...html.matchAll(/<[^>]*>/g)].flatMap(([tag]) => {
    const [, element = "", rest = ""] = /^<\/?([a-z0-9]+)([\s\S]*?)\/?>$/i.exec(tag) ?? [];
    const names = [...rest.replaceAll(/"[^"]*"/g, '""').matchAll(/([^\s=]+)=""/g)].map(([, one = ""]) => one);
    return tags.has(element) && names.every((one) => attributes.test(one.toLowerCase())) ? [] : [tag];
  });
  expect(foreign).toEqual([]);
  const noNumber = /NaN|Infinity|undefined|null|\[object/;
  if (!given.some((text) => noNumber.test(text))) expect(textOf(html)).not.toMatch(noNumber);
}

const textOf = (html: string) =>
  html
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&amp;", "&");

const wordsIn = (all: readonly ChartSeries[]) =>
  all.flatMap((one) => [
    one.name,
    one.unit,
    ...(one.gaps ?? []).map(({ reason }) => reason),
    ...(one.breaks ?? []).map(({ text }) => text),
    ...(one.notes ?? []).map(({ text }) => text),
    ...one.points.flatMap(({ flag }) => flag ?? []),
  ]);

/** The rows of the table by the words of their day; of one line its number. */
function tableOf(html: string): Map<string, string> {
  return new Map(
    [...html.matchAll(/<tr[^>]*><th scope="row"[^>]*>([\s\S]*?)<\/th><td[^>]*>([\s\S]*?)<\/td>/g)].map(
      ([, day = "", value = ""]) => [textOf(day).trim(), textOf(value).trim()],
    ),
  );
}

describe("whatever a line chart is fed", () => {
  test("its figure has our markup alone, at most 400 days, numbers that are numbers and ticks that ascend", () => {
    fc.assert(
      fc.property(chart, name, name, (all, metric, object) => {
        const rendered = render("LineFigure", { metric, object, series: all, source: "", dataHref: "/api" });
        expectClean(rendered, [metric, object, ...wordsIn(all)]);
        const drawings = rendered.drawn as { series: readonly PackedSeries[] }[];
        for (const { series: packed } of drawings) {
          const drawn = packed.map(unpackSeries);
          const rows = chartRows(drawn);
          expect(rows.filter(({ points }) => points.some(Boolean)).length).toBeLessThanOrEqual(most);
          const span = extent(rows, drawn.length);
          if (!span) throw new Error("A line is drawn that has no reading");
          const axis = valueAxis(...span, { smallest: all[0]?.format === "percent" ? 0 : 1 });
          expectAscending(axis.ticks);
          expect(axis.from).toBeLessThanOrEqual(span[0]);
          expect(axis.to).toBeGreaterThanOrEqual(span[1]);
          const [first, last] = [rows[0], rows.at(-1)];
          if (first && last && first !== last) expectAscending(dayTicks(first.day, last.day).ticks, 0);
          for (const row of [rows[0], rows.at(-1)]) {
            expectClean(render("ReadingTooltip", { row, series: drawn }), wordsIn(all));
          }
        }
        expect(tableOf(rendered.html).size).toBeLessThanOrEqual(most + all.length);
      }),
      runs(8, 1_000),
    );
  });

  test.each(hostile)("%j is text wherever it stands", (text) => {
    const points = pointsOf([{ value: "5" }, { value: "9", flag: text }, { value: null }], 7);
    const at = { day: dayAt(2), text };
    const one = { id: "a", name: text, number: 1, unit: text, points, breaks: [at], notes: [at] };
    const all = [one, { ...one, id: "b", gaps: [{ from: dayAt(2), to: dayAt(4), reason: text }] }];
    const rendered = render("LineFigure", {
      metric: text,
      object: text,
      caption: text,
      source: text,
      series: all,
    });
    expectClean(rendered, [text]);
    const shown = textOf(rendered.html);
    // Its metric, its object, its caption, two lines' names, a gap, a flag, a change and a note.
    expect(shown.split(text).length).toBeGreaterThan(9);
    const [row] = chartRows(all).slice(1);
    expectClean(render("ReadingTooltip", { row, series: all }), [text]);
    const post = { id: "1", title: text, value: "3", state: "measured", publishedAt: "2026-05-03T10:00:00Z" };
    expectClean(render("PostsFigure", { metric: text, object: text, posts: [post], number: 1, unit: text }), [
      text,
    ]);
  });

  test("its sentence names days and numbers that its table has", () => {
    fc.assert(
      fc.property(series("count"), (one) => {
        const plain = {
          ...one,
          gaps: [],
          breaks: [],
          notes: [],
          points: one.points.map(({ flag: _, ...point }) => point),
        };
        const { html } = render("LineFigure", { metric: "Followers", object: "of @a", series: [plain] });
        const summary = textOf(/data-picture="summary"[^>]*>([\s\S]*?)<\/p>/.exec(html)?.[1] ?? "");
        const table = tableOf(html);
        const read = plain.points.filter(isRead);
        const [first, last] = [read[0], read.at(-1)];
        if (!first || !last) {
          expect(summary).toMatch(/^(No reading in this period|Hidden by the owner on every day)/);
          return;
        }
        const said = [...summary.matchAll(/(\S+)(?: \(imported\))? on (\w{3}, \d+ \w+ \d{4})/g)];
        const named = said.map(([, , day]) => day);
        expect(named).toContain(formatDay(first.day, "weekday"));
        expect(named).toContain(formatDay(last.day, "weekday"));
        for (const [, number = "", day = ""] of said) {
          const exact = table.get(day)?.split(/\s/)[0] ?? "no row";
          const size = BigInt(exact.replaceAll(",", "").replace("−", "-"));
          expect([exact, formatCount(size)]).toContain(number);
        }
        const sizes = read.map(({ value }) => BigInt(value)).sort((a, b) => (a < b ? -1 : 1));
        const shown = [...table.values()].map((cell) => cell.split(/\s/)[0]);
        for (const end of [sizes[0], sizes.at(-1)]) {
          expect(shown).toContain(formatCount(end ?? 0n, { exact: true }));
        }
      }),
      runs(25, 1_000),
    );
  });

  test("the line of a card is at most 400 places within its box", () => {
    fc.assert(
      fc.property(series("count"), ({ points, breaks = [], number }) => {
        const { html } = render("Sparkline", { points, breaks, number });
        const path = / d="([^"]*)"/.exec(html)?.[1] ?? "";
        expect(path).toMatch(/^([MLHVh][-\d. ]+)*$/);
        expect(path.match(/[MLH]/g)?.length ?? 0).toBeLessThanOrEqual(most);
        for (const [, x, y] of path.matchAll(/[ML]([\d.-]+) ([\d.-]+)/g)) {
          expect(Number(x) >= 0 && Number(x) <= 120 && Number(y) >= 0 && Number(y) <= 36).toBe(true);
        }
      }),
      runs(25, 1_000),
    );
  });
});

describe("whatever posts a chart is fed", () => {
  const posts = fc.array(
    fc
      .record({ title: fc.option(name), value: fc.option(count), second: fc.nat(900_000_000) })
      .map(({ title, value, second }) => ({
        title,
        value: value === null || value < 0n ? null : String(value),
        state: value === null ? ("hidden" as const) : ("measured" as const),
        publishedAt: new Date(1_000_000_000_000 + second * 1_000).toISOString(),
      })),
    { maxLength: most, size: "max" },
  );

  test("the figure has our markup alone, each post in its table, and numbers that are numbers", () => {
    fc.assert(
      fc.property(posts, name, (made, metric) => {
        const given = made.map((post, index): PostPoint => ({ ...post, id: `${index}` }));
        const rendered = render("PostsFigure", {
          metric,
          object: "per video",
          posts: given,
          number: 1,
          unit: "views",
        });
        expectClean(rendered, [metric, ...given.flatMap(({ title }) => title ?? [])]);
        expect(rendered.html.match(/<th scope="row"/g)?.length ?? 0).toBe(given.length);
      }),
      runs(5, 400),
    );
  });
});

function expectAscending(ticks: readonly number[], least = 2) {
  expect(ticks.length).toBeGreaterThanOrEqual(least);
  expect(
    ticks.every((tick, index) => Number.isFinite(tick) && (index === 0 || tick > (ticks[index - 1] ?? tick))),
  ).toBe(true);
}
