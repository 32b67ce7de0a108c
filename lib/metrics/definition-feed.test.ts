import { expect, test } from "vitest";
import { parseDay } from "@/lib/dates";
import { type DefinitionChange, formulaChanges, ledgerChanges } from "./definition-changes";
import { definitionFeed, lastUpdated } from "./definition-feed";
import { formulas } from "./formulas";
import type { LedgerEntry } from "./ledger";

const home = new URL("https://tallyglass.test/definitions");
const entry: LedgerEntry = {
  id: "views-2026",
  from: parseDay("2026-08-24"),
  complete: parseDay("2026-08-27"),
  effect: "counting",
  account: ["views"],
  post: ["views"],
  words: "views count when playback starts",
  before: 'A view counted after "a time" & not before.',
  after: "A view counts at <once>.",
  source: { label: "Revision history", url: "https://example.test/history?a=1&b=2" },
};
const older: LedgerEntry = {
  ...entry,
  id: "followers-2019",
  from: parseDay("2019-09-02"),
  complete: parseDay("2019-10-01"),
  effect: "precision",
  account: ["followers"],
  post: [],
  words: "counts are cut",
};

/** Elements in order as "feed/entry/id" with their text; throws where a tag is not closed, or text is not escaped. */
function elements(xml: string): [path: string, text: string][] {
  const found: [string, string][] = [];
  const open: { name: string; text: string }[] = [];
  const [declaration, body] = xml.split(/(?<=\?>)/);
  expect(declaration).toBe('<?xml version="1.0" encoding="utf-8"?>');
  for (const [, slash, name, rest, text] of (body ?? "").matchAll(/<(\/?)([a-z]+)([^<>]*)>([^<]*)/g)) {
    if (!/^( [a-z:]+="[^"<&]*(&#\d+;[^"<&]*)*")*\/?$/.test(rest ?? ""))
      throw new Error(`Attributes: ${rest}`);
    if (/[<>]|&(?!#\d+;)/.test(text ?? "")) throw new Error(`Text: ${text}`);
    if (slash) {
      const last = open.pop();
      if (last?.name !== name) throw new Error(`${name} closes ${last?.name}`);
      found.push([[...open.map((one) => one.name), name].join("/"), last?.text ?? ""]);
    } else if (rest?.endsWith("/")) {
      found.push([[...open.map((one) => one.name), name].join("/"), rest.slice(0, -1).trim()]);
    } else {
      open.push({ name: name ?? "", text: plain(text ?? "") });
    }
  }
  if (open.length > 0) throw new Error("not closed");
  return found;
}

const plain = (text: string) => text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
const of = (path: string, xml: string) => elements(xml).flatMap(([at, text]) => (at === path ? [text] : []));

test("is whole, with what a reader of feeds needs of it and of each entry", () => {
  const xml = definitionFeed(ledgerChanges("YouTube", [older, entry]), home);
  expect(of("feed/id", xml)).toEqual(["https://tallyglass.test/definitions"]);
  expect(of("feed/link", xml)).toEqual([
    'rel="self" type="application/atom+xml" href="https://tallyglass.test/definitions/feed.xml"',
    'rel="alternate" type="text/html" href="https://tallyglass.test/definitions"',
  ]);
  expect(of("feed/author/name", xml)).toEqual(["Tallyglass"]);
  expect(of("feed/entry/id", xml)).toEqual([
    "https://tallyglass.test/definitions#views-2026",
    "https://tallyglass.test/definitions#followers-2019",
  ]);
  for (const part of ["title", "published", "updated", "content", "category"]) {
    expect(of(`feed/entry/${part}`, xml)).toHaveLength(2);
  }
});

test("an entry has its dates, what was before and what is since, what it concerns, and its source", () => {
  const xml = definitionFeed(ledgerChanges("YouTube", [entry]), home);
  expect(of("feed/entry/title", xml)).toEqual(["YouTube, 24 Aug 2026: views count when playback starts"]);
  expect(of("feed/entry/published", xml)).toEqual(["2026-08-24T00:00:00.000Z"]);
  expect(of("feed/entry/link", xml)[1]).toBe('rel="via" href="https://example.test/history?a=1&#38;b=2"');
  expect(of("feed/entry/content", xml)).toEqual([
    [
      "<p><b>Before</b>: A view counted after &#34;a time&#34; &#38; not before.</p>",
      "<p><b>Since</b>: A view counts at &#60;once&#62;.</p>",
      "<p><b>Concerns</b>: views of accounts, views of posts.</p>",
      "<p><b>Comparing</b>: The change took until 27 Aug 2026. Numbers from before and after are not compared.</p>",
      '<p><a href="https://example.test/history?a=1&#38;b=2">Revision history</a></p>',
    ].join(""),
  ]);
});

test("times come from the entries: complete, or reworded later; the feed is as new as the newest", () => {
  const revised = { ...older, revised: parseDay("2026-12-01") };
  const changes = ledgerChanges("YouTube", [revised, entry]);
  const xml = definitionFeed(changes, home);
  expect(of("feed/entry/updated", xml)).toEqual(["2026-12-01T00:00:00.000Z", "2026-08-27T00:00:00.000Z"]);
  expect(of("feed/updated", xml)).toEqual(["2026-12-01T00:00:00.000Z"]);
  expect(lastUpdated(ledgerChanges("YouTube", [entry]))).toBe("2026-11-24");
});

test("is the same whatever the order of the changes, and without any of them", () => {
  const changes = ledgerChanges("YouTube", [older, entry]);
  expect(definitionFeed(changes.toReversed(), home)).toBe(definitionFeed(changes, home));
  expect(of("feed/entry/id", definitionFeed([], home))).toEqual([]);
});

test("a new version of a formula is a change of ours, with its day and its words", () => {
  const [change] = formulaChanges().filter(({ id }) => id === "engagementRateByViews-2");
  expect(change).toMatchObject<Partial<DefinitionChange>>({
    by: "Tallyglass",
    words: "Engagement rate by views, version 2",
    from: parseDay("2026-11-24"),
    source: null,
  });
});

test("every version of a formula but its first says since when and why", () => {
  for (const [id, { version, ...formula }] of Object.entries(formulas)) {
    const revisions = "revisions" in formula ? formula.revisions : [];
    expect([id, revisions.map((revision) => revision.version)]).toEqual([
      id,
      Array.from({ length: version - 1 }, (_, index) => index + 2),
    ]);
  }
});
