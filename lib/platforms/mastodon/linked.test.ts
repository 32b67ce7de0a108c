import { afterAll, beforeAll, expect, test } from "vitest";
import { at } from "@/lib/testing/builders";
import { type LinkedWorld, rows, startLinkedWorld, sync } from "@/lib/testing/linked-world";

let world: LinkedWorld;
beforeAll(async () => {
  world = await startLinkedWorld("mastodon");
});
afterAll(() => world.close());

const connection = (ctx: Parameters<typeof rows>[0]) => rows(ctx, "select state, problem from connections");
const postsOf = (ctx: Parameters<typeof rows>[0]) =>
  rows<{ count: string }>(ctx, "select count(*) from posts");

type Described = { id: string; privacy: string };
const publicPosts = async (account: string) =>
  (await world.get<Described[]>(`/control/accounts/${account}/posts`)).filter(({ privacy }) =>
    ["public", "unlisted"].includes(privacy),
  );

test("a linked account is read with its posts in two calls, and its token is never refreshed", async () => {
  const link = await world.linked("masto-read");
  await sync(link);
  expect(await connection(link.ctx)).toEqual([{ state: "active", problem: null }]);
  const shown = await publicPosts("masto-read");
  expect(shown.length).toBeGreaterThan(8);
  expect(await postsOf(link.ctx)).toEqual([{ count: String(shown.length) }]);
  expect(await world.calls("masto-read", "accounts.statuses")).toBe(1);
  expect(await world.calls("masto-read", "statuses")).toBe(0);
  expect(await world.calls("masto-read", "oauth.exchange")).toBe(1);
});

test("a token revoked there needs a new link, and finds its history by it", async () => {
  const link = await world.linked("masto-revoked");
  await sync(link);
  const before = await postsOf(link.ctx);
  await world.throwSwitch("masto-revoked", "revoked");
  await sync(link, new Date("2026-11-21T12:00:00Z"));
  expect(await connection(link.ctx)).toEqual([{ state: "needs-reconnect", problem: "expired/revoked" }]);
  const later = at(link.ctx, { now: new Date("2026-11-22T12:00:00Z") });
  expect(await world.connect(later, "masto-revoked")).toEqual({
    kind: "connected",
    accountId: link.publicId,
    isNew: false,
    missing: [],
  });
  await sync({ ...link, ctx: later });
  expect(await connection(later)).toEqual([{ state: "active", problem: null }]);
  expect(await postsOf(later)).toEqual(before);
});

test("a second workspace that asks for the account is refused, and the token both were given lives on", async () => {
  const link = await world.linked("masto-shared");
  const stranger = await world.person();
  expect(await world.connect(stranger, "masto-shared")).toEqual({ kind: "linked-elsewhere" });
  await sync(link);
  expect(await connection(link.ctx)).toEqual([{ state: "active", problem: null }]);
});
