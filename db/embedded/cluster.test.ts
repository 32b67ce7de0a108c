import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Cluster, ensureCluster } from "./cluster.ts";
import { waitForEnd } from "./process-mark.ts";

const tuning = { sharedBuffers: "16MB", maxConnections: 20 };
let home: string;
let cluster: Cluster;

const ensure = (dir = join(home, "main")) =>
  ensureCluster({ dir, name: "test", log: () => undefined, tuning });

async function query<Row extends postgres.Row>(url: string, text: string): Promise<readonly Row[]> {
  const sql = postgres(url, { max: 1 });
  try {
    return await sql.unsafe<Row[]>(text);
  } finally {
    await sql.end();
  }
}

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), "tallyglass-cluster-"));
  // What a crash during the first start leaves: it must neither be taken for a cluster nor stand in the way.
  mkdirSync(join(home, "main", "data.half-made"), { recursive: true });
  writeFileSync(join(home, "main", "data.half-made", "PG_VERSION"), "18\n");
  cluster = await ensure();
});

afterAll(async () => {
  await cluster?.stop();
  rmSync(home, { recursive: true, force: true });
});

test("makes a cluster where an earlier attempt was cut off", async () => {
  expect(cluster.startedByUs).toBe(true);
  expect(existsSync(join(home, "main", "data.half-made"))).toBe(false);
  const [row] = await query(
    cluster.url,
    "select current_database() as name, current_setting('listen_addresses') as listens, (select datlocale from pg_database where datname = 'tallyglass') as locale",
  );
  expect(row).toEqual({ name: "tallyglass", listens: "127.0.0.1", locale: "C.UTF-8" });
});

test("lets nobody in without the password, and nobody else read it", async () => {
  const stranger = cluster.url.replace(/:[^:@]+@/, ":wrong@");
  await expect(query(stranger, "select 1")).rejects.toThrow(/password authentication failed/);
  expect(statSync(join(home, "main", "cluster.json")).mode & 0o777).toBe(0o600);
});

test("reuses the server that runs", async () => {
  const again = await ensure();
  expect(again).toMatchObject({ startedByUs: false, url: cluster.url, process: cluster.process });
});

test("starts one server when asked twice at once", async () => {
  await cluster.stop();
  const both = await Promise.all([ensure(), ensure()]);
  expect(both.map((one) => one.startedByUs).sort()).toEqual([false, true]);
  expect(both[0].process).toEqual(both[1].process);
  cluster = both[0];
});

test("finds every acknowledged row after kill -9 under writes, at the same address", async () => {
  await query(cluster.url, "create table written (n int primary key)");
  const sql = postgres(cluster.url, { max: 4 });
  const acknowledged: number[] = [];
  const write = async (lane: number) => {
    for (let n = lane; ; n += 4) {
      await sql`insert into written values (${n})`;
      acknowledged.push(n);
    }
  };
  const writers = Promise.allSettled([0, 1, 2, 3].map(write));
  while (acknowledged.length < 300) await new Promise((resolve) => setTimeout(resolve, 5));
  process.kill(cluster.process.pid, "SIGKILL");
  await writers;
  await sql.end({ timeout: 1 });

  const before = cluster;
  cluster = await ensure();
  expect(cluster.startedByUs).toBe(true);
  expect(cluster.url).toBe(before.url);
  const found = new Set(
    (await query<{ n: number }>(cluster.url, "select n from written")).map((row) => row.n),
  );
  expect(acknowledged.filter((n) => !found.has(n))).toEqual([]);
});

test("starts although the old process number now belongs to another program", async () => {
  await cluster.stop();
  writeFileSync(
    join(home, "main", "data", "postmaster.pid"),
    [process.pid, join(home, "main", "data"), 1, cluster.port, "", "127.0.0.1", "1 1", "ready"].join("\n"),
  );
  cluster = await ensure();
  expect(cluster.startedByUs).toBe(true);
  expect(await query(cluster.url, "select count(*) > 0 as kept from written")).toEqual([{ kept: true }]);
});

test("goes to another port when a stranger listens on its own, and stays there", async () => {
  await cluster.stop();
  const stranger = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => stranger.listen(cluster.port, "127.0.0.1", resolve));
  const moved = await ensure();
  stranger.close();
  expect(moved.port).not.toBe(cluster.port);
  await moved.stop();
  cluster = await ensure();
  expect(cluster.port).toBe(moved.port);
});

test("ends the server cleanly", async () => {
  await cluster.stop();
  expect(await waitForEnd(cluster.process, 0)).toBe(true);
  expect(existsSync(join(home, "main", "data", "postmaster.pid"))).toBe(false);
});

test("says what is lost when the file with the password is gone", async () => {
  rmSync(join(home, "main", "cluster.json"));
  await expect(ensure()).rejects.toThrow(/cluster\.json is missing; it holds the password/);
});
