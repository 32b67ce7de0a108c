import { randomBytes, randomUUID } from "node:crypto";
import { afterEach, describe, expect, test, vi } from "vitest";
import { clients } from "@/lib/db";
import { env } from "@/lib/env";
import { testNow } from "@/lib/testing/builders";
import {
  createKey,
  destroyKey,
  forgetDestroyedKeys,
  KeyDestroyedError,
  type KeyKind,
  openKey,
} from "./keyring";
import { open, seal } from "./seal";

const place = { table: "users", column: "name", row: "row" };
const names: Record<KeyKind, "PROFILE_KEYS" | "TOKEN_KEYS"> = {
  profile: "PROFILE_KEYS",
  token: "TOKEN_KEYS",
};
const kek = (id: string) => `${id}:${randomBytes(32).toString("base64")}`;

/** The module as another process would have it: an empty cache and this environment. */
async function elsewhere(change: Partial<Record<"PROFILE_KEYS" | "TOKEN_KEYS", string>> = {}) {
  vi.resetModules();
  for (const [name, value] of Object.entries(change)) vi.stubEnv(name, value);
  return import("./keyring");
}

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  vi.resetModules();
});

describe.each(["profile", "token"] as const)("a %s key", (kind) => {
  test("is the same key in every process", async () => {
    const key = await createKey(kind, testNow);
    const other = await elsewhere();
    expect((await other.openKey(key.id)).bytes).toEqual(key.bytes);
  });

  test("is stored wrapped, never as it is", async () => {
    const key = await createKey(kind, testNow);
    const [row] = await clients().keystore<{ wrapped_sealed: Buffer }[]>`
      select wrapped_sealed from wrapped_keys where key_id = ${key.id}`;
    expect(row?.wrapped_sealed.includes(key.bytes)).toBe(false);
    expect(row?.wrapped_sealed).toHaveLength(12 + 32 + 16);
  });

  test("still opens after its wrapping key was rotated to second place", async () => {
    const key = await createKey(kind, testNow);
    const rotated = await elsewhere({ [names[kind]]: `${kek("new")},${env[names[kind]]}` });
    expect((await rotated.openKey(key.id)).bytes).toEqual(key.bytes);
    const fresh = await rotated.createKey(kind, testNow);
    const [row] = await clients().keystore<{ wrapped_by: string }[]>`
      select wrapped_by from wrapped_keys where key_id = ${fresh.id}`;
    expect(row?.wrapped_by).toBe("new");
  });

  test("does not open once the environment lost its wrapping key", async () => {
    const key = await createKey(kind, testNow);
    const without = await elsewhere({ [names[kind]]: kek("new") });
    await expect(without.openKey(key.id)).rejects.toThrow("no longer has");
  });

  test("does not open when its row was altered or belongs to another key", async () => {
    const [one, two] = [await createKey(kind, testNow), await createKey(kind, testNow)];
    await clients().keystore`update wrapped_keys set wrapped_sealed =
      (select wrapped_sealed from wrapped_keys where key_id = ${two.id}) where key_id = ${one.id}`;
    const other = await elsewhere();
    await expect(other.openKey(one.id)).rejects.toThrow();
    await clients().keystore`update wrapped_keys set wrapped_sealed = set_byte(wrapped_sealed, 20,
      get_byte(wrapped_sealed, 20) # 1) where key_id = ${two.id}`;
    await expect(other.openKey(two.id)).rejects.toThrow();
  });

  test("once destroyed opens nowhere, at once here and in a new process", async () => {
    const key = await createKey(kind, testNow);
    await openKey(key.id);
    const sealed = seal(key, "Mira", place);
    await destroyKey(key.id, testNow);
    await expect(openKey(key.id)).rejects.toThrow(KeyDestroyedError);
    const other = await elsewhere();
    await expect(other.openKey(key.id)).rejects.toThrow("was destroyed");
    // What it sealed is still there, and nobody can read it.
    expect(open(key, sealed, place)).toBe("Mira");
  });

  test("is written into the erasure ledger once, however often it is destroyed", async () => {
    const key = await createKey(kind, testNow);
    await destroyKey(key.id, testNow);
    await destroyKey(key.id, new Date(testNow.getTime() + 1000));
    const rows = await clients().keystore<{ destroyed_at: Date }[]>`
      select destroyed_at from erasure_ledger where key_id = ${key.id}`;
    expect(rows.map(({ destroyed_at }) => destroyed_at)).toEqual([testNow]);
  });
});

test("a profile key does not open as a token key", async () => {
  const key = await createKey("profile", testNow);
  await clients().keystore`update wrapped_keys set kind = 'token' where key_id = ${key.id}`;
  const other = await elsewhere();
  await expect(other.openKey(key.id)).rejects.toThrow();
});

test("a key that never was is as good as destroyed", async () => {
  await expect(openKey(randomUUID())).rejects.toThrow(KeyDestroyedError);
});

test("keys another process destroyed stay open for less than five seconds, and do not come back", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: testNow });
  const keys = [await createKey("profile", testNow), await createKey("token", testNow)];
  for (const { id } of keys) await openKey(id);
  for (const { id } of keys) await clients().keystore`delete from wrapped_keys where key_id = ${id}`;
  vi.setSystemTime(testNow.getTime() + 4_999);
  for (const { id, bytes } of keys) expect((await openKey(id)).bytes).toEqual(bytes);
  vi.setSystemTime(testNow.getTime() + 5_000);
  for (const { id } of keys) {
    await expect(openKey(id)).rejects.toThrow(expect.objectContaining({ name: "KeyDestroyedError" }));
  }
  // Should the machine's clock step back.
  vi.setSystemTime(testNow.getTime() + 4_999);
  for (const { id } of keys) await expect(openKey(id)).rejects.toThrow(KeyDestroyedError);
});

test("the ledger forgets what was destroyed up to a day, and says how much", async () => {
  const [old, later] = [await createKey("profile", testNow), await createKey("profile", testNow)];
  const day = new Date("2001-01-01T00:00:00Z");
  await destroyKey(old.id, day);
  await destroyKey(later.id, new Date(day.getTime() + 1));
  expect(await forgetDestroyedKeys(day)).toBe(1);
  const left = await clients().keystore<{ key_id: string }[]>`
    select key_id from erasure_ledger where key_id in (${old.id}, ${later.id})`;
  expect(left).toEqual([{ key_id: later.id }]);
  expect(await forgetDestroyedKeys(new Date(day.getTime() + 1))).toBe(1);
});
