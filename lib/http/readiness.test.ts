import { afterEach, expect, test, vi } from "vitest";
import { assertReady } from "./readiness";

/** The module as a process with this environment would have it. */
async function elsewhere(name: string, value: string) {
  vi.resetModules();
  vi.stubEnv(name, value);
  const clients = (globalThis as { tallyglassClients?: unknown }).tallyglassClients;
  delete (globalThis as { tallyglassClients?: unknown }).tallyglassClients;
  const module = await import("./readiness");
  return {
    ...module,
    restore: () => {
      Object.assign(globalThis, { tallyglassClients: clients });
    },
  };
}

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

test("a migrated database with its queue and its key store is ready", async () => {
  await expect(assertReady()).resolves.toBeUndefined();
});

test.each([
  ["DATABASE_URL", "The database does not answer."],
  ["KEYSTORE_URL", "The key store does not answer."],
])("without %s's server it is not: %s", async (name, sentence) => {
  const { assertReady: check, restore } = await elsewhere(name, "postgres://nobody:secret@127.0.0.1:1/none");
  await expect(check()).rejects.toMatchObject({ status: 503, message: sentence });
  restore();
});
