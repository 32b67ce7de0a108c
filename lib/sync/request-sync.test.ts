import { afterAll, beforeAll, expect, test } from "vitest";
import { bucketOf } from "@/lib/budget/meter";
import { pause } from "@/lib/connections/pause";
import { ConflictError, ForbiddenError, NotFoundError, TooManyRequestsError } from "@/lib/errors";
import { platform } from "@/lib/platforms/registry";
import { at } from "@/lib/testing/builders";
import { type LinkedWorld, rows, startLinkedWorld, sync } from "@/lib/testing/linked-world";
import { requestSync } from "./request-sync";

let world: LinkedWorld;
beforeAll(async () => {
  world = await startLinkedWorld();
});
afterAll(() => world.close());

const plusSeconds = (seconds: number) => new Date(Date.parse("2026-11-20T12:00:00Z") + seconds * 1000);

test("a reading that was asked for is due at once and runs as asked", async () => {
  const link = await world.linked("ask-now");
  await sync(link);
  const ctx = at(link.ctx, { now: plusSeconds(61) });
  await requestSync(ctx, { accountId: link.publicId });
  expect(await world.dueAt("sync-account", link.accountId)).toBe(ctx.now.toISOString());
  await sync(link, ctx.now);
  expect(await rows(ctx, "select reason, outcome from sync_runs order by id")).toEqual([
    { reason: "first", outcome: "done" },
    { reason: "asked", outcome: "done" },
  ]);
});

test("it is refused while one runs or waits, and for a minute after", async () => {
  const link = await world.linked("ask-soon");
  const ask = (seconds: number) =>
    requestSync(at(link.ctx, { now: plusSeconds(seconds) }), { accountId: link.publicId });
  await expect(ask(1)).rejects.toThrow(ConflictError);
  await sync(link);
  await expect(ask(59)).rejects.toThrow(TooManyRequestsError);
  await ask(60);
});

test("while the platform asks us to wait, it says until when", async () => {
  const link = await world.linked("ask-quota");
  await world.throwSwitch("ask-quota", "quota-exceeded");
  await sync(link);
  const asked = requestSync(at(link.ctx, { now: plusSeconds(120) }), { accountId: link.publicId });
  await expect(asked).rejects.toThrow("YouTube lets us read again on 21 Nov 2026, 08:00 UTC");
});

/** The day's units as they stand on the list of what was spent. */
async function haveSpent(world: LinkedWorld, spent: { planned: number; asked: number }): Promise<void> {
  const { budget, descriptor } = platform("youtube");
  const bucket = bucketOf(descriptor.id, budget, "units");
  await world.admin`update allowance_spending set planned = ${[spent.planned]}, asked = ${[spent.asked]}
    where bucket = ${bucket}`;
}

test("while planned readings wait for the next day's allowance, what is kept for people is there", async () => {
  const link = await world.linked("ask-kept");
  await sync(link);
  await haveSpent(world, { planned: 9_166, asked: 0 });
  try {
    // A planned reading is held back, and says so.
    await sync(link, plusSeconds(60));
    expect(await rows(link.ctx, "select problem, to_json(retry_at) as retry_at from connections")).toEqual([
      { problem: "limited/quota", retry_at: "2026-11-21T08:00:00+00:00" },
    ]);
    const ctx = at(link.ctx, { now: plusSeconds(130) });
    await requestSync(ctx, { accountId: link.publicId });
    await sync(link, ctx.now);
    expect(await rows(ctx, "select reason, outcome from sync_runs order by id")).toEqual([
      { reason: "first", outcome: "done" },
      { reason: "schedule", outcome: "limited" },
      { reason: "asked", outcome: "done" },
    ]);
  } finally {
    await haveSpent(world, { planned: 0, asked: 0 });
  }
});

test.each([
  ["all is used up", { planned: 9_000, asked: 999 }],
  ["people have had their half", { planned: 100, asked: 5_000 }],
])("once %s, it says when there is more", async (_what, spent) => {
  const link = await world.linked(`ask-none-${spent.planned}`);
  await sync(link);
  await haveSpent(world, spent);
  try {
    const asked = requestSync(at(link.ctx, { now: plusSeconds(120) }), { accountId: link.publicId });
    await expect(asked).rejects.toThrow("YouTube lets us read again on 21 Nov 2026, 08:00 UTC");
  } finally {
    await haveSpent(world, { planned: 0, asked: 0 });
  }
});

test("a workspace has its share of what is kept for people, and the others theirs", async () => {
  const link = await world.linked("ask-share");
  await sync(link);
  const runsOf = (count: number) => `insert into sync_runs
    (workspace_id, account_id, reason, started_at, finished_at, outcome)
    select workspace_id, id, 'asked', '2026-11-20T09:00:00Z', '2026-11-20T09:00:01Z', 'done'
    from accounts, generate_series(1, ${count})`;
  // A tenth of 2,000 units, at 2 a visit.
  await rows(link.ctx, runsOf(99));
  const ask = (seconds: number) =>
    requestSync(at(link.ctx, { now: plusSeconds(seconds) }), { accountId: link.publicId });
  await ask(120);
  await sync(link, plusSeconds(120));
  await expect(ask(240)).rejects.toThrow("there are more again on 21 Nov 2026, 08:00 UTC");
  const other = await world.linked("ask-other-share");
  await sync(other);
  await requestSync(at(other.ctx, { now: plusSeconds(240) }), { accountId: other.publicId });
});

test("a paused or lost connection is not read", async () => {
  const paused = await world.linked("ask-paused");
  await pause(paused.ctx, { accountId: paused.publicId });
  await expect(requestSync(paused.ctx, { accountId: paused.publicId })).rejects.toThrow("Resume it first");
  const lost = await world.linked("ask-lost");
  await rows(lost.ctx, "update connections set state = 'needs-reconnect'");
  await expect(requestSync(lost.ctx, { accountId: lost.publicId })).rejects.toThrow(
    "Reconnect YouTube first",
  );
});

test("a viewer may not ask, and another workspace's account is not found", async () => {
  const link = await world.linked("ask-role");
  const input = { accountId: link.publicId };
  await expect(requestSync(at(link.ctx, { role: "viewer" }), input)).rejects.toThrow(ForbiddenError);
  await expect(requestSync(await world.person(), input)).rejects.toThrow(NotFoundError);
});
