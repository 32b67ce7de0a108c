import { randomBytes, randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DataKey } from "./keyring";
import { open, type Place, seal } from "./seal";

const makeKey = (): DataKey => ({ id: randomUUID(), bytes: randomBytes(32) });
const place: Place = { table: "users", column: "name", row: "0197-row" };

describe("a sealed value", () => {
  test("opens to what was sealed, whatever it was", () => {
    const key = makeKey();
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(open(key, seal(key, text, place), place)).toBe(text);
      }),
    );
  });

  test("is another each time, and shows neither text nor its beginning", () => {
    const key = makeKey();
    const [one, two] = [seal(key, "Mira Hofstadter", place), seal(key, "Mira Hofstadter", place)];
    expect(one).not.toEqual(two);
    expect(one.toString("latin1")).not.toContain("Mira");
  });

  test.each([
    ["table", { ...place, table: "sessions" }],
    ["column", { ...place, column: "address" }],
    ["row", { ...place, row: "0197-other" }],
    ["place with the same letters cut elsewhere", { ...place, table: "usersna", column: "me" }],
  ])("does not open in another %s", (_what, elsewhere) => {
    const key = makeKey();
    const sealed = seal(key, "Mira", place);
    expect(() => open(key, sealed, elsewhere)).toThrow();
  });

  test("does not open after any single bit was changed", () => {
    const key = makeKey();
    const sealed = seal(key, "Mira", place);
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const changed = Buffer.from(sealed);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => open(key, changed, place)).toThrow();
    }
  });

  test("does not open when it was cut or lengthened", () => {
    const key = makeKey();
    const sealed = seal(key, "Mira", place);
    const leastBytes = seal(key, "", place).length;
    for (let length = 0; length < sealed.length; length += 1) {
      const problem = length < leastBytes ? "unknown form" : undefined;
      expect(() => open(key, sealed.subarray(0, length), place)).toThrow(problem);
    }
    expect(() => open(key, Buffer.concat([sealed, Buffer.from([0])]), place)).toThrow();
  });

  test("says when its form or its key is not the one asked for", () => {
    const key = makeKey();
    const sealed = seal(key, "Mira", place);
    const future = Buffer.from(sealed);
    future[0] = 2;
    expect(() => open(key, future, place)).toThrow("users.name has an unknown form");
    expect(() => open(makeKey(), sealed, place)).toThrow("users.name belongs to another key");
  });

  test("does not open under a key that only claims the same id", () => {
    const key = makeKey();
    const sealed = seal(key, "Mira", place);
    expect(() => open({ id: key.id, bytes: randomBytes(32) }, sealed, place)).toThrow();
  });

  test("never says what it holds when it fails", () => {
    const key = makeKey();
    const sealed = seal(key, "Mira Hofstadter", place);
    expect(() => open(key, sealed, { ...place, row: "other" })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining("Mira") }),
    );
  });
});
