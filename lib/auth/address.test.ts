import { expect, test } from "vitest";
import { addressLookup, addressWords, canonicalAddress } from "./address";

test.each([
  ["Name@Example.COM", "name@example.com"],
  ["  name@example.com ", "name@example.com"],
  ["name+tag@example.com", "name+tag@example.com"],
  // Full-width letters and sign: NFKC makes them plain.
  ["ｎａｍｅ＠ｅｘａｍｐｌｅ.com", "name@example.com"],
  ["name@bücher.example", "name@xn--bcher-kva.example"],
  ["name@BÜCHER.example", "name@xn--bcher-kva.example"],
  ["jörg@example.com", "jörg@example.com"],
  ["jo\u0308rg@example.com", "jörg@example.com"],
  ["a@b.co", "a@b.co"],
])("%s becomes %s", (typed, canonical) => {
  expect(canonicalAddress(typed)).toBe(canonical);
});

test.each([
  "",
  "name",
  "@example.com",
  "name@",
  "name@localhost",
  "a@b@example.com",
  "a＠b@example.com",
  '"quoted name"@example.com',
  "'name'@example.com",
  "name@example.com, other@example.com",
  "name@example.com;other@example.com",
  "Name <name@example.com>",
  "name\r\nBcc: other@example.com@example.com",
  "name@example.com\nother",
  "na me@example.com",
  "name\u0000@example.com",
  "name\u200B@example.com",
  ".name@example.com",
  "name.@example.com",
  "na..me@example.com",
  "name@-example.com",
  "name@example-.com",
  "name@.example.com",
  "name@example..com",
  "name@[127.0.0.1]",
  `${"a".repeat(65)}@example.com`,
  `name@${"a.".repeat(126)}example`,
])("%j is no address", (typed) => {
  expect(canonicalAddress(typed)).toBeNull();
});

test("an address of 254 bytes is the longest", () => {
  const local = "a".repeat(60);
  const labels = `${"b".repeat(60)}.${"c".repeat(60)}.${"d".repeat(60)}`;
  const rest = 254 - local.length - 1 - labels.length - 1;
  expect(canonicalAddress(`${local}@${labels}.${"e".repeat(rest)}`)).toHaveLength(254);
  expect(canonicalAddress(`${local}@${labels}.${"e".repeat(rest + 1)}`)).toBeNull();
});

test("look-ups of one address are equal, of two different, and show nothing of either", () => {
  const lookup = addressLookup("name@example.com");
  expect(addressLookup("name@example.com")).toEqual(lookup);
  expect(addressLookup("nane@example.com")).not.toEqual(lookup);
  expect(lookup).toHaveLength(32);
});

test("a password must not lean on the parts of the address", () => {
  expect(addressWords("mira.hofstadter@studio-nord.example")).toEqual([
    "mira.hofstadter@studio-nord.example",
    "mira.hofstadter",
    "studio-nord.example",
    "mira",
    "hofstadter",
    "studio",
    "nord",
    "example",
  ]);
});
