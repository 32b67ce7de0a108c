import { expect, test } from "vitest";
import { parseDay } from "@/lib/dates";
import { readArrivals } from "@/lib/imports/table/arrivals";
import { describeInstagram } from "./descriptor";

// As public copies of such downloads show it; names and times are made up.
const json = `[
  { "title": "", "media_list_data": [], "string_list_data": [
    { "href": "https://www.instagram.com/somebody", "value": "somebody", "timestamp": 1749860021 } ] },
  { "title": "", "media_list_data": [], "string_list_data": [
    { "href": "https://www.instagram.com/another", "value": "another", "timestamp": 1749946421 } ] }
]`;
const html = `<main class="_a706" role="main"><div class="pam"><div class="_a6-p"><div><div>
  <a target="_blank" href="https://www.instagram.com/somebody">somebody</a></div><div>Jun 14, 2025 12:13 am</div></div></div></div>
  <div class="pam"><div class="_a6-p"><div><div><a target="_blank" href="https://www.instagram.com/another">another</a></div>
  <div>Jun 15, 2025 12:13 am</div></div></div></div></main>`;

test.each([
  ["JSON", json],
  ["HTML", html],
])("the list of followers in Instagram's download is read as %s", (_what, text) => {
  const { arrivalsFile } = describeInstagram();
  if (!arrivalsFile) throw new Error("No such file");
  expect(readArrivals([text], arrivalsFile, "UTC", parseDay("2026-06-15"))).toEqual({
    days: [
      { day: "2025-06-14", atLeast: 1 },
      { day: "2025-06-15", atLeast: 2 },
    ],
    total: 2,
    undated: 0,
  });
});
