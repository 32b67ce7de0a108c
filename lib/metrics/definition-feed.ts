import { type Day, startOfDay } from "@/lib/dates";
import { formatDay } from "@/lib/format";
import type { DefinitionChange } from "./definition-changes";

/** Before there is any change, the feed is as old as this. */
const begun = "2026-11-24" as Day;

/** The day the newest of these changes was written down or last reworded. */
export function lastUpdated(changes: readonly DefinitionChange[]): Day {
  return changes.map(({ updated }) => updated).reduce((newest, day) => (day > newest ? day : newest), begun);
}

/**
 * Changes of definitions as an Atom feed, the newest first. Ids and times come from the changes alone, so that the same
 * changes are the same bytes and a reader shows none of them twice.
 * @param home the address of /definitions
 * @source https://www.rfc-editor.org/rfc/rfc4287
 */
export function definitionFeed(changes: readonly DefinitionChange[], home: URL): string {
  const newestFirst = changes.toSorted((a, b) =>
    a.updated === b.updated ? a.id.localeCompare(b.id) : a.updated < b.updated ? 1 : -1,
  );
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
    `<id>${toXml(home.href)}</id>`,
    "<title>Tallyglass: changes of definitions</title>",
    "<subtitle>What platforms changed in the meaning of their public counts, and what we changed in our formulas.</subtitle>",
    `<link rel="self" type="application/atom+xml" href="${toXml(`${home.href}/feed.xml`)}"/>`,
    `<link rel="alternate" type="text/html" href="${toXml(home.href)}"/>`,
    `<updated>${instant(lastUpdated(changes))}</updated>`,
    "<author><name>Tallyglass</name></author>",
    ...newestFirst.map((change) => entry(change, home)),
    "</feed>",
    "",
  ].join("\n");
}

function entry({ id, by, words, from, updated, facts, source }: DefinitionChange, home: URL): string {
  const address = toXml(`${home.href}#${id}`);
  const paragraphs = facts.map(([term, text]) => `<p><b>${toXml(term)}</b>: ${toXml(text)}</p>`);
  if (source) paragraphs.push(`<p><a href="${toXml(source.url)}">${toXml(source.label)}</a></p>`);
  return [
    "<entry>",
    `<id>${address}</id>`,
    `<title>${toXml(`${by}, ${formatDay(from)}: ${words}`)}</title>`,
    `<link rel="alternate" type="text/html" href="${address}"/>`,
    source && `<link rel="via" href="${toXml(source.url)}"/>`,
    `<published>${instant(from)}</published>`,
    `<updated>${instant(updated)}</updated>`,
    `<category term="${toXml(by)}"/>`,
    `<content type="html">${toXml(paragraphs.join(""))}</content>`,
    "</entry>",
  ]
    .filter(Boolean)
    .join("\n");
}

function instant(day: Day): string {
  return startOfDay(day).toISOString();
}

function toXml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
