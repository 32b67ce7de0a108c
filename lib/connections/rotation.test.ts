import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PlatformError } from "@/lib/platforms/errors";
import { platform } from "@/lib/platforms/registry";
import { jobContext, type LinkedWorld, rows, startLinkedWorld } from "@/lib/testing/linked-world";
import { runs } from "@/lib/testing/runs";
import { verifyGrant, withGrant } from "./renewal";
import { openGrant } from "./secrets";

/** With a platform whose refresh tokens are dead as soon as they were used. */
let world: LinkedWorld;
beforeAll(async () => {
  world = await startLinkedWorld("tiktok");
});
afterAll(() => world.close());

type Link = Awaited<ReturnType<LinkedWorld["linked"]>>;
const hours = (count: number) => new Date(Date.parse("2026-11-20T12:00:00Z") + count * 3_600_000);
const later = (link: Link, count: number) => jobContext(link.ctx, hours(count));
const token = (link: Link, ctx = jobContext(link.ctx)) =>
  withGrant(ctx, link.connectionId, async (grant) => grant.accessToken);
const stored = (link: Link) => openGrant(jobContext(link.ctx), link.connectionId);
const failureOf = (call: Promise<unknown>) =>
  call.then(
    () => "it answered",
    (error: unknown) => (error instanceof PlatformError ? error.failure : error),
  );
const revoked = { kind: "expired", reason: "revoked" };

async function connection({ ctx }: Link) {
  const [row] = await rows<{ scopes: string[]; ends_at: string }>(
    ctx,
    "select scopes, to_json(ends_at) as ends_at from connections",
  );
  return row;
}

test("lifetimes are those of the answers: two hours, or a day where the platform says so", async () => {
  const link = await world.linked("rotate-lives");
  const first = await token(link);
  expect(await token(link, later(link, 1.9))).toBe(first);
  await world.throwSwitch("rotate-lives", "old-lifetimes");
  const second = await token(link, later(link, 2));
  expect(second).not.toBe(first);
  expect(await token(link, later(link, 25.9))).toBe(second);
  expect(await world.calls("rotate-lives", "oauth.refresh")).toBe(1);
});

test("the day until which a new consent is not needed follows each answer", async () => {
  const link = await world.linked("rotate-end");
  expect((await connection(link))?.ends_at).toBe("2027-05-19T12:00:00+00:00");
  await token(link, later(link, 2));
  expect((await connection(link))?.ends_at).toBe("2027-05-19T14:00:00+00:00");
});

test("two workers refresh once, and both use what came", async () => {
  const link = await world.linked("rotate-race");
  await world.throwSwitch("rotate-race", "refresh-slow", { ms: 200 });
  const tokens = await Promise.all([token(link, later(link, 3)), token(link, later(link, 3))]);
  expect(new Set(tokens).size).toBe(1);
  expect(await world.calls("rotate-race", "oauth.refresh")).toBe(1);
});

test("a lost answer is asked for once more with the old token, and then only a new consent helps", async () => {
  const link = await world.linked("rotate-lost");
  await world.throwSwitch("rotate-lost", "lose-refresh-reply", { times: 1 });
  expect(await failureOf(token(link, later(link, 3)))).toEqual(revoked);
  expect(await world.calls("rotate-lost", "oauth.refresh")).toBe(2);
});

test("an outage before the tokens changed costs nothing, at once or later", async () => {
  const link = await world.linked("rotate-outage");
  await world.throwSwitch("rotate-outage", "token-outage", { times: 1 });
  const second = await token(link, later(link, 3));
  await world.throwSwitch("rotate-outage", "token-outage");
  expect(await failureOf(token(link, later(link, 6)))).toMatchObject({ kind: "unavailable" });
  expect((await stored(link))?.accessToken).toBe(second);
  await world.throwSwitch("rotate-outage", "token-outage", { on: false });
  expect(await token(link, later(link, 6))).not.toBe(second);
});

test("a token refused before its end is refreshed once; a grant that was ended there is gone", async () => {
  const link = await world.linked("rotate-refused");
  const account = () =>
    withGrant(jobContext(link.ctx), link.connectionId, (grant) => platform("tiktok").fetchAccount(grant));
  await world.throwSwitch("rotate-refused", "expired");
  expect((await account()).handle).toBe("@rotate_refused");
  expect(await world.calls("rotate-refused", "oauth.refresh")).toBe(1);
  await world.throwSwitch("rotate-refused", "revoked");
  expect(await failureOf(account())).toEqual(revoked);
});

test("a refresh takes permissions away and gives none", async () => {
  const link = await world.linked("rotate-scopes");
  const all = ["user.info.basic", "user.info.profile", "user.info.stats", "video.list"];
  expect((await connection(link))?.scopes).toEqual(all);
  await world.throwSwitch("rotate-scopes", "scope-removed", { as: "user.info.stats" });
  await token(link, later(link, 3));
  expect((await connection(link))?.scopes).toEqual(all.filter((scope) => scope !== "user.info.stats"));
  expect((await stored(link))?.scopes).toEqual(all.filter((scope) => scope !== "user.info.stats"));
  // Found out by a refusal: the platform's next answer names it still.
  await rows(link.ctx, "update connections set scopes = array['user.info.basic']");
  const used = await withGrant(later(link, 6), link.connectionId, async ({ scopes }) => scopes);
  expect(used).toEqual(["user.info.basic"]);
  expect((await connection(link))?.scopes).toEqual(["user.info.basic"]);
  expect((await stored(link))?.scopes).toEqual(["user.info.basic"]);
  const [event] = await rows<{ count: string }>(
    link.ctx,
    "select count(*) from audit_events where action = 'account.permission-lost'",
  );
  expect(event?.count).toBe("1");
});

const steps = ["use", "two at once", "refused early", "outage", "verify"] as const;

/** What the platform does while a grant is used; at each step two hours have passed. */
async function play(link: Link, account: string, step: (typeof steps)[number], hour: number): Promise<void> {
  const ctx = later(link, hour);
  const use = () => token(link, ctx);
  if (step === "use") await use();
  if (step === "two at once") await Promise.all([use(), use()]);
  if (step === "verify") await verifyGrant(ctx, link.connectionId);
  if (step === "refused early") {
    await world.throwSwitch(account, "expired");
    await withGrant(ctx, link.connectionId, (grant) => platform("tiktok").fetchAccount(grant));
  }
  if (step === "outage") {
    await world.throwSwitch(account, "token-outage", { times: 2 });
    await use().catch(() => null);
    await fetch(`${world.url}/control/accounts/${account}/scenarios`, { method: "DELETE" });
  }
}

test("whatever happens, no newer token is lost: the stored one always renews the grant", async () => {
  let round = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...steps), { minLength: 1, maxLength: 6 }), async (played) => {
      round += 1;
      const account = `rotate-any-${round}`;
      const link = await world.linked(account);
      for (const [index, step] of played.entries()) await play(link, account, step, 3 * (index + 1));
      const held = await stored(link);
      if (!held) throw new Error("The grant is gone");
      const renewed = await platform("tiktok").refresh(held, hours(0));
      expect(renewed.refreshToken).not.toBe(held.refreshToken);
    }),
    runs(8),
  );
});
