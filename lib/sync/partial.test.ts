import { afterAll, beforeAll, expect, test } from "vitest";
import { getAccount } from "@/lib/analytics/get-account";
import { listConnections } from "@/lib/connections/list-connections";
import type { PersonContext } from "@/lib/context";
import { gapReasons } from "@/lib/metrics/gap-reasons";
import { at } from "@/lib/testing/builders";
import { type LinkedWorld, rows, startLinkedWorld, sync } from "@/lib/testing/linked-world";
import { storedValues } from "@/lib/testing/stored-values";

/** With a platform whose permissions can be given one by one. */
let world: LinkedWorld;
beforeAll(async () => {
  world = await startLinkedWorld("tiktok");
});
afterAll(() => world.close());

const basic = "user.info.basic";
const profile = "user.info.profile";
const stats = "user.info.stats";
const videos = "video.list";
const all = [basic, profile, stats, videos];
const without = (...scopes: string[]) => all.filter((scope) => !scopes.includes(scope));
const noonOf = (day: string) => new Date(`${day}T12:00:00Z`);

interface Link {
  ctx: PersonContext;
  accountId: bigint;
}

/** An account of its own, linked with these boxes ticked. */
async function linkedWith(account: string, granted: string[]) {
  await world.post("/control/accounts", { id: account, platform: "tiktok" });
  const ctx = await world.person();
  const outcome = await world.comeBack(ctx, await world.consent(ctx, { account, granted }));
  return { link: { ctx, accountId: await accountOf(ctx) }, outcome };
}

async function reconnect({ ctx }: Link, account: string, granted: string[] = all) {
  const [row] = await rows<{ public_id: string }>(ctx, "select public_id from accounts");
  await world.comeBack(ctx, await world.consent(ctx, { account, granted }, row?.public_id));
}

async function accountOf(ctx: PersonContext): Promise<bigint> {
  const [row] = await rows<{ id: string }>(ctx, "select id from accounts");
  return BigInt(row?.id ?? 0);
}

async function connection({ ctx }: Link) {
  const [row] = await rows<{ state: string; problem: string | null; since: string | null; scopes: string[] }>(
    ctx,
    "select state, problem, to_json(problem_since) as since, scopes from connections",
  );
  return row;
}

async function gapOf({ ctx }: Link, day: string): Promise<string | undefined> {
  const [row] = await rows<{ gap: number | null }>(
    ctx,
    `select gap_reasons[${Number(day.slice(8))}] as gap from account_months where month = '${day.slice(0, 7)}-01'`,
  );
  return gapReasons[row?.gap ?? -1];
}

/** Days with a reading of the account, and posts with how many readings each. */
async function held({ ctx }: Link) {
  const [row] = await rows<{ days: string; posts: string; readings: string | null }>(
    ctx,
    `select (select count(*) from account_months, unnest(read_seconds) s where s is not null) as days,
      (select count(*) from posts) as posts, (select sum(cardinality(read_at)) from posts) as readings`,
  );
  return [Number(row?.days), Number(row?.posts), Number(row?.readings)];
}

const weatherOf = async ({ ctx }: Link, now: Date) =>
  (await listConnections(at(ctx, { now }))).map(({ handle, weather }) => [handle, weather.state]);

test("with all permissions nothing is missing", async () => {
  const { link, outcome } = await linkedWith("part-all", all);
  expect(outcome).toMatchObject({ kind: "connected", missing: [] });
  await sync(link);
  expect(await connection(link)).toMatchObject({ state: "active", problem: null, scopes: all });
  expect(await weatherOf(link, link.ctx.now)).toEqual([["@part_all", "working"]]);
});

test("with the least of them the account is linked by its name, and nothing is read or made up", async () => {
  const { link, outcome } = await linkedWith("part-least", [basic]);
  expect(outcome).toMatchObject({ kind: "connected", missing: [profile, stats, videos] });
  await sync(link);
  await sync(link, noonOf("2026-11-21"));
  expect(await connection(link)).toMatchObject({ state: "active", problem: "expired/scope-missing" });
  expect(await weatherOf(link, noonOf("2026-11-21"))).toEqual([["Person part-least", "partial"]]);
  expect(await held(link)).toEqual([0, 0, 0]);
  expect(await world.calls("part-least", "video.list")).toBe(0);
  expect(await gapOf(link, "2026-11-20")).toBe("permission-missing");
  const page = await getAccount(at(link.ctx, { now: noonOf("2026-11-21") }), {
    accountId: (await listConnections(link.ctx))[0]?.accountId ?? "",
    params: {},
  });
  expect(page.summary).toBe("TikTok does not let us read this account's own counts.");
  expect(page.account.mayReadCounts).toBe(false);
});

test("without the one it cannot do without, an account is not linked", async () => {
  const { outcome } = await linkedWith("part-none", [stats, videos]);
  expect(outcome).toEqual({ kind: "scope-missing", scopes: [basic, profile] });
});

test("without counts of the account its videos are read, without its videos the counts", async () => {
  const posts = (await linkedWith("part-posts", without(stats))).link;
  await sync(posts);
  const [days, found, readings] = await held(posts);
  expect(days).toBe(0);
  expect(found).toBeGreaterThan(10);
  expect(readings).toBe(found);
  const counts = (await linkedWith("part-counts", without(videos))).link;
  await sync(counts);
  expect(await held(counts)).toEqual([1, 0, 0]);
  for (const link of [posts, counts]) {
    expect(await connection(link)).toMatchObject({ state: "active", problem: "expired/scope-missing" });
  }
});

test("a name that may not be read is no problem, only another name", async () => {
  const { link } = await linkedWith("part-name", without(profile));
  await sync(link);
  expect(await connection(link)).toMatchObject({ state: "active", problem: null });
  expect(await weatherOf(link, link.ctx.now)).toEqual([["Person part-name", "partial"]]);
});

test("videos that may no longer be read stay as they are, and go on with a new consent", async () => {
  const { link } = await linkedWith("part-videos", all);
  await sync(link);
  const before = await storedValues(link.ctx);
  const [, found] = await held(link);
  await world.throwSwitch("part-videos", "scope-removed", { as: videos });
  // Within the life of the access token, so that the refusal tells.
  await sync(link, new Date("2026-11-20T13:00:00Z"));
  expect(await connection(link)).toMatchObject({
    state: "active",
    problem: "expired/scope-missing",
    since: "2026-11-20T13:00:00+00:00",
    scopes: without(videos),
  });
  for (const day of ["2026-11-21", "2026-11-22"]) await sync(link, noonOf(day));
  expect(await held(link)).toEqual([3, found, found]);
  const after = await storedValues(link.ctx);
  for (const [key, value] of before) if (key.startsWith("post")) expect(after.get(key)).toEqual(value);
  expect(await connection(link)).toMatchObject({ since: "2026-11-20T13:00:00+00:00" });

  await reconnect(link, "part-videos");
  expect(await connection(link)).toMatchObject({ state: "active", problem: null, scopes: all });
  await sync(link, noonOf("2026-11-23"));
  const [days, posts, readings] = await held(link);
  expect([days, posts, (readings ?? 0) > (found ?? 0)]).toEqual([4, found, true]);
  expect(await connection(link)).toMatchObject({ problem: null, since: null });
});

test("counts that may no longer be read leave the day's reading as it is, and say why there is none after", async () => {
  const { link } = await linkedWith("part-stats", all);
  await sync(link);
  const before = await storedValues(link.ctx);
  await world.throwSwitch("part-stats", "scope-removed", { as: `${stats},${profile}` });
  await sync(link, new Date("2026-11-20T13:00:00Z"));
  const after = await storedValues(link.ctx);
  for (const [key, value] of before) if (key.startsWith("account")) expect(after.get(key)).toEqual(value);
  expect(await connection(link)).toMatchObject({ state: "active", scopes: [basic, videos] });
  expect(await weatherOf(link, link.ctx.now)).toEqual([["Person part-stats", "partial"]]);
  await sync(link, noonOf("2026-11-21"));
  await sync(link, noonOf("2026-11-22"));
  expect(await gapOf(link, "2026-11-21")).toBe("permission-missing");
  expect(await gapOf(link, "2026-11-20")).toBeUndefined();

  await reconnect(link, "part-stats");
  await sync(link, noonOf("2026-11-23"));
  expect((await held(link))[0]).toBe(2);
  expect(await weatherOf(link, noonOf("2026-11-23"))).toEqual([["@part_stats", "working"]]);
});

test("a permission that is refused while renewals go on naming it is asked for no more", async () => {
  const { link } = await linkedWith("part-refused", all);
  await world.throwSwitch("part-refused", "scope-missing", { as: videos });
  await sync(link);
  expect(await world.calls("part-refused", "video.list")).toBe(1);
  for (const day of ["2026-11-21", "2026-11-22"]) await sync(link, noonOf(day));
  expect(await world.calls("part-refused", "video.list")).toBe(1);
  expect(await connection(link)).toMatchObject({ state: "active", scopes: without(videos) });
  expect((await held(link))[0]).toBe(3);
});

test("an outage hides what is missing only for as long as it lasts", async () => {
  const { link } = await linkedWith("part-outage", without(videos));
  await sync(link);
  await world.throwSwitch("part-outage", "outage-503");
  await sync(link, noonOf("2026-11-21"));
  expect(await connection(link)).toMatchObject({ problem: "unavailable/outage" });
  await world.throwSwitch("part-outage", "outage-503", { on: false });
  await sync(link, noonOf("2026-11-22"));
  expect(await connection(link)).toMatchObject({ problem: "expired/scope-missing" });
  expect(await gapOf(link, "2026-11-21")).toBe("platform-unavailable");
});

test("an account that may not be recognised any more ends the connection, and its column says why", async () => {
  const { link } = await linkedWith("part-basic", all);
  await sync(link);
  await world.throwSwitch("part-basic", "scope-removed", { as: basic });
  await sync(link, new Date("2026-11-20T13:00:00Z"));
  expect(await connection(link)).toMatchObject({
    state: "needs-reconnect",
    problem: "expired/scope-missing",
    scopes: without(basic),
  });
});

test("where the platform grants less than it said, the account is linked with what there is", async () => {
  await world.post("/control/accounts", { id: "part-said", platform: "tiktok" });
  await world.throwSwitch("part-said", "scope-missing", { as: `${stats},${profile}` });
  const ctx = await world.person();
  const outcome = await world.connect(ctx, "part-said");
  expect(outcome).toMatchObject({ kind: "connected", missing: [profile, stats] });
  const link = { ctx, accountId: await accountOf(ctx) };
  expect(await connection(link)).toMatchObject({ scopes: [basic, videos] });
});

test("each loss is in the audit, once", async () => {
  const { link } = await linkedWith("part-audit", all);
  await world.throwSwitch("part-audit", "scope-removed", { as: videos });
  for (const hour of ["12:30", "13:00"]) await sync(link, new Date(`2026-11-20T${hour}:00Z`));
  await sync(link, noonOf("2026-11-21"));
  const events = await rows(link.ctx, "select 1 from audit_events where action = 'account.permission-lost'");
  expect(events).toHaveLength(1);
});
