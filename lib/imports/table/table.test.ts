import { readFileSync } from "node:fs";
import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDay } from "@/lib/dates";
import { runs } from "@/lib/testing/runs";
import { guessMapping, questionsOf } from "./columns";
import { readText, UnreadableFileError } from "./read-file";
import { readTable } from "./read-table";
import { looksLikeGains, takeDays } from "./take-days";

const bytes = (text: string) => new TextEncoder().encode(text);
const limits = { today: parseDay("2026-06-15"), oldest: null };
const metrics = ["followers", "views", "posts"] as const;

/** As the page does it when nothing is changed by hand. */
function take(text: string, options: { today?: string; oldest?: string } = {}) {
  const table = readTable(readText(bytes(text)));
  const mapping = guessMapping(table, metrics);
  if (!mapping) throw new Error("No column of days");
  const { days, counts } = questionsOf(table, mapping);
  const reading = {
    order: days.orders[0] ?? "year first",
    timeZone: "UTC",
    decimal: counts.decimal,
  } as const;
  return takeDays(table, mapping, reading, {
    today: parseDay(options.today ?? limits.today),
    oldest: options.oldest ? parseDay(options.oldest) : null,
  });
}

const counted = (count: bigint, power = 0) => ({ state: "counted", count, power });

describe("a file", () => {
  test.each([
    ["empty", new Uint8Array(), /empty/],
    ["too large", new Uint8Array(5_000_001).fill(48), /larger than 5 MB/],
    ["a spreadsheet", bytes("PK\u0003\u0004rest"), /“Save as”, then CSV/],
    ["not text", new Uint8Array([65, 0, 66]), /not text/],
  ])("that is %s is refused with what to do", (_what, file, words) => {
    expect(() => readText(file)).toThrow(UnreadableFileError);
    expect(() => readText(file)).toThrow(words);
  });

  test("of one letter a byte or of two is read alike", () => {
    const utf16 = new Uint8Array([0xff, 0xfe, ...Buffer.from("Tag;Zähler\n", "utf16le")]);
    expect(readText(utf16)).toContain("Zähler");
    expect(readText(new Uint8Array(Buffer.from("Zähler", "latin1")))).toBe("Zähler");
  });
});

describe("a table", () => {
  test.each([
    ["commas and a mark in front", "\ufeffDate,Followers\r\n2026-01-01,10\r\n2026-01-02,11\r\n"],
    ["semicolons", "Date;Followers\n2026-01-01;10\n2026-01-02;11"],
    ["tabs", "Date\tFollowers\n2026-01-01\t10\n2026-01-02\t11\n\n"],
    ["quotes", '"Date","Followers"\n"2026-01-01","10"\n"2026-01-02","11"\n'],
    ["old line ends", "Date,Followers\r2026-01-01,10\r2026-01-02,11\r"],
    ["no names", "2026-01-01,10\n2026-01-02,11\n"],
    ["another column of text", 'Date,Note,Followers\n2026-01-01,"a, b",10\n2026-01-02,,11\n'],
    ["the columns turned", "Followers;Day\n10;2026-01-01\n11;2026-01-02\n"],
  ])("with %s gives the same two days", (_what, text) => {
    expect(take(text).days).toEqual([
      { day: "2026-01-01", second: null, counts: { followers: counted(10n) } },
      { day: "2026-01-02", second: null, counts: { followers: counted(11n) } },
    ]);
  });

  test.each([
    ["an open quote", 'Date,Followers\n"2026-01-01,10\n', /never closed/],
    ["one column", "Date\n2026-01-01\n", /Every row is one cell/],
    ["nothing but blank lines", "\n\n,\n", /no rows/],
    ["too many rows", `Date,Followers\n${"2026-01-01,1\n".repeat(10_001)}`, /more than 10,000 rows/],
    ["too many columns", `Date,${",".repeat(120)}\n2026-01-01,1\n`, /more than 100 columns/],
  ])("with %s is refused with what to do", (_what, text, words) => {
    expect(() => readTable(text)).toThrow(UnreadableFileError);
    expect(() => readTable(text)).toThrow(words);
  });

  test("keeps ten thousand rows", () => {
    expect(readTable(`Date,Followers\n${"2026-01-01,1\n".repeat(10_000)}`).rows).toHaveLength(10_000);
  });

  test("says which columns it guessed, and leaves out what the platform does not show", () => {
    const table = readTable("Reach,Date,Subscribers,Total views,Uploads,Likes\n9,2026-01-01,1,2,3,4\n");
    expect(guessMapping(table, metrics)).toEqual({ day: 1, metrics: { followers: 2, views: 3, posts: 4 } });
    expect(guessMapping(readTable("a,b\nx,1\ny,2\n"), metrics)).toBeNull();
  });
});

describe("of the lines", () => {
  test("those with a bad cell are refused, each with its line and why, and the rest is taken", () => {
    const taken = take(
      [
        "Date,Followers,Views",
        "2026-01-01,10,100",
        "2026-02-30,11,101",
        "2026-01-03,-4,102",
        "2026-01-04,1.5,103",
        "2026-01-05,=HYPERLINK(1),104",
        "2026-06-16,12,105",
        ",13,106",
        "2026-01-07,,",
        "2026-01-08,,108",
        "2026-01-09,9999999999999999,1",
      ].join("\n"),
    );
    expect(taken.refused).toEqual([
      { line: 3, reason: "“2026-02-30” is no day of the calendar, year first" },
      { line: 4, reason: "Followers: “-4” is negative" },
      { line: 5, reason: "Followers: “1.5” is a fraction, and a count is whole" },
      { line: 6, reason: "Followers: “=HYPERLINK(1)” is not a number" },
      { line: 7, reason: "2026-06-16 lies in the future" },
      { line: 8, reason: "it has no day" },
      { line: 11, reason: "Followers: “9999999999999999” is larger than any count can be" },
    ]);
    expect(taken.empty).toBe(1);
    expect(taken.days).toEqual([
      { day: "2026-01-01", second: null, counts: { followers: counted(10n), views: counted(100n) } },
      { day: "2026-01-08", second: null, counts: { views: counted(108n) } },
    ]);
  });

  test("those older than what is kept are refused, to the day", () => {
    const taken = take("Date,Followers\n2024-06-14,1\n2024-06-15,2\n", { oldest: "2024-06-15" });
    expect(taken.days.map(({ day }) => day)).toEqual(["2024-06-15"]);
    expect(taken.refused).toEqual([
      {
        line: 2,
        reason: "2024-06-14 lies before 2024-06-15, the first day that is kept",
      },
    ]);
  });

  test("of one day the latest time stays, and without times the lower line", () => {
    const text = [
      "Date,Followers",
      "2026-01-01 20:00Z,3",
      "2026-01-01 08:00Z,1",
      "2026-01-02,5",
      "2026-01-02,6",
      "2026-01-02,6",
    ].join("\n");
    const taken = take(text);
    expect(taken.repeated).toEqual({ alike: 1, replaced: 2 });
    expect(taken.days).toEqual([
      { day: "2026-01-01", second: 72_000, counts: { followers: counted(3n) } },
      { day: "2026-01-02", second: null, counts: { followers: counted(6n) } },
    ]);
  });
});

test("a real list kept by hand is taken as it is, typing errors included", () => {
  const file = new URL("../../../e2e/simulators/curves/subscribers-long.csv", import.meta.url);
  const rows = readFileSync(file, "utf8").trim().split("\n").slice(2);
  const start = Date.UTC(2025, 2, 17);
  const table = rows
    .map((row) => row.split(","))
    .map(
      ([offset, value]) =>
        `${new Date(start + Number(offset) * 86_400_000).toISOString().slice(0, 10)},"${value}"`,
    );
  const taken = take(`date,subscribers_kept_by_hand\n${table.join("\n")}\n`, { today: "2027-01-01" });
  expect(taken.refused).toEqual([]);
  expect(taken.days).toHaveLength(rows.length);
});

test("gains of a day are told from totals", () => {
  const days = (counts: number[]) =>
    take(["Date,Views", ...counts.map((count, at) => `2026-01-0${at + 1},${count}`)].join("\n")).days;
  expect(looksLikeGains(days([100, 90, 120, 80, 130, 70]), "views")).toBe(true);
  expect(looksLikeGains(days([100, 190, 310, 390, 520, 519]), "views")).toBe(false);
  expect(looksLikeGains(days([100, 90, 120, 80, 130, 70]), "followers")).toBe(false);
});

const cell = fc.oneof(
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.constantFrom("=1+1", "+1", "@x", '"', "\r\n", "a;b"),
);

test("whatever a spreadsheet writes into its cells comes back cell by cell", () => {
  fc.assert(
    fc.property(
      fc
        .integer({ min: 2, max: 6 })
        .chain((width) =>
          fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
        ),
      (rows) => {
        // A row of its own names the columns; its own cells hold no digit.
        const names = (rows[0] ?? []).map((_, at) => `name ${"abcdef"[at]}`);
        const kept = rows.filter((row) => row.some((text) => text.trim() !== ""));
        if (kept.length === 0) return;
        const text = stringify([names, ...rows], { quoted: true });
        expect(readTable(text).rows.map(({ cells }) => cells)).toEqual(kept);
      },
    ),
    runs(200),
  );
});

test("no bytes make it stumble: they are a table, or refused in words", () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.string({ unit: "binary" }).map(bytes)),
      (file) => {
        try {
          const table = readTable(readText(file));
          const mapping = guessMapping(table, metrics);
          if (mapping)
            takeDays(table, mapping, { order: "day first", timeZone: "UTC", decimal: "." }, limits);
        } catch (error) {
          expect(error).toBeInstanceOf(UnreadableFileError);
        }
      },
    ),
    runs(150),
  );
});
