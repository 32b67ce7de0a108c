import { afterAll, beforeAll, expect, test } from "vitest";
import { getAccount } from "@/lib/analytics/get-account";
import { listConnections } from "@/lib/connections/list-connections";
import { tellConnections } from "@/lib/connections/tell-connections";
import { gapReasons } from "@/lib/metrics/gap-reasons";
import { at } from "@/lib/testing/builders";
import { jobContext, type LinkedWorld, rows, startLinkedWorld, sync } from "@/lib/testing/linked-world";

let world: LinkedWorld;
beforeAll(async () => {
  world = await startLinkedWorld();
});
afterAll(() => world.close());

type Link = Awaited<ReturnType<LinkedWorld["linked"]>>;
const noon = Date.parse("2026-11-20T12:00:00Z");
const noonOf = (day: string) => new Date(`${day}T12:00:00Z`);

async function weatherOf({ ctx }: Link) {
  const [row] = await rows<{
    state: string;
    problem: string | null;
    failures: number;
    retry_at: string | null;
    delete_data_at: string | null;
  }>(
    ctx,
    "select state, problem, failures, to_json(retry_at) as retry_at, to_json(delete_data_at) as delete_data_at from connections",
  );
  return row;
}

async function minutesUntilNext(link: Link, from = noon): Promise<number> {
  const due = await world.dueAt("sync-account", link.accountId);
  return (Date.parse(due ?? "") - from) / 60_000;
}

async function gapOf({ ctx }: Link, day: string): Promise<string | undefined> {
  const [row] = await rows<{ gap: number | null }>(
    ctx,
    `select gap_reasons[${Number(day.slice(8))}] as gap from account_months where month = '${day.slice(0, 7)}-01'`,
  );
  return gapReasons[row?.gap ?? -1];
}

test("a revoked grant needs reconnecting: 28 days are kept, the person is told once, the end is on the list", async () => {
  const link = await world.linked("fail-revoked");
  await sync(link);
  await world.throwSwitch("fail-revoked", "revoked");
  await sync(link, noonOf("2026-11-21"));
  expect(await weatherOf(link)).toMatchObject({
    state: "needs-reconnect",
    problem: "expired/revoked",
    delete_data_at: "2026-12-19T12:00:00+00:00",
  });
  expect(await world.dueAt("end-grace", link.connectionId)).toBe("2026-12-19T12:00:00.000Z");
  const { userId } = link.ctx.actor;
  expect(await world.dueAt("tell-connections", userId)).toBe("2026-11-21T12:05:00.000Z");
  const now = new Date("2026-11-21T12:05:00Z");
  for (let time = 0; time < 2; time += 1) await tellConnections(jobContext(link.ctx, now), userId);
  expect(await world.dueAt("tell-connections", userId)).toBeNull();
  const mails = await world.get<{ subject: string }[]>("/control/mails");
  expect(mails.filter((mail) => mail.subject.startsWith("Reconnect YouTube by 19 Dec 2026"))).toHaveLength(1);
});

test("days after a grant was lost say so, and the account is not asked for again", async () => {
  const link = await world.linked("fail-lost-days");
  await sync(link);
  await world.throwSwitch("fail-lost-days", "revoked");
  await sync(link, noonOf("2026-11-21"));
  const calls = await world.calls("fail-lost-days", "oauth.refresh");
  await sync(link, noonOf("2026-11-22"));
  await sync(link, noonOf("2026-11-23"));
  expect(await world.calls("fail-lost-days", "oauth.refresh")).toBe(calls);
  expect(await gapOf(link, "2026-11-21")).toBe("needs-reconnect");
  expect(await gapOf(link, "2026-11-22")).toBe("needs-reconnect");
  expect(await gapOf(link, "2026-11-20")).toBeUndefined();
});

test("a loss that is noticed late leaves no more than 30 days since the last proof, and two to act", async () => {
  const link = await world.linked("fail-late");
  await world.throwSwitch("fail-late", "revoked");
  await sync(link, noonOf("2026-12-10"));
  expect(await weatherOf(link)).toMatchObject({ delete_data_at: "2026-12-20T12:00:00+00:00" });
  const later = await world.linked("fail-very-late");
  await world.throwSwitch("fail-very-late", "revoked");
  await sync(later, noonOf("2026-12-25"));
  expect(await weatherOf(later)).toMatchObject({ delete_data_at: "2026-12-27T12:00:00+00:00" });
});

test.each([
  ["scope-missing", "expired/scope-missing"],
  ["channel-closed", "expired/account-closed"],
  ["no-channel", "expired/no-account"],
] as const)("%s ends the connection too", async (name, problem) => {
  const link = await world.linked(`fail-${name}`);
  await world.throwSwitch(`fail-${name}`, name);
  await sync(link);
  expect(await weatherOf(link)).toMatchObject({ state: "needs-reconnect", problem });
});

test("a used-up daily quota waits until midnight in Los Angeles", async () => {
  const link = await world.linked("fail-quota");
  await world.throwSwitch("fail-quota", "quota-exceeded");
  await sync(link);
  expect(await weatherOf(link)).toMatchObject({
    state: "active",
    problem: "limited/quota",
    retry_at: "2026-11-21T08:00:00+00:00",
  });
  expect(await world.dueAt("sync-account", link.accountId)).toBe("2026-11-21T08:00:00.000Z");
});

test("a day on which the quota was used up says so at the next visit", async () => {
  const link = await world.linked("fail-quota-day");
  await sync(link);
  await world.throwSwitch("fail-quota-day", "quota-exceeded");
  await sync(link, noonOf("2026-11-21"));
  await world.throwSwitch("fail-quota-day", "quota-exceeded", { on: false });
  await sync(link, noonOf("2026-11-22"));
  expect(await gapOf(link, "2026-11-21")).toBe("quota-used-up");
  expect(await weatherOf(link)).toMatchObject({ problem: null, retry_at: null, failures: 0 });
});

test("a reading that had to wait for the allowance says so on its page and of the days it missed", async () => {
  const link = await world.linked("fail-waiting");
  await sync(link);
  await world.admin`update due_work set due_at = '2026-11-21T03:00:00Z', planned_at = '2026-11-23T09:00:00Z'
    where job = 'sync-account' and entity_id = ${link.accountId.toString()}`;
  const ctx = at(link.ctx, { now: noonOf("2026-11-22") });
  expect(await listConnections(ctx)).toMatchObject([
    {
      weather: { state: "limited", text: expect.stringContaining("planned for 23 Nov 2026, 09:00 UTC") },
      nextReadAt: "2026-11-23T09:00:00.000Z",
    },
  ]);
  const { account } = await getAccount(ctx, { accountId: link.publicId, params: {} });
  expect(account.freshness.reason).toContain("The next try is at 23 Nov 2026, 09:00 UTC.");
  await sync(link, noonOf("2026-11-23"));
  expect(await gapOf(link, "2026-11-21")).toBe("quota-used-up");
  expect(await gapOf(link, "2026-11-22")).toBe("quota-used-up");
  expect(await listConnections(ctx)).toMatchObject([{ weather: { state: "working" } }]);
});

test("a Retry-After is respected, and an absurd one is cut to an hour", async () => {
  const polite = await world.linked("fail-retry-after");
  await world.throwSwitch("fail-retry-after", "rate-limited-429", { retryAfter: "90" });
  await sync(polite);
  expect(await weatherOf(polite)).toMatchObject({ problem: "limited/rate" });
  expect(await minutesUntilNext(polite)).toBeCloseTo(1.5, 1);
  const absurd = await world.linked("fail-absurd");
  await world.throwSwitch("fail-absurd", "rate-limited-429", { retryAfter: "99999999" });
  await sync(absurd);
  expect(await minutesUntilNext(absurd)).toBeCloseTo(60, 1);
});

test("a limit without a time backs off", async () => {
  const link = await world.linked("fail-rate");
  await world.throwSwitch("fail-rate", "rate-limited-403");
  await sync(link);
  expect(await minutesUntilNext(link)).toBeGreaterThan(0.7);
  expect(await minutesUntilNext(link)).toBeLessThan(1.3);
});

test("an outage backs off further with each failure, and loses nothing", async () => {
  const link = await world.linked("fail-outage");
  await sync(link);
  const [before] = await rows(link.ctx, "select json_agg(p order by id) as posts from posts p");
  await world.throwSwitch("fail-outage", "truncated");
  const waits: number[] = [];
  for (const time of ["12:00", "12:10", "12:20"]) {
    const now = new Date(`2026-11-21T${time}:00Z`);
    await sync(link, now);
    waits.push(await minutesUntilNext(link, now.getTime()));
  }
  expect(await weatherOf(link)).toMatchObject({ state: "active", failures: 3 });
  expect((await weatherOf(link))?.problem).toMatch(/^unavailable\//);
  expect(waits[0]).toBeLessThan(waits[1] ?? 0);
  expect(waits[1]).toBeLessThan(waits[2] ?? 0);
  expect(await rows(link.ctx, "select json_agg(p order by id) as posts from posts p")).toEqual([before]);
  await world.throwSwitch("fail-outage", "truncated", { on: false });
  await sync(link, noonOf("2026-11-22"));
  expect(await gapOf(link, "2026-11-21")).toBe("platform-unavailable");
  expect(await weatherOf(link)).toMatchObject({ problem: null, failures: 0 });
});

test("an answer in a form we do not know stores nothing invented and is tried later that day", async () => {
  const link = await world.linked("fail-shape");
  await world.throwSwitch("fail-shape", "bare-numbers");
  await sync(link);
  expect(await weatherOf(link)).toMatchObject({
    state: "active",
    problem: "unexpected/shape",
    retry_at: null,
  });
  expect(await minutesUntilNext(link)).toBe(360);
  expect(await rows(link.ctx, "select * from account_months")).toEqual([]);
  const counts = await rows<{ views: unknown }>(link.ctx, "select views[1] as views from posts");
  for (const { views } of counts) expect(views).toBeNull();
});

test("the account's counts stay when its posts cannot be read", async () => {
  const link = await world.linked("fail-posts-only");
  // One answer is well, the one for the account; then the day's allowance is gone.
  const quota = await world.get<{ units: number; dailyUnits: number }>("/control/quota");
  await world.post("/control/quota", { dailyUnits: quota.units + 1 });
  try {
    await sync(link);
  } finally {
    await world.post("/control/quota", { dailyUnits: 10_000 });
  }
  expect(await weatherOf(link)).toMatchObject({ problem: "limited/quota" });
  expect(await rows(link.ctx, "select read_seconds[20] as at from account_months")).toEqual([{ at: 43_200 }]);
  expect(await rows(link.ctx, "select outcome from sync_runs")).toEqual([{ outcome: "limited" }]);
});
