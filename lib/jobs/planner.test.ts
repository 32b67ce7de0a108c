import { randomInt } from "node:crypto";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { inWorkspace, systemContext } from "@/lib/context";
import { assumeRole, clients } from "@/lib/db";
import { ownDatabases } from "@/lib/testing/own-database";
import type { JobName } from "./payloads";
import { planOnce, seedTimetable } from "./planner";
import { finishWork, scheduleWork } from "./queue";
import { type Handler, leaseSeconds, runJob } from "./run-job";

const { data: admin } = await ownDatabases();
assumeRole("tallyglass_worker");
afterAll(() => clients().close());

// Each test has the lists for itself: the planner looks at all of them.
beforeEach(async () => {
  await admin`delete from due_work`;
  await admin`delete from graphile_worker._private_jobs`;
});

const job: JobName = "build-export";
// The runner reads the real calendar here, so work is planned around it.
const start = new Date();
const plus = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const newId = () => BigInt(randomInt(1, 2 ** 40));
const ctx = systemContext(job, { now: start });

const schedule = (entityId: bigint, dueAt: Date, now = start) =>
  inWorkspace(ctx, (tx) => scheduleWork(tx, { job, entityId, workspaceId: 5n, userId: 6n, dueAt }, now));
const finish = (entityId: bigint) => inWorkspace(ctx, (tx) => finishWork(tx, job, entityId));
const run = (entityId: bigint, handler: Handler) =>
  runJob(job, { entityId, workspaceId: 5n, userId: 6n }, handler);

interface QueuedJob {
  key: string | null;
  attempts: number;
}
const queued = (entityId: bigint) =>
  admin<QueuedJob[]>`
    select key, attempts from graphile_worker._private_jobs where payload ->> 'entityId' = ${entityId.toString()}
    order by id`;
const lock = (entityId: bigint) => admin`
  update graphile_worker._private_jobs set locked_at = now(), locked_by = 'gone', attempts = 1
  where key = ${`${job}:${entityId}`}`;

test("work is handed to the queue when it is due, and not before", async () => {
  const id = newId();
  await schedule(id, plus(10));
  expect(await planOnce(plus(9))).toBe(0);
  expect(await queued(id)).toHaveLength(0);
  expect(await planOnce(plus(10))).toBe(1);
  expect(await queued(id)).toHaveLength(1);
});

test("what is due already is handed over with the transaction that plans it, and with it alone", async () => {
  const id = newId();
  await expect(
    inWorkspace(ctx, async (tx) => {
      await scheduleWork(tx, { job, entityId: id, dueAt: start }, start);
      throw new Error("the change failed");
    }),
  ).rejects.toThrow("the change failed");
  expect(await queued(id)).toHaveLength(0);
  await schedule(id, start);
  expect(await queued(id)).toHaveLength(1);
});

test("asked for again and again, it waits in the queue once", async () => {
  const id = newId();
  await schedule(id, start);
  await schedule(id, start);
  await planOnce(start);
  await planOnce(plus(leaseSeconds));
  await planOnce(plus(2 * leaseSeconds));
  expect(await queued(id)).toHaveLength(1);
});

test("two planners at once hand each piece of work over once", async () => {
  const ids = Array.from({ length: 20 }, newId);
  for (const id of ids) await schedule(id, plus(1));
  const handed = await Promise.all([planOnce(plus(1)), planOnce(plus(1)), planOnce(plus(1))]);
  expect(handed.reduce((sum, count) => sum + count, 0)).toBe(20);
});

test("work whose process was killed is handed over again after its lease", async () => {
  const id = newId();
  await schedule(id, plus(1));
  await planOnce(plus(1));
  await lock(id);
  expect(await planOnce(plus(leaseSeconds))).toBe(0);
  expect(await planOnce(plus(1 + leaseSeconds))).toBe(1);
  const waiting = (await queued(id)).filter((row) => row.attempts === 0);
  expect(waiting).toHaveLength(1);
});

test("work that waits for its next try after an error keeps its place and its count of tries", async () => {
  const id = newId();
  await schedule(id, plus(1));
  await planOnce(plus(1));
  await admin`update graphile_worker._private_jobs set attempts = 3, run_at = now() + interval '1 hour'
    where key = ${`${job}:${id}`}`;
  await planOnce(plus(1 + leaseSeconds));
  expect(await queued(id)).toMatchObject([{ attempts: 3 }]);
});

test("finished work is not handed over any more, and its late job does nothing", async () => {
  const id = newId();
  await schedule(id, start);
  await finish(id);
  expect(await planOnce(plus(10))).toBe(0);
  const handler = vi.fn<Handler>(async () => {});
  await run(id, handler);
  expect(handler).not.toHaveBeenCalled();
});

test("a job whose work was done and planned for later meanwhile does nothing", async () => {
  const id = newId();
  await schedule(id, start);
  await schedule(id, plus(24 * 3_600));
  const handler = vi.fn<Handler>(async () => {});
  await run(id, handler);
  expect(handler).not.toHaveBeenCalled();
});

test("a job works in a context of its ids, and its work is still on the list when it fails", async () => {
  const id = newId();
  await schedule(id, start);
  const failing = run(id, async (given, entityId) => {
    expect(entityId).toBe(id);
    expect(given).toMatchObject({ role: "system", workspaceId: 5n, actor: { kind: "system", userId: 6n } });
    throw new Error("a bug");
  });
  await expect(failing).rejects.toThrow("a bug");
  const handler = vi.fn<Handler>(async () => {});
  await run(id, handler);
  expect(handler).toHaveBeenCalledTimes(1);
});

test("of two processes with the same job one works, and the other leaves it alone", async () => {
  const id = newId();
  await schedule(id, start);
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const first = run(id, () => held);
  await vi.waitFor(async () => {
    const [row] =
      await admin`select count(*)::int as n from pg_locks where locktype = 'advisory' and granted`;
    expect(row?.n).toBeGreaterThan(0);
  });
  const second = vi.fn<Handler>(async () => {});
  await run(id, second);
  expect(second).not.toHaveBeenCalled();
  release();
  await first;
  await run(id, second);
  expect(second).toHaveBeenCalledTimes(1);
});

test("the timetable is put on the list once and left where it is", async () => {
  await seedTimetable(new Date("2026-06-15T09:30:00Z"));
  await seedTimetable(new Date("2026-06-20T09:30:00Z"));
  const rows = await admin<
    { job: string; due_at: Date }[]
  >`select job, due_at from due_work where entity_id = 0 order by job`;
  expect(rows.map((row) => [row.job, row.due_at.toISOString()])).toEqual([
    ["anchor-audit", "2026-06-16T00:05:00.000Z"],
    ["apply-retention", "2026-06-16T00:02:00.000Z"],
    ["remind-connections", "2026-06-16T08:00:00.000Z"],
    ["seal-audit", "2026-06-15T09:31:00.000Z"],
    ["verify-audit", "2026-06-16T03:00:00.000Z"],
  ]);
});
