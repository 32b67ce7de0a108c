import { afterAll, expect, test } from "vitest";
import { inWorkspace } from "@/lib/context";
import { clients } from "@/lib/db";
import { NotFoundError } from "@/lib/errors";
import { scheduleWork } from "@/lib/jobs/queue";
import { createPerson, testNow } from "@/lib/testing/builders";
import { ownDatabases } from "@/lib/testing/own-database";
import { createStaff } from "@/lib/testing/staff";
import { listWork, retryJob } from "./operations";

const { data: admin } = await ownDatabases();
afterAll(() => clients().close());

test("the queue is shown by kinds and numbers, and a job that failed is tried again at once", async () => {
  const { staff, ctx: me } = await createStaff("support");
  const { ctx } = await createPerson();
  const later = new Date(testNow.getTime() + 86_400_000);
  await inWorkspace(ctx, async (tx) => {
    await scheduleWork(tx, { job: "tell-connections", entityId: 7n, dueAt: testNow }, testNow);
    await scheduleWork(tx, { job: "build-export", entityId: 8n, dueAt: testNow }, testNow);
    await scheduleWork(tx, { job: "build-export", entityId: 9n, dueAt: later }, testNow);
  });
  const fail = (key: string, attempts: number) =>
    admin`update graphile_worker._private_jobs set attempts = ${attempts}, last_error = 'said @mira.secret',
      run_at = ${later}, updated_at = ${testNow} where key = ${key} returning id`;
  const [failing] = await fail("tell-connections:7", 3);
  const [given] = await fail("build-export:8", 25);
  const { work, failures } = await listWork(staff);
  expect(work).toEqual([
    {
      job: "build-export",
      planned: 2,
      due: 1,
      oldestDueAt: testNow.toISOString(),
      queued: 1,
      failing: 0,
      givenUp: 1,
    },
    {
      job: "tell-connections",
      planned: 1,
      due: 1,
      oldestDueAt: testNow.toISOString(),
      queued: 1,
      failing: 1,
      givenUp: 0,
    },
  ]);
  const common = { maxAttempts: 25, failedAt: testNow.toISOString(), isRunning: false };
  expect(failures).toEqual([
    { id: given?.id, job: "build-export", entityId: "8", attempts: 25, nextAt: null, ...common },
    {
      id: failing?.id,
      job: "tell-connections",
      entityId: "7",
      attempts: 3,
      nextAt: later.toISOString(),
      ...common,
    },
  ]);
  expect(JSON.stringify({ work, failures })).not.toContain("secret");

  await retryJob(staff, { jobId: String(given?.id) });
  const [job] =
    await admin`select attempts, run_at from graphile_worker._private_jobs where id = ${given?.id}`;
  expect(job).toEqual({ attempts: 0, run_at: staff.wall });
  const [event] = await admin`select actor_id, action, entity_id from audit_events order by id desc limit 1`;
  expect(event).toEqual({
    actor_id: me.actor.publicId,
    action: "staff.job-retried:build-export",
    entity_id: null,
  });
});

test("a job that is not there, runs or never failed is not tried again", async () => {
  const { staff } = await createStaff("owner");
  const { ctx } = await createPerson();
  await inWorkspace(ctx, (tx) =>
    scheduleWork(tx, { job: "expire-export", entityId: 1n, dueAt: testNow }, testNow),
  );
  const [fresh] = await admin`select id from graphile_worker._private_jobs where key = 'expire-export:1'`;
  const [running] = await admin`update graphile_worker._private_jobs
    set last_error = 'x', locked_at = now(), locked_by = 'somebody' where key = 'tell-connections:7' returning id`;
  for (const jobId of ["999999", String(fresh?.id), String(running?.id)]) {
    await expect(retryJob(staff, { jobId }), jobId).rejects.toThrow(NotFoundError);
  }
});
