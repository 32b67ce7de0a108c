import { NextRequest } from "next/server";
import { expect, test, vi } from "vitest";
import { inLanguage } from "@/lib/language/in-language";
import { definitionChanges } from "../changes";
import { GET } from "./route";

// The framework's own signals, which need its server around them.
vi.mock("next/navigation", () => ({ unstable_rethrow: () => {} }));

const address = "http://127.0.0.1:3000/definitions/feed.xml";
const ask = (headers: Record<string, string> = {}) =>
  GET(new NextRequest(address, { headers }), { params: Promise.resolve({}) });

test("answers anybody with the whole feed, to be kept for an hour and read from any page", async () => {
  const answer = await ask();
  expect(answer.status).toBe(200);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "content-type": "application/atom+xml; charset=utf-8",
    "cache-control": "public, max-age=3600",
    "access-control-allow-origin": "*",
  });
  const body = await answer.text();
  expect(body.match(/<entry>/g)).toHaveLength(definitionChanges().length);
  expect(body).toContain("<id>http://127.0.0.1:3000/definitions#youtube-views-2026</id>");
});

test("says that nothing changed to a reader that has it already, and sets no cookie", async () => {
  const first = await ask();
  const again = await ask({ "if-none-match": first.headers.get("etag") ?? "" });
  expect([again.status, await again.text()]).toEqual([304, ""]);
  expect(again.headers.get("last-modified")).toBe(first.headers.get("last-modified"));
  expect(first.headers.get("set-cookie")).toBeNull();
  expect((await ask({ "if-none-match": '"another"' })).status).toBe(200);
});

test("is the same feed, in English, whatever the reader's language", async () => {
  const [english, german] = await Promise.all([ask(), inLanguage("de", () => ask())]);
  expect(await german.text()).toBe(await english.text());
  expect(inLanguage("de", definitionChanges)).not.toEqual(definitionChanges());
});

test("no two changes share an anchor", () => {
  const ids = definitionChanges().map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
