import { afterAll, expect, test, vi } from "vitest";
import { inWorkspace, systemContext } from "@/lib/context";
import { assumeRole, clients } from "@/lib/db";
import { ownDatabases } from "@/lib/testing/own-database";
import { type JobName, jobNames } from "./payloads";
import { keepPlanning, planOnce } from "./planner";
import { finishWork, scheduleWork } from "./queue";
import type { Handler } from "./run-job";
import { keepRunning } from "./runner";

const { data: admin } = await ownDatabases();
assumeRole("tallyglass_worker");
afterAll(() => clients().close());

const job: JobName = "sync-account";
const ctx = systemContext(job, { now: new Date() });
const schedule = (entityId: bigint, dueAt: Date) =>
  inWorkspace(ctx, (tx) => scheduleWork(tx, { job, entityId, workspaceId: 1n, dueAt }, ctx.now));
const finishing = async (given: typeof ctx, entityId: bigint) =>
  inWorkspace(given, (tx) => finishWork(tx, job, entityId));

/** The queue with one verb for every job, until the test is over. */
async function withQueue(handler: Handler, work: () => Promise<void>): Promise<void> {
  const stopping = new AbortController();
  const handlers = Object.fromEntries(jobNames.map((name) => [name, handler])) as Record<JobName, Handler>;
  const running = keepRunning(handlers, stopping.signal);
  try {
    await work();
  } finally {
    stopping.abort();
    await running;
  }
}

test("planned work reaches its verb with its ids, and stopping waits for what is at hand", async () => {
  const seen: bigint[] = [];
  let isDone = false;
  await withQueue(
    async (given, entityId) => {
      seen.push(entityId);
      await new Promise((resolve) => setTimeout(resolve, 300));
      await finishing(given as typeof ctx, entityId);
      isDone = true;
    },
    async () => {
      await schedule(41n, ctx.now);
      await vi.waitFor(() => expect(seen).toEqual([41n]), { timeout: 5_000 });
    },
  );
  expect(isDone).toBe(true);
  expect(await admin`select * from due_work where entity_id = 41`).toEqual([]);
});

test("a verb that fails is tried again by itself, and its error says no values", async () => {
  const lines: string[] = [];
  const write = vi.spyOn(process.stdout, "write").mockImplementation((line) => {
    lines.push(String(line));
    return true;
  });
  let tries = 0;
  try {
    await withQueue(
      async (given, entityId) => {
        tries += 1;
        if (tries === 1) throw new Error("secret person@example.test");
        await finishing(given as typeof ctx, entityId);
      },
      async () => {
        await schedule(42n, ctx.now);
        await vi.waitFor(() => expect(tries).toBe(2), { timeout: 12_000 });
      },
    );
  } finally {
    write.mockRestore();
  }
  expect(lines.join("")).toContain('"event":"job.failed"');
  expect(lines.join("")).not.toContain("person@example.test");
});

test("the queue goes on after the database threw its connections out", async () => {
  const seen: bigint[] = [];
  await withQueue(
    async (given, entityId) => {
      seen.push(entityId);
      await finishing(given as typeof ctx, entityId);
    },
    async () => {
      await schedule(43n, ctx.now);
      await vi.waitFor(() => expect(seen).toEqual([43n]), { timeout: 5_000 });
      await admin`
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and application_name <> 'tallyglass'`;
      await schedule(44n, new Date());
      await vi.waitFor(
        async () => {
          await planOnce(new Date()).catch(() => 0);
          expect(seen).toContain(44n);
        },
        { timeout: 15_000, interval: 250 },
      );
    },
  );
}, 30_000);

test("the planner hands over what becomes due, and ends when told", async () => {
  const stopping = new AbortController();
  const planning = keepPlanning(stopping.signal);
  await schedule(45n, new Date(Date.now() + 1_200));
  await vi.waitFor(
    async () => {
      const queued = await admin`select * from graphile_worker.jobs where key = 'sync-account:45'`;
      expect(queued).toHaveLength(1);
    },
    { timeout: 6_000, interval: 200 },
  );
  stopping.abort();
  await planning;
});
