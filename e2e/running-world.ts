import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@playwright/test";
import postgres from "postgres";
import { root } from "../lib/start/paths.ts";
import { productUrl } from "./address.ts";

/** What runs the world, found as an operator finds it: by the files in the data folder. */
function dataDir(): string {
  const folder = process.env.E2E_DATA_DIR;
  if (!folder) throw new Error("The world has no data folder: each worker starts one, see test-world.ts");
  return folder;
}

type RunFile = {
  supervisor: { pid: number };
  children: { name: string; pid: number }[];
  environment: Record<string, string>;
};

const readRunFile = (): RunFile => JSON.parse(readFileSync(join(dataDir(), "run.json"), "utf8"));

export type Victim = "web" | "worker" | "database";

export function pidOf(name: Victim | "supervisor"): number {
  if (name === "supervisor") return readRunFile().supervisor.pid;
  if (name === "database") {
    return Number(readFileSync(join(dataDir(), "postgres", "data", "postmaster.pid"), "utf8").split("\n")[0]);
  }
  const child = readRunFile().children.find((one) => one.name === name);
  if (!child) throw new Error(`${name} does not run`);
  return child.pid;
}

/** kill -9, then until the supervisor has another one in its place and the product serves again. */
export async function killAndWait(victim: Victim): Promise<void> {
  const before = pidOf(victim);
  process.kill(before, "SIGKILL");
  await expect(() => expect(pidOf(victim)).not.toBe(before)).toPass({ timeout: 30_000 });
  await expect.poll(() => statusOf(`${productUrl}/api/ready`), { timeout: 30_000 }).toBe(200);
}

/** 0 while nobody answers. */
const statusOf = (url: string): Promise<number> =>
  fetch(url).then(
    (response) => response.status,
    () => 0,
  );

/** What one more process of this world must be given. */
export const environmentOfWorld = () => readRunFile().environment;

/** Of the data and of the keys, as their owner. */
export const databaseUrls = (): string[] => {
  const { DATABASE_URL, KEYSTORE_URL } = readRunFile().environment;
  return [DATABASE_URL ?? "", KEYSTORE_URL ?? ""];
};

/** The data database, seen as its owner sees it. */
export const openDatabase = () =>
  postgres(readRunFile().environment.DATABASE_URL ?? "", { max: 1, onnotice: () => undefined });

/**
 * Holds a table, so that whatever comes to it next stands still in the middle of its work.
 * @returns `isReached` once something waits there, and `release`, which also serves when the server has died meanwhile
 */
export async function holdTable(table: string) {
  const [holder, watcher] = [openDatabase(), openDatabase()];
  const held = await holder.reserve();
  await held`begin`;
  await held.unsafe(`lock table ${table} in access exclusive mode`);
  return {
    isReached: () =>
      expect
        .poll(async () => {
          const [row] = await watcher<{ waiting: number }[]>`
            select count(*)::int as waiting from pg_locks where relation = ${table}::regclass and not granted`;
          return row?.waiting ?? 0;
        })
        .toBeGreaterThan(0),
    release: async () => {
      await Promise.all([holder.end({ timeout: 0 }), watcher.end({ timeout: 0 })]);
    },
  };
}

/** `npm run staff:grant`, as the operator of this world runs it. @returns what it says */
export function grantStaff(address: string, role: string): string {
  const { stdout, stderr } = spawnSync(process.execPath, ["lib/start/grant-staff.ts", address, role], {
    cwd: root,
    env: { ...process.env, APP_ENV: "test", DATA_DIR: dataDir(), DATABASE_URL: "", KEYSTORE_URL: "" },
    encoding: "utf8",
  });
  return stdout + stderr;
}
