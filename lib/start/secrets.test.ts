import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readOrMakeSecrets } from "./secrets.ts";

let dataDir: string;
let file: string;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "tallyglass-secrets-"));
  file = join(dataDir, "secrets.json");
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

test("makes secrets once and reads the same ones ever after", () => {
  const made = readOrMakeSecrets(dataDir);
  expect(readOrMakeSecrets(dataDir)).toEqual(made);
  expect(readdirSync(dataDir)).toEqual(["secrets.json"]);
});

test("makes four different secrets of 32 bytes, the key sets with an id", () => {
  const { NEXT_SERVER_ACTIONS_ENCRYPTION_KEY, ...sets } = readOrMakeSecrets(dataDir);
  const keys = Object.values(sets).map((set) => set.replace(/^k1:/, ""));
  const all = [...keys, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY];
  expect(new Set(all).size).toBe(4);
  for (const key of all) expect(Buffer.from(key, "base64")).toHaveLength(32);
});

test("lets nobody else read them", () => {
  readOrMakeSecrets(dataDir);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test("reads a set that a person has put a newer key in front of", () => {
  const made = readOrMakeSecrets(dataDir);
  const newer = {
    ...made,
    PROFILE_KEYS: `k2:${Buffer.alloc(32, 7).toString("base64")},${made.PROFILE_KEYS}`,
  };
  writeFileSync(file, JSON.stringify(newer));
  expect(readOrMakeSecrets(dataDir)).toEqual(newer);
});

test.each(["", "{", '{"APP_KEYS":"k1:short"}', "[]"])("leaves a damaged file as it is: %j", (content) => {
  writeFileSync(file, content);
  expect(() => readOrMakeSecrets(dataDir)).toThrow(/is damaged\. New secrets would make every name/);
  expect(readFileSync(file, "utf8")).toBe(content);
});

test("makes no new secrets for a database that was sealed under others", () => {
  mkdirSync(join(dataDir, "postgres", "data"), { recursive: true });
  expect(() => readOrMakeSecrets(dataDir)).toThrow(/is missing\. New secrets would make/);
  expect(readdirSync(dataDir)).toEqual(["postgres"]);
});
