import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { PersonContext } from "@/lib/context";
import { clients } from "@/lib/db";
import { NotFoundError } from "@/lib/errors";
import { hidden } from "@/lib/metrics/value";
import { createAccount, type MadeAccount } from "@/lib/testing/accounts";
import { at, createPerson } from "@/lib/testing/builders";
import { joinWorkspace } from "@/lib/testing/members";
import { createPost, type MadePostReading } from "@/lib/testing/readings";
import { listPosts } from "./list-posts";
import type { SearchParams } from "./period";

afterAll(() => clients().close());
beforeEach(() => vi.stubEnv("YOUTUBE_ANALYTICS_AMENDMENT", "accepted"));

let ctx: PersonContext;
let channel: MadeAccount;
let profile: MadeAccount;
let clips: MadeAccount;
const ids: Record<string, string> = {};

type Kind = NonNullable<Parameters<typeof createPost>[2]["kind"]>;

async function made(
  name: string,
  account: MadeAccount,
  kind: Kind,
  publishedAt: string,
  counts: MadePostReading["counts"],
) {
  ids[name] = await createPost(ctx, account, {
    kind,
    publishedAt: new Date(publishedAt),
    readings: [{ at: new Date("2026-06-15T06:00:00Z"), counts }],
  });
}

beforeAll(async () => {
  ctx = (await createPerson()).ctx;
  channel = await createAccount(ctx, { handle: "@channel" });
  profile = await createAccount(ctx, { handle: "@profile", platform: "instagram" });
  clips = await createAccount(ctx, { handle: "@clips", platform: "tiktok" });
  await made("long", channel, "video", "2026-04-30T23:59:59Z", { views: 400n, likes: 30n, comments: 10n });
  await made("short", channel, "short", "2026-05-01T00:00:00Z", { views: 900n, likes: 9n, comments: 0n });
  await made("longer", channel, "video", "2026-05-31T23:59:59Z", { views: 600n, likes: 90n, comments: 30n });
  await made("latest", channel, "video", "2026-06-01T00:00:00Z", {
    views: 100n,
    likes: hidden(),
    comments: 5n,
  });
  await made("reel", profile, "short", "2026-05-10T12:00:00Z", { views: 1_000n, likes: 80n, comments: 20n });
  await made("photo", profile, "photo", "2026-05-11T12:00:00Z", { likes: 70n, comments: 7n });
  await made("clip", clips, "video", "2026-05-12T12:00:00Z", {
    views: 2_000n,
    likes: 100n,
    comments: 40n,
    shares: 60n,
  });
});

const names = (list: { posts: readonly { id: string }[] }) =>
  list.posts.map(({ id }) => Object.keys(ids).find((name) => ids[name] === id));
const all = (params: SearchParams) => listPosts(ctx, { accountId: null, params });
const own = (account: MadeAccount, params: SearchParams) =>
  listPosts(ctx, { accountId: account.publicId, params });

describe("a list of posts", () => {
  test("of all accounts names whose each is, newest first, under the columns that any of them has", async () => {
    const list = await all({});
    expect(names(list)).toEqual(["latest", "longer", "clip", "photo", "reel", "short", "long"]);
    expect(list.posts.map(({ account }) => account.name).slice(1, 4)).toEqual([
      "@channel on YouTube",
      "@clips on TikTok",
      "@profile on Instagram",
    ]);
    expect(list.metrics.map(({ key }) => key)).toEqual(["views", "likes", "comments", "shares", "rate"]);
    expect(list).toMatchObject({ total: 7, pages: 1, account: null });
  });

  test.each<[string, SearchParams, string[]]>([
    ["a platform", { platform: "youtube" }, ["latest", "longer", "short", "long"]],
    ["a type", { kind: "short" }, ["reel", "short"]],
    ["a type and a platform", { kind: "video", platform: "tiktok" }, ["clip"]],
    [
      "days, both included",
      { from: "2026-05-01", to: "2026-05-31" },
      ["longer", "clip", "photo", "reel", "short"],
    ],
    ["an open end", { from: "2026-05-31", to: "" }, ["latest", "longer"]],
    ["an open beginning", { to: "2026-04-30" }, ["long"]],
    ["a period as charts take it", { period: "28" }, ["latest", "longer"]],
    [
      "everything at once",
      { platform: "youtube", kind: "video", from: "2026-05-01", sort: "views" },
      ["longer", "latest"],
    ],
    ["a day that is none: all, and says so", { kind: "photo", from: "2026-02-30" }, ["photo"]],
  ])("is filtered by %s", async (_what, params, expected) => {
    const list = await all(params);
    expect(names(list)).toEqual(expected);
    expect(list.total).toBe(expected.length);
    expect(list.filter.published.notice !== null).toBe(params.from === "2026-02-30");
  });

  test("is filtered by account, whatever platform stands beside it", async () => {
    expect(names(await all({ account: profile.publicId, platform: "tiktok" }))).toEqual(["photo", "reel"]);
    expect(names(await own(clips, { account: channel.publicId }))).toEqual(["clip"]);
  });

  test("sorts posts of all accounts together, those without the count last", async () => {
    expect(names(await all({ sort: "views", order: "ascending" }))).toEqual([
      "latest",
      "long",
      "longer",
      "short",
      "reel",
      "clip",
      "photo",
    ]);
    // 120 ÷ 600, 40 ÷ 400 and three of a tenth: 200 ÷ 2000, 100 ÷ 1000, the newest first; 9 ÷ 900.
    expect(names(await all({ sort: "rate" }))).toEqual([
      "longer",
      "clip",
      "reel",
      "long",
      "short",
      "latest",
      "photo",
    ]);
  });
});

describe("the medians of a list", () => {
  test("are of each account by itself, and of the posts of the filter", async () => {
    const medians = (await all({ kind: "video" })).medians.map(({ account, posts, values }) => [
      account.handle,
      posts,
      values.views?.count,
      values.rate?.count,
    ]);
    // 100, 400, 600 views; rates of 40 ÷ 400 and 120 ÷ 600.
    expect(medians).toEqual([
      ["@channel", 3, "400", String((0.1 + 0.2) / 2)],
      ["@clips", 1, "2000", "0.1"],
    ]);
  });

  test("by type stand beside one another, whichever type is chosen", async () => {
    for (const params of [{}, { kind: "short" }] as SearchParams[]) {
      const { kinds } = await own(channel, params);
      expect(kinds.map(({ label, posts }) => [label, posts])).toEqual([
        ["Video", 3],
        ["Short", 1],
      ]);
      expect(kinds[0]?.medians).toMatchObject({
        views: { count: "400" },
        likes: { count: "60" },
        comments: { count: "10" },
        rate: { count: String((0.1 + 0.2) / 2) },
      });
      expect(kinds[1]?.medians).toMatchObject({ views: { count: "900" }, rate: { count: "0.01" } });
    }
    const { kinds } = await own(profile, { from: "2026-05-11" });
    expect(kinds.map(({ label, posts }) => [label, posts])).toEqual([["Photo", 1]]);
    expect((await all({})).kinds.map(({ label, posts, medians }) => [label, posts, medians])).toEqual([
      ["Photo", 1, null],
      ["Video", 4, null],
      ["Short or Reel", 2, null],
    ]);
  });

  test("and rates are not there where the platform allows its own figures only; the others keep theirs", async () => {
    vi.stubEnv("YOUTUBE_ANALYTICS_AMENDMENT", "");
    const list = await all({ sort: "rate" });
    expect(list.medians.map(({ account }) => account.handle)).toEqual(["@profile", "@clips"]);
    expect(names(list).slice(0, 2)).toEqual(["clip", "reel"]);
    const videos = list.posts.filter(({ account }) => account.id === channel.publicId);
    expect(videos.map(({ counts }) => "rate" in counts)).toEqual([false, false, false, false]);
    const { kinds, medians, metrics } = await own(channel, {});
    expect(kinds.map((kind) => kind.medians)).toEqual([null, null]);
    expect([medians, metrics.map(({ key }) => key)]).toEqual([[], ["views", "likes", "comments"]]);
  });
});

describe("somebody else", () => {
  test("finds nothing of them, and no list for an account by name", async () => {
    const { ctx: stranger } = await createPerson();
    const nothing = { accounts: [], posts: [], total: 0 };
    expect(await listPosts(stranger, { accountId: null, params: {} })).toMatchObject(nothing);
    const naming = { ...stranger, workspaceId: ctx.workspaceId };
    await expect(listPosts(naming, { accountId: null, params: {} })).rejects.toThrow(NotFoundError);
    for (const theirs of [stranger, naming]) {
      const params = { account: channel.publicId };
      await expect(listPosts(theirs, { accountId: null, params })).rejects.toThrow(NotFoundError);
      await expect(listPosts(theirs, { accountId: channel.publicId, params: {} })).rejects.toThrow(
        NotFoundError,
      );
    }
    await expect(listPosts(at(ctx, { role: "billing" }), { accountId: null, params: {} })).rejects.toThrow(
      "Your role",
    );
  });

  test("who is a viewer here sees the same list", async () => {
    const viewer = await joinWorkspace((await createPerson()).ctx, ctx, "viewer");
    expect(names(await listPosts(viewer, { accountId: null, params: { kind: "short" } }))).toEqual([
      "reel",
      "short",
    ]);
  });
});
