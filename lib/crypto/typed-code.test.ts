import { expect, test } from "vitest";
import { newTypedCode, parseTypedCode } from "./typed-code";

test("a code is groups of five letters that are taken for no others, and never the same twice", () => {
  const codes = Array.from({ length: 500 }, () => newTypedCode(2));
  expect(codes.filter((code) => !/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/.test(code))).toEqual([]);
  expect(new Set(codes).size).toBe(500);
  expect(new Set(codes.join("").replaceAll("-", "")).size).toBe(32);
});

test.each([
  ["as it was made", "7G2KM-Q0R1X"],
  ["in small letters", "7g2km-q0r1x"],
  ["without its dash", "7G2KMQ0R1X"],
  ["with spaces wherever", " 7G2 KM  -Q0R1X\n"],
  ["with letters that look alike", "7G2KM-QORIX"],
  ["with others that look alike", "7g2km-qorlx"],
])("a code is understood %s", (_how, typed) => {
  expect(parseTypedCode(typed, 2)).toBe("7G2KM-Q0R1X");
});

test.each([
  ["nothing", ""],
  ["a letter too few", "7G2KM-Q0R1"],
  ["a letter too many", "7G2KM-Q0R1XX"],
  ["a group too many", "7G2KM-Q0R1X-7G2KM"],
  ["a letter that is none of ours first", "UG2KM-Q0R1X"],
  ["a letter that is none of ours last", "7G2KM-Q0R1U"],
  ["another sign", "7G2KM-Q0R1*"],
])("%s is no code", (_what, typed) => {
  expect(parseTypedCode(typed, 2)).toBeNull();
});
