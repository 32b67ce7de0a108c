import { randomInt } from "node:crypto";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { ceilingsOf, countingOf, paceOf } from "@/lib/budget/allowances";
import { bucketOf } from "@/lib/budget/meter";
import { inWorkspace, systemContext } from "@/lib/context";
import { assumeRole, clients } from "@/lib/db";
import type { Budget } from "@/lib/platforms/types";
import { ownDatabases } from "@/lib/testing/own-database";
import { handOverReadings, urgentAfterDays } from "./lanes";
import { planOnce } from "./planner";
import { scheduleWork } from "./queue";
import { leaseSeconds } from "./run-job";

const { data: admin } = await ownDatabases();
assumeRole("tallyglass_worker");
afterAll(() => clients().close());

beforeEach(async () => {
  await admin`delete from due_work`;
  await admin`delete from allowance_spending`;
  await admin`delete from graphile_worker._private_jobs`;
});

const allowance = { kind: "day" as const, units: 10_000, zone: "America/Los_Angeles" };
const budget: Budget = {
  holder: () => "us",
  allowances: { units: allowance },
  drawsOn: () => "units",
  costs: { account: { units: 1 }, page: { units: 1 }, readings: {} },
};
vi.mock("@/lib/platforms/registry", () => ({
  platforms: () => ["first", "second"].map((id) => ({ descriptor: { id }, budget })),
}));
const lane = "first";
/** Each test has a day of its own: what was told once a minute is told anew. */
let day = 0;
beforeEach(() => {
  day += 1;
});
const at = (hours: number) => new Date(Date.UTC(2026, 10, day, 8) + hours * 3_600_000);
const daysBefore = (days: number) => new Date(at(0).getTime() - days * 86_400_000);

interface Made {
  entityId: bigint;
  workspaceId: bigint;
}

async function plan(
  workspaceId: bigint,
  given: { readDaysAgo?: number; provenDaysAgo?: number; lane?: string; dueAt?: Date } = {},
): Promise<Made> {
  const entityId = BigInt(randomInt(1, 2 ** 40));
  const { readDaysAgo = 1, provenDaysAgo = readDaysAgo } = given;
  const ctx = systemContext("sync-account", { now: daysBefore(1) });
  const turn = {
    lane: given.lane ?? lane,
    readAt: daysBefore(readDaysAgo),
    provenAt: daysBefore(provenDaysAgo),
  };
  const work = { job: "sync-account" as const, entityId, workspaceId, userId: 1n };
  await inWorkspace(ctx, (tx) =>
    scheduleWork(tx, { ...work, dueAt: given.dueAt ?? at(0), turn }, daysBefore(1)),
  );
  return { entityId, workspaceId };
}

const planned = (count: number, workspaceId: bigint, readDaysAgo = 1) =>
  Promise.all(Array.from({ length: count }, () => plan(workspaceId, { readDaysAgo })));

const queued = async () =>
  (
    await admin<{ id: string; priority: number }[]>`
      select payload ->> 'entityId' as id, priority from graphile_worker._private_jobs order by id`
  ).map(({ id, priority }) => ({ id: BigInt(id), priority }));
const isQueued = async ({ entityId }: Made) => (await queued()).some(({ id }) => id === entityId);

/** Reads what was handed over, as a worker would: it is due again tomorrow. */
async function finishAll(now: Date): Promise<bigint[]> {
  const done = (await queued()).map(({ id }) => id);
  await admin`update due_work set leased_until = null, read_at = ${now}, proven_at = ${now},
    due_at = ${new Date(now.getTime() + 86_400_000)} where entity_id = any (${done.map(String)}::bigint[])`;
  await admin`delete from graphile_worker._private_jobs`;
  return done;
}

/** So much of a day's units is spent already, for planned readings. */
async function spend(units: number, now: Date): Promise<void> {
  const { slotAt } = countingOf(allowance, now);
  await admin`insert into allowance_spending values
    (${bucketOf(lane, budget, "units")}, ${slotAt}, ${[units]}, ${[0]}, 0, null)
    on conflict (bucket) do update set planned = excluded.planned`;
}

test("planned readings are handed over when they are due, sixteen at a time, behind what somebody waits for", async () => {
  await planned(20, 1n);
  expect(await handOverReadings(new Date(at(0).getTime() - 1))).toBe(0);
  expect(await handOverReadings(at(0))).toBe(16);
  expect(await handOverReadings(at(0))).toBe(0);
  expect(new Set((await queued()).map(({ priority }) => priority))).toEqual(new Set([1]));
  await finishAll(at(0));
  expect(await handOverReadings(at(0))).toBe(4);
  await inWorkspace(systemContext("sync-account", { now: at(0) }), (tx) =>
    scheduleWork(tx, { job: "sync-account", entityId: 7n, workspaceId: 1n, userId: 1n, dueAt: at(0) }, at(0)),
  );
  expect((await queued()).find(({ id }) => id === 7n)?.priority).toBe(0);
});

test("a reading whose process was killed is handed over again after its lease, and waits in the queue once", async () => {
  await planned(1, 1n);
  await handOverReadings(at(0));
  expect(await handOverReadings(new Date(at(0).getTime() + leaseSeconds * 1000 - 1))).toBe(0);
  expect(await handOverReadings(new Date(at(0).getTime() + leaseSeconds * 1000))).toBe(1);
  expect(await queued()).toHaveLength(1);
});

test("planners at the same time hand each reading over once", async () => {
  await planned(16, 1n);
  const handed = await Promise.all([planOnce(at(0)), planOnce(at(0)), planOnce(at(0)), planOnce(at(0))]);
  expect(handed.reduce((sum, count) => sum + count, 0)).toBe(16);
  expect(await queued()).toHaveLength(16);
});

test("a workspace of fifty accounts does not make one with a single account wait, however old its readings", async () => {
  await planned(50, 1n, 5);
  const [single] = await planned(1, 2n);
  if (!single) throw new Error("nothing planned");
  await handOverReadings(at(0));
  expect(await isQueued(single)).toBe(true);
});

test("workspaces take turns: the one served longest ago goes first, with its oldest reading", async () => {
  const turns: bigint[] = [];
  const big = await planned(6, 1n, 5);
  const oldest = await plan(1n, { readDaysAgo: 9 });
  const small = await planned(3, 2n, 2);
  // Room for one at a time.
  for (let step = 0; step < 6; step += 1) {
    const now = at(step / 60);
    await admin`select hand_over_readings(${lane}, ${now}, '30 seconds', 1, 1, ${daysBefore(21)})`;
    turns.push(...(await finishAll(now)));
  }
  const workspaceOf = (id: bigint) => [oldest, ...big, ...small].find(({ entityId }) => entityId === id);
  expect(turns[0]).toBe(oldest.entityId);
  expect(turns.map((id) => workspaceOf(id)?.workspaceId)).toEqual([1n, 2n, 1n, 2n, 1n, 2n]);
});

test("what the platform's rules soon end unless it is proven goes before all else, the oldest proof first", async () => {
  await planned(20, 2n, 15);
  const old = await plan(1n, { readDaysAgo: 2, provenDaysAgo: urgentAfterDays + 1 });
  const older = await plan(1n, { readDaysAgo: 2, provenDaysAgo: urgentAfterDays + 3 });
  await admin`select hand_over_readings(${lane}, ${at(0)}, '30 seconds', 1, 1, ${daysBefore(urgentAfterDays)})`;
  expect(await finishAll(at(0))).toEqual([older.entityId]);
  await admin`select hand_over_readings(${lane}, ${at(0)}, '30 seconds', 1, 1, ${daysBefore(urgentAfterDays)})`;
  expect(await finishAll(at(0))).toEqual([old.entityId]);
});

test("no reading is begun beyond the day's pace, and the next quota day begins them again", async () => {
  await planned(30, 1n);
  await spend(paceOf(allowance, at(1)) - 5, at(1));
  // Two units are what a usual visit costs.
  expect(await handOverReadings(at(1))).toBe(2);
  await finishAll(at(1));
  await spend(paceOf(allowance, at(1)), at(1));
  expect(await handOverReadings(at(1))).toBe(0);
  expect(ceilingsOf(allowance, "planned", at(1)).inAll).toBeGreaterThan(paceOf(allowance, at(1)));
  expect(await handOverReadings(at(24))).toBe(16);
});

test("a reading that waits is told when its turn comes, by what the last day has served", async () => {
  await planned(4, 1n);
  await handOverReadings(at(0));
  await finishAll(at(0));
  const [waiting] = await planned(1, 1n);
  await spend(10_000, at(2));
  await handOverReadings(at(0.5));
  const told = () => admin`select planned_at from due_work where entity_id = ${String(waiting?.entityId)}`;
  expect(await told()).toEqual([{ planned_at: null }]);
  await handOverReadings(at(2));
  // Four a day, so a quarter of a day after the pace allows one more: on the next quota day.
  expect(await told()).toEqual([{ planned_at: at(24 + 6) }]);
  await handOverReadings(at(3));
  expect(await told()).toEqual([{ planned_at: at(24 + 6) }]);
});

test("a platform without room keeps no other one waiting", async () => {
  await planned(3, 1n);
  const other = await plan(1n, { lane: "second" });
  await spend(10_000, at(1));
  expect(await handOverReadings(at(1))).toBe(1);
  expect(await isQueued(other)).toBe(true);
});

test("of many that wait each has its turn, once", async () => {
  await admin`insert into due_work (job, entity_id, workspace_id, user_id, due_at, lane, read_at, proven_at)
    select 'sync-account', i, 1 + i % 10, 1, ${at(0)}, ${lane}, ${daysBefore(1)}, ${daysBefore(1)}
    from generate_series(1, 160) i`;
  const served: bigint[] = [];
  for (let step = 0; step < 10; step += 1) {
    await handOverReadings(at(step / 3600));
    served.push(...(await finishAll(at(step / 3600))));
  }
  expect([served.length, new Set(served).size]).toEqual([160, 160]);
});
