import { afterAll, beforeAll, expect, test } from "vitest";
import { platform } from "@/lib/platforms/registry";
import { jobContext, type LinkedWorld, platformId, rows, startLinkedWorld } from "@/lib/testing/linked-world";
import { withGrant } from "./renewal";
import { openGrant } from "./secrets";

let world: LinkedWorld;
beforeAll(async () => {
  world = await startLinkedWorld();
});
afterAll(() => world.close());

const minutes = (count: number) => new Date(Date.parse("2026-11-20T12:00:00Z") + count * 60_000);
type Link = Awaited<ReturnType<LinkedWorld["linked"]>>;
const later = (link: Link, count: number) => jobContext(link.ctx, minutes(count));
const version = async (link: Link) =>
  (await rows<{ version: number }>(link.ctx, "select version from connection_secrets"))[0]?.version;
const token = (link: Link, ctx = jobContext(link.ctx)) =>
  withGrant(ctx, link.connectionId, async (grant) => grant.accessToken);

test("a grant is used as it is until five minutes before its end", async () => {
  const link = await world.linked("secret-fresh");
  const first = await token(link);
  expect(await token(link, later(link, 54))).toBe(first);
  expect(await world.calls("secret-fresh", "oauth.refresh")).toBe(0);
  expect(await token(link, later(link, 55))).not.toBe(first);
  expect(await version(link)).toBe(2);
});

test("eight callers at once refresh once, and all use what came", async () => {
  const link = await world.linked("secret-flight");
  await world.throwSwitch("secret-flight", "refresh-slow", { ms: 200 });
  const ctx = later(link, 120);
  const tokens = await Promise.all(Array.from({ length: 8 }, () => token(link, ctx)));
  expect(new Set(tokens).size).toBe(1);
  expect(await world.calls("secret-flight", "oauth.refresh")).toBe(1);
  expect(await version(link)).toBe(2);
});

test("a grant the platform refuses before its end is refreshed once and used again", async () => {
  const link = await world.linked("secret-refused");
  await world.throwSwitch("secret-refused", "expired");
  const found = await withGrant(jobContext(link.ctx), link.connectionId, (grant) =>
    platform(platformId).fetchAccount(grant),
  );
  expect(found.externalId).toMatch(/^UC/);
  expect(await world.calls("secret-refused", "oauth.refresh")).toBe(1);
});

test("a new refresh token is stored before it is used, and the next refresh takes it", async () => {
  const link = await world.linked("secret-rotating");
  await world.throwSwitch("secret-rotating", "rotating-refresh");
  const before = await openGrant(jobContext(link.ctx), link.connectionId);
  const during = await withGrant(later(link, 120), link.connectionId, async (grant) => {
    const stored = await openGrant(jobContext(link.ctx), link.connectionId);
    expect(stored?.refreshToken).toBe(grant.refreshToken);
    return grant.refreshToken;
  });
  expect(during).not.toBe(before?.refreshToken);
  await token(link, later(link, 240));
  expect(await version(link)).toBe(3);
});

test("a refresh whose answer is lost is asked once more", async () => {
  const link = await world.linked("secret-lost");
  await world.throwSwitch("secret-lost", "lose-refresh-reply", { times: 1 });
  const first = await openGrant(jobContext(link.ctx), link.connectionId);
  expect(await token(link, later(link, 120))).not.toBe(first?.accessToken);
  expect(await world.calls("secret-lost", "oauth.refresh")).toBe(2);
});

test("a token endpoint that is down is said to be unavailable, and the old grant stays", async () => {
  const link = await world.linked("secret-down");
  await world.throwSwitch("secret-down", "token-outage");
  await expect(token(link, later(link, 120))).rejects.toMatchObject({ failure: { kind: "unavailable" } });
  await world.throwSwitch("secret-down", "token-outage", { on: false });
  expect(await version(link)).toBe(1);
  await token(link, later(link, 120));
  expect(await version(link)).toBe(2);
});

test("a refused refresh is the end of the grant", async () => {
  const link = await world.linked("secret-revoked");
  await world.throwSwitch("secret-revoked", "revoked");
  await expect(token(link, later(link, 120))).rejects.toMatchObject({
    failure: { kind: "expired", reason: "revoked" },
  });
});
