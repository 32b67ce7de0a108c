import { afterAll, beforeAll, expect, test } from "vitest";
import { pause, resume } from "@/lib/connections/pause";
import { gapReasons } from "@/lib/metrics/gap-reasons";
import { at } from "@/lib/testing/builders";
import { type LinkedWorld, rows, startLinkedWorld, sync } from "@/lib/testing/linked-world";

let world: LinkedWorld;
beforeAll(async () => {
  world = await startLinkedWorld();
});
afterAll(() => world.close());

type Link = Awaited<ReturnType<LinkedWorld["linked"]>>;
interface Shown {
  counts: { subscribers: number | null; views: number; publicVideos: number };
}
const noonOf = (day: string) => new Date(`${day}T12:00:00Z`);
const shown = (account: string) => world.get<Shown>(`/control/accounts/${account}`);
const gap = (reason: (typeof gapReasons)[number]) => gapReasons.indexOf(reason);

/** The stored day, by its place in the month. */
async function dayOf({ ctx }: Link, day: string) {
  const i = Number(day.slice(8));
  const [row] = await rows<{
    followers: string | null;
    views: string | null;
    states: number | null;
    read_seconds: number | null;
    gap: number | null;
  }>(
    ctx,
    `select followers[${i}], views[${i}], states[${i}], read_seconds[${i}], gap_reasons[${i}] as gap
     from account_months where month = '${day.slice(0, 7)}-01'`,
  );
  return row;
}

const everything = ({ ctx }: Link) =>
  rows(
    ctx,
    `select (select json_agg(m order by month) from account_months m) as months,
       (select json_agg(p order by id) from posts p) as posts`,
  );

test("a first sync stores the day's counts and reads every public post, with its progress", async () => {
  const link = await world.linked("sync-first");
  await sync(link);
  const { counts } = await shown("sync-first");
  expect(
    await rows(link.ctx, "select reason, outcome, posts_found, posts_read, is_listing_done from sync_runs"),
  ).toEqual([
    {
      reason: "first",
      outcome: "done",
      posts_found: counts.publicVideos,
      posts_read: counts.publicVideos,
      is_listing_done: true,
    },
  ]);
  expect(await dayOf(link, "2026-11-20")).toMatchObject({
    followers: counts.subscribers?.toString(),
    views: counts.views.toString(),
    read_seconds: 43_200,
    gap: null,
  });
  const posts = await rows<{ n: number }>(link.ctx, "select cardinality(read_at) as n from posts");
  expect(posts).toHaveLength(counts.publicVideos);
  expect(new Set(posts.map((post) => post.n))).toEqual(new Set([1]));
});

test("after a sync the weather is clear and the next reading lies in the next day's early hours", async () => {
  const link = await world.linked("sync-next");
  await sync(link);
  expect(
    await rows(link.ctx, "select problem, failures, last_success_at, verified_at from connections"),
  ).toMatchObject([{ problem: null, failures: 0 }]);
  const due = await world.dueAt("sync-account", link.accountId);
  expect(due).toMatch(/^2026-11-21T0[0-6]:/);
});

test("done twice at the same time it changes nothing", async () => {
  const link = await world.linked("sync-twice");
  await sync(link);
  const before = await everything(link);
  await sync(link);
  expect(await everything(link)).toEqual(before);
});

test("a later reading of the same UTC day takes the first one's place", async () => {
  const link = await world.linked("sync-same-day");
  await sync(link);
  await rows(
    link.ctx,
    `insert into sync_runs (workspace_id, account_id, reason, started_at)
    select workspace_id, id, 'asked', linked_at from accounts`,
  );
  await sync(link, new Date("2026-11-20T18:30:00Z"));
  expect(await dayOf(link, "2026-11-20")).toMatchObject({ read_seconds: 66_600 });
  const posts = await rows<{ n: number; last: string }>(
    link.ctx,
    "select cardinality(read_at) as n, read_at[cardinality(read_at)]::text as last from posts where age_days[1] <= 35",
  );
  expect(posts.length).toBeGreaterThan(0);
  expect(new Set(posts.map((post) => post.n))).toEqual(new Set([1]));
  expect(posts[0]?.last).toContain("18:30:00");
});

test("an older answer that comes late overwrites nothing", async () => {
  const link = await world.linked("sync-late-answer");
  await sync(link, new Date("2026-11-20T18:30:00Z"));
  const before = await everything(link);
  await sync(link, new Date("2026-11-20T17:00:00Z"));
  expect(await everything(link)).toEqual(before);
});

test("posts are read daily to 35 days of age, weekly to a year, every 28 days after", async () => {
  const link = await world.linked("sync-rhythm");
  await sync(link);
  const plans = await rows<{ age: number; wait: number }>(
    link.ctx,
    "select age_days[1] as age, next_read_day - date '2026-11-20' as wait from posts",
  );
  for (const { age, wait } of plans) expect(wait).toBe(age <= 35 ? 1 : age <= 365 ? 7 : 28);
  await world.moveTo("2026-11-21T12:00:00.000Z");
  await sync(link, noonOf("2026-11-21"));
  const again = await rows<{ age: number; n: number }>(
    link.ctx,
    "select age_days[1] as age, cardinality(read_at) as n from posts where first_seen_at < '2026-11-21'",
  );
  for (const { age, n } of again) expect(n).toBe(age <= 35 ? 2 : 1);
});

test("hidden subscribers are stored as hidden, never as 0", async () => {
  const link = await world.linked("sync-hidden");
  await world.throwSwitch("sync-hidden", "hidden-subscribers", { as: "zero" });
  await sync(link);
  const day = await dayOf(link, "2026-11-20");
  expect(day?.followers).toBeNull();
  expect((day?.states ?? 0) & 3).toBe(3);
  expect(day?.views).not.toBeNull();
});

test("absent likes are stored as hidden and leave views as they are", async () => {
  const link = await world.linked("sync-no-likes");
  await world.throwSwitch("sync-no-likes", "hide-likes");
  await sync(link);
  const posts = await rows<{ likes: string | null; views: string | null; states: number }>(
    link.ctx,
    "select likes[1], views[1], states[1] from posts",
  );
  for (const post of posts) {
    expect(post.likes).toBeNull();
    expect((post.states >> 2) & 3).toBe(3);
    expect(post.views).not.toBeNull();
  }
});

test("a deleted video and one made private lose their rows, the others keep theirs", async () => {
  const link = await world.linked("sync-gone", noonOf("2026-11-21"));
  await sync(link);
  const before = await rows<{ id: string }>(link.ctx, "select id from posts");
  await world.throwSwitch("sync-gone", "delete-video");
  await world.throwSwitch("sync-gone", "make-video-private");
  await sync(link, new Date("2026-11-21T13:00:00Z"));
  const after = await rows<{ id: string }>(link.ctx, "select id from posts");
  expect(after.length).toBe(before.length - 2);
  for (const { id } of after) expect(before).toContainEqual({ id });
});

test("a renamed channel gets its new handle with the next reading", async () => {
  const link = await world.linked("sync-renamed");
  await sync(link);
  const handle = () =>
    rows<{ h: string }>(link.ctx, "select encode(handle_sealed, 'hex') as h from accounts");
  const before = await handle();
  await world.throwSwitch("sync-renamed", "renamed", { as: "Other Name" });
  await sync(link, new Date("2026-11-21T13:00:00Z"));
  expect(await handle()).not.toEqual(before);
});

test("days that passed without a visit say that no reading was taken", async () => {
  const link = await world.linked("sync-gap", noonOf("2026-11-28"));
  await sync(link);
  await sync(link, noonOf("2026-12-02"));
  for (const day of ["2026-11-29", "2026-11-30", "2026-12-01"]) {
    expect(await dayOf(link, day)).toMatchObject({
      read_seconds: null,
      gap: gap("not-read"),
      followers: null,
    });
  }
  expect(await dayOf(link, "2026-12-02")).toMatchObject({ read_seconds: 43_200, gap: null });
  expect(await dayOf(link, "2026-11-28")).toMatchObject({ read_seconds: 43_200, gap: null });
});

test("a paused account is verified daily and stores nothing; its days say that it was paused", async () => {
  const link = await world.linked("sync-paused", noonOf("2026-11-20"));
  await sync(link);
  await pause(link.ctx, { accountId: link.publicId });
  const reads = await world.calls("sync-paused", "channels.list");
  await sync(link, noonOf("2026-11-21"));
  await sync(link, noonOf("2026-11-22"));
  expect(await world.calls("sync-paused", "channels.list")).toBe(reads);
  expect(await world.calls("sync-paused", "oauth.refresh")).toBe(2);
  expect(await rows(link.ctx, "select verified_at::text as at from connections")).toEqual([
    { at: "2026-11-22 12:00:00+00" },
  ]);
  expect(await dayOf(link, "2026-11-21")).toMatchObject({ followers: null, gap: gap("paused") });
  expect(await dayOf(link, "2026-11-22")).toMatchObject({ read_seconds: null, gap: null });
  const back = at(link.ctx, { now: noonOf("2026-11-24") });
  await resume(back, { accountId: link.publicId });
  expect(await world.dueAt("sync-account", link.accountId)).toBe("2026-11-24T12:00:00.000Z");
  await sync(link, noonOf("2026-11-24"));
  expect(await dayOf(link, "2026-11-23")).toMatchObject({ gap: gap("paused") });
  expect(await dayOf(link, "2026-11-24")).toMatchObject({ read_seconds: 43_200, gap: null });
});

test("a pause in the middle of a sync stops it: what comes after is not stored", async () => {
  const link = await world.linked("sync-pause-midway");
  await world.throwSwitch("sync-pause-midway", "slow", { ms: 300 });
  const running = sync(link);
  await new Promise((resolve) => setTimeout(resolve, 150));
  await pause(link.ctx, { accountId: link.publicId });
  await running;
  expect(await rows(link.ctx, "select * from account_months")).toEqual([]);
  expect(await rows(link.ctx, "select * from posts")).toEqual([]);
  expect(await rows(link.ctx, "select outcome from sync_runs")).toEqual([{ outcome: "stopped" }]);
  expect(await world.dueAt("sync-account", link.accountId)).toMatch(/^2026-11-21/);
});

test("a late job for an account that was disconnected, deleted or whose person is frozen does nothing", async () => {
  const disconnected = await world.linked("sync-disconnected");
  await rows(disconnected.ctx, "update connections set state = 'revoking'");
  const deleted = await world.linked("sync-deleted");
  await rows(deleted.ctx, "delete from accounts");
  const frozen = await world.linked("sync-frozen");
  await rows(frozen.ctx, "update users set frozen_at = '2026-11-20T11:00:00Z'");
  for (const [link, account] of [
    [disconnected, "sync-disconnected"],
    [deleted, "sync-deleted"],
    [frozen, "sync-frozen"],
  ] as const) {
    const reads = await world.calls(account, "channels.list");
    await sync(link);
    expect(await world.calls(account, "channels.list")).toBe(reads);
    expect(await rows(link.ctx, "select * from account_months")).toEqual([]);
    expect(await world.dueAt("sync-account", link.accountId)).toBeNull();
  }
});

test("a disconnect in the middle of a sync lets nothing come back", async () => {
  const link = await world.linked("sync-cut");
  await world.throwSwitch("sync-cut", "slow", { ms: 300 });
  const running = sync(link);
  await new Promise((resolve) => setTimeout(resolve, 150));
  await rows(link.ctx, "delete from posts");
  await rows(link.ctx, "delete from connections");
  await rows(link.ctx, "delete from accounts");
  await running;
  expect(await rows(link.ctx, "select * from account_months")).toEqual([]);
  expect(await rows(link.ctx, "select * from posts")).toEqual([]);
  expect(await world.dueAt("sync-account", link.accountId)).toBeNull();
});

test("from another workspace the account is not there", async () => {
  const link = await world.linked("sync-foreign");
  const stranger = await world.person();
  await sync({ ctx: stranger, accountId: link.accountId });
  expect(await rows(link.ctx, "select * from account_months")).toEqual([]);
  expect(await world.calls("sync-foreign", "channels.list")).toBe(1);
});
