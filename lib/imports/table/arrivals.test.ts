import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, daysBetween, parseDay } from "@/lib/dates";
import { runs } from "@/lib/testing/runs";
import { readArrivals } from "./arrivals";
import { UnreadableFileError } from "./read-file";

const file = {
  name: "list_1.json",
  help: { label: "How to get it", url: "https://example.test/help" },
  howTo: "",
  json: { list: "string_list_data", time: "timestamp" },
  html: { linkPrefix: "https://www.example.test/" },
};
const today = parseDay("2026-06-15");
const seconds = (text: string) => Date.parse(text) / 1000;
const follower = (name: string, timestamp: unknown) => ({
  title: "",
  media_list_data: [],
  string_list_data: [{ href: `https://www.example.test/${name}`, value: name, timestamp }],
});
const read = (...texts: string[]) => readArrivals(texts, file, "UTC", today);

test("today's followers add up from the first arrival to the last, a day without one included", () => {
  const list = [
    follower("cleo", seconds("2026-03-03T10:00:00Z")),
    follower("abel", seconds("2026-03-01T23:59:59Z")),
    follower("berta", seconds("2026-03-01T00:00:00Z")),
  ];
  expect(read(JSON.stringify(list))).toEqual({
    days: [
      { day: "2026-03-01", atLeast: 2 },
      { day: "2026-03-02", atLeast: 2 },
      { day: "2026-03-03", atLeast: 3 },
    ],
    total: 3,
    undated: 0,
  });
});

test("a list under a name of its own, and one in several files, are read as one", () => {
  const first = JSON.stringify({ relationships: [follower("abel", seconds("2026-03-01T10:00:00Z"))] });
  const second = JSON.stringify([follower("berta", seconds("2026-03-02T10:00:00Z"))]);
  expect(read(first, second)).toMatchObject({ total: 2, days: [{ atLeast: 1 }, { atLeast: 2 }] });
});

test("no name of anybody is in what is made of it", () => {
  const made = read(JSON.stringify([follower("abel-secret", seconds("2026-03-01T10:00:00Z"))]));
  expect(JSON.stringify(made)).not.toContain("abel");
});

test("a time that is none, of the future or of before there was anything is counted as unknown", () => {
  const list = [
    follower("a", seconds("2026-03-01T10:00:00Z")),
    follower("b", "yesterday"),
    follower("c", seconds("2026-06-16T00:00:00Z")),
    follower("d", 0),
    { ...follower("e", 1), string_list_data: [] },
  ];
  expect(read(JSON.stringify(list))).toMatchObject({ total: 1, undated: 4 });
});

test("a page of HTML is read by the reader's own clock", () => {
  const one = (name: string, time: string) =>
    `<div class="x"><div><a target="_blank" href="https://www.example.test/${name}">${name}</a></div><div>${time}</div></div>`;
  const page = `<html><a href="https://elsewhere.test/">x</a><main>${one("abel", "Nov 26, 2025 12:15 am")}${one("berta", "Nov 26, 2025 9:05 pm")}${one("cleo", "26 novembre")}</main></html>`;
  expect(readArrivals([page], file, "UTC", today)).toEqual({
    days: [{ day: "2025-11-26", atLeast: 2 }],
    total: 2,
    undated: 1,
  });
  expect(readArrivals([page], file, "Europe/Berlin", today).days).toEqual([
    { day: "2025-11-25", atLeast: 1 },
    { day: "2025-11-26", atLeast: 2 },
  ]);
});

test.each([
  ["{", /cut off or is no JSON/],
  ["[]", /list_1\.json is needed/],
  ["hello", /list_1\.json is needed/],
  ['{"a":1}', /list_1\.json is needed/],
  [JSON.stringify([follower("a", null)]), /Choose JSON in the download/],
])("%s is refused with what to do", (text, words) => {
  expect(() => read(text)).toThrow(UnreadableFileError);
  expect(() => read(text)).toThrow(words);
});

test("the curve never falls, ends with all of them, and has each day once", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: seconds("2020-01-01T00:00:00Z"), max: seconds("2026-06-15T23:59:59Z") }), {
        minLength: 1,
        maxLength: 60,
      }),
      (times) => {
        const { days, total } = read(JSON.stringify(times.map((time, at) => follower(`f${at}`, time))));
        expect([total, days.at(-1)?.atLeast]).toEqual([times.length, times.length]);
        const [first, last] = [days[0]?.day ?? today, days.at(-1)?.day ?? today];
        expect(days).toHaveLength(daysBetween(first, last) + 1);
        days.forEach(({ day, atLeast }, at) => {
          expect(day).toBe(addDays(first, at));
          expect(atLeast >= (days[at - 1]?.atLeast ?? 1)).toBe(true);
        });
      },
    ),
    runs(40),
  );
});
