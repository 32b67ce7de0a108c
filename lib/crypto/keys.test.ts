import { randomBytes } from "node:crypto";
import { afterEach, describe, expect, test, vi } from "vitest";
import { derivedKeys, lookup, lookups, parseKeySet, randomCode, randomToken, sha256 } from "./keys";

const root = (id: string) => `${id}:${randomBytes(32).toString("base64")}`;

async function withRoots(list: string) {
  vi.resetModules();
  vi.stubEnv("APP_KEYS", list);
  return import("./keys");
}

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

describe("a look-up", () => {
  test("is the same for the same value and purpose, and for nothing else", () => {
    const one = lookup("address-lookup", "mira@example.test");
    expect(lookup("address-lookup", "mira@example.test")).toEqual(one);
    expect(lookup("address-lookup", "mirb@example.test")).not.toEqual(one);
    expect(lookup("external-lookup", "mira@example.test")).not.toEqual(one);
  });

  test("made under the old root is still found after a rotation", async () => {
    const [oldRoot, newRoot] = [root("old"), root("new")];
    const before = (await withRoots(oldRoot)).lookup("address-lookup", "mira@example.test");
    const rotated = await withRoots(`${newRoot},${oldRoot}`);
    const [current, previous, ...more] = rotated.lookups("address-lookup", "mira@example.test");
    expect(rotated.lookup("address-lookup", "mira@example.test")).toEqual(current);
    expect(current).not.toEqual(before);
    expect(previous).toEqual(before);
    expect(more).toEqual([]);
  });

  test("of one root cannot be made with another of the same name", async () => {
    const before = (await withRoots(root("a"))).lookup("browser", "x");
    expect((await withRoots(root("a"))).lookup("browser", "x")).not.toEqual(before);
  });
});

test("derived keys differ by purpose and are no root key", async () => {
  const list = root("a");
  const { derivedKeys: derive } = await withRoots(list);
  const [browser, device] = [derive("browser")[0], derive("device")[0]];
  expect(browser).toHaveLength(32);
  expect(browser).not.toEqual(device);
  expect(browser).not.toEqual(parseKeySet(list).get("a"));
});

test("a root key derives the same keys for good: everything looked up by one would be lost", async () => {
  const { derivedKeys: derive } = await withRoots(`a:${Buffer.alloc(32, 7).toString("base64")}`);
  expect(derive("address-lookup")[0]?.toString("hex")).toBe(
    "4dc4f7b258d1d1e88f3b25c2c3798ec5c49788afe6c26c388fd73ea5fc7fdc03",
  );
});

test("as many keys are derived as there are roots, the current one first", () => {
  expect(derivedKeys("code")).toHaveLength(1);
  expect(lookups("code", "x")).toHaveLength(1);
});

test("a key set keeps its order and its ids", () => {
  const set = parseKeySet("b:AAAA,a:AAEC");
  expect([...set.keys()]).toEqual(["b", "a"]);
  expect(set.get("a")).toEqual(Buffer.from([0, 1, 2]));
});

test("tokens carry 256 bits and codes six digits, none twice in a thousand", () => {
  const tokens = Array.from({ length: 1000 }, randomToken);
  expect(new Set(tokens).size).toBe(1000);
  expect(tokens.every((token) => /^[\w-]{43}$/.test(token))).toBe(true);
  expect(Array.from({ length: 1000 }, randomCode).every((code) => /^\d{6}$/.test(code))).toBe(true);
});

test("hashes are SHA-256", () => {
  expect(sha256("abc").toString("hex")).toBe(
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
  );
});
