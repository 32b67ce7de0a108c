import fc from "fast-check";
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { PersonContext } from "@/lib/context";
import { addDays, type Day, parseDay, startOfDay } from "@/lib/dates";
import { clients } from "@/lib/db";
import { NotFoundError } from "@/lib/errors";
import { hidden, missing } from "@/lib/metrics/value";
import { createAccount, type MadeAccount } from "@/lib/testing/accounts";
import { at, createPerson } from "@/lib/testing/builders";
import { createPost } from "@/lib/testing/readings";
import { runs } from "@/lib/testing/runs";
import { getPost } from "./get-post";
import { listPosts, PostListInput } from "./list-posts";

afterAll(() => clients().close());
beforeEach(() => vi.stubEnv("YOUTUBE_ANALYTICS_AMENDMENT", "accepted"));

const published = parseDay("2026-01-01");

async function linked(): Promise<{ ctx: PersonContext; account: MadeAccount }> {
  const { ctx } = await createPerson();
  return { ctx, account: await createAccount(ctx) };
}

const post = (ctx: PersonContext, account: MadeAccount, index: number, views: bigint, likes: bigint | null) =>
  createPost(ctx, account, {
    publishedAt: startOfDay(addDays(published, index)),
    readings: [
      { at: new Date("2026-06-14T06:00:00Z"), counts: { views: 1n, likes: 1n, comments: 1n } },
      {
        at: new Date("2026-06-15T06:00:00Z"),
        counts: { views, likes: likes === null ? hidden() : likes, comments: index === 3 ? missing() : 1n },
      },
    ],
  });

describe("an account's posts", () => {
  test("show their newest counts with their states, and a rate only where all its parts are public", async () => {
    const { ctx, account } = await linked();
    const ids = [
      await post(ctx, account, 0, 100n, 9n),
      await post(ctx, account, 1, 200n, null),
      await post(ctx, account, 3, 50n, 2n),
    ];
    const list = await listPosts(ctx, { accountId: account.publicId, params: {} });
    expect(list.posts.map(({ id }) => id)).toEqual(ids.toReversed());
    expect(
      list.posts.map(({ counts }) => [counts.likes?.state, counts.comments?.state, counts.rate]),
    ).toEqual([
      ["measured", "missing", { state: "missing", count: null, format: "percent" }],
      ["hidden", "measured", { state: "hidden", count: null, format: "percent" }],
      ["measured", "measured", { state: "measured", count: "0.1", format: "percent" }],
    ]);
    expect(list.posts[0]).toMatchObject({
      name: "Video of 4 Jan 2026",
      readAt: "2026-06-15T06:00:00.000Z",
      readings: 2,
    });
    expect(list.medians[0]?.values).toMatchObject({
      views: { count: "100" },
      likes: { count: "6" },
      rate: { count: "0.1", format: "percent" },
    });
  });

  test("sort by any column either way, with hidden ones last", async () => {
    const { ctx, account } = await linked();
    const made = await Promise.all([
      post(ctx, account, 0, 100n, 9n),
      post(ctx, account, 1, 200n, null),
      post(ctx, account, 2, 50n, 2n),
    ]);
    const order = async (sort: string, direction: string) => {
      const params = { sort, order: direction };
      const { posts } = await listPosts(ctx, { accountId: account.publicId, params });
      return posts.map(({ id }) => made.indexOf(id));
    };
    expect(await order("published", "ascending")).toEqual([0, 1, 2]);
    expect(await order("views", "descending")).toEqual([1, 0, 2]);
    expect(await order("views", "ascending")).toEqual([2, 0, 1]);
    expect(await order("likes", "descending")).toEqual([0, 2, 1]);
    expect(await order("likes", "ascending")).toEqual([2, 0, 1]);
    expect(await order("rate", "descending")).toEqual([0, 2, 1]);
  });

  test("rate what is given: a part of no post is left away with its column, and photos without views have none", async () => {
    const { ctx } = await createPerson();
    const account = await createAccount(ctx, { platform: "instagram" });
    const made = (index: number, kind: "photo" | "short", counts: Record<string, bigint>) =>
      createPost(ctx, account, {
        kind,
        publishedAt: startOfDay(addDays(published, index)),
        readings: [{ at: new Date("2026-06-15T06:00:00Z"), counts }],
      });
    const reel = await made(0, "short", { views: 100n, likes: 9n, comments: 1n });
    const photo = await made(1, "photo", { likes: 30n, comments: 2n });
    const input = { accountId: account.publicId, params: { sort: "rate" } };
    const silent = await listPosts(ctx, input);
    expect(silent.metrics.map(({ key }) => key)).toEqual(["views", "likes", "comments", "rate"]);
    expect(silent.posts.map(({ id, name, counts }) => [id, name, counts.rate?.count])).toEqual([
      [reel, "Reel of 1 Jan 2026", "0.1"],
      [photo, "Photo of 2 Jan 2026", null],
    ]);
    expect(silent.medians[0]?.values.rate).toMatchObject({ count: "0.1" });
    expect((await getPost(ctx, { postId: reel })).figures.at(-1)).toMatchObject({
      metric: "Engagement rate",
      value: { count: "0.1" },
    });
    const shared = await made(2, "short", { views: 100n, likes: 9n, comments: 1n, shares: 10n });
    const told = await listPosts(ctx, input);
    expect(told.metrics.map(({ key }) => key)).toEqual(["views", "likes", "comments", "shares", "rate"]);
    expect(told.posts.map(({ id, counts }) => [id, counts.rate?.count])).toEqual([
      [shared, "0.2"],
      [photo, null],
      [reel, null],
    ]);
  });

  test("an unknown column, order or page falls back to the newest first", async () => {
    const fallback = {
      sort: "published",
      order: "descending",
      page: 1,
      kind: null,
      platform: null,
      account: null,
      label: null,
      by: null,
    };
    for (const asked of [
      {},
      { sort: "id; drop table posts", order: "sideways", page: "-1" },
      {
        sort: ["views"],
        page: "x",
        kind: "film",
        platform: "constructor",
        account: "mine",
        by: "-views",
        label: "x".repeat(41),
      },
    ]) {
      expect(PostListInput.parse(asked)).toEqual(fallback);
    }
    const { ctx, account } = await linked();
    vi.stubEnv("YOUTUBE_ANALYTICS_AMENDMENT", "");
    const input = { accountId: account.publicId, params: { sort: "rate" } };
    const list = await listPosts(ctx, input);
    expect(list).toMatchObject({ sort: "published", medians: [], total: 0, pages: 1 });
    expect(list.metrics.map(({ key }) => key)).toEqual(["views", "likes", "comments"]);
  });

  test("come in pages of fifty, none twice and none lost", async () => {
    const { ctx, account } = await linked();
    for (let index = 0; index < 53; index++) await post(ctx, account, index % 7, BigInt(index % 5), 1n);
    const page = (number: number) =>
      listPosts(ctx, { accountId: account.publicId, params: { sort: "views", page: String(number) } });
    const [first, second] = [await page(1), await page(2)];
    expect([first.posts.length, second.posts.length, first.pages, first.total]).toEqual([50, 3, 2, 53]);
    expect(new Set([...first.posts, ...second.posts].map(({ id }) => id)).size).toBe(53);
  });

  test("have the medians that a plain sort finds", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { minLength: 1, maxLength: 9 }),
        async (views) => {
          const { ctx, account } = await linked();
          for (const [index, count] of views.entries()) await post(ctx, account, index, count, 1n);
          const list = await listPosts(ctx, { accountId: account.publicId, params: {} });
          const sorted = views.toSorted((a, b) => (a < b ? -1 : 1));
          const low = sorted[Math.ceil(sorted.length / 2) - 1] ?? 0n;
          const high = sorted[Math.floor(sorted.length / 2)] ?? 0n;
          expect(list.medians[0]?.values.views?.count).toBe(String(Math.round(Number(low + high) / 2)));
        },
      ),
      runs(12),
    );
  });

  test("of another workspace are not found", async () => {
    const { ctx: owner, account } = await linked();
    const { ctx } = await createPerson();
    const input = { accountId: account.publicId, params: {} };
    await expect(listPosts(ctx, input)).rejects.toThrow(NotFoundError);
    await expect(listPosts({ ...ctx, workspaceId: owner.workspaceId }, input)).rejects.toThrow(NotFoundError);
    await expect(listPosts(at(owner, { role: "billing" }), input)).rejects.toThrow("Your role");
  });
});

describe("one post", () => {
  test("shows its life in the platform's own numbers, with the change of counting in it", async () => {
    const { ctx } = await createPerson({ now: new Date("2026-09-01T12:00:00Z") });
    const account = await createAccount(ctx);
    const days = ["2026-08-20", "2026-08-21", "2026-08-28"] as Day[];
    const id = await createPost(ctx, account, {
      publishedAt: new Date("2026-08-18T15:00:00Z"),
      kind: "short",
      readings: days.map((day, index) => ({
        at: new Date(`${day}T06:10:00Z`),
        counts: {
          views: 1_000n * BigInt(index + 1),
          likes: 10n * BigInt(index + 1),
          comments: index === 2 ? hidden() : 5n,
        },
      })),
    });
    const shown = await getPost(ctx, { postId: id });
    expect(shown).toMatchObject({
      name: "Short of 18 Aug 2026",
      readings: 3,
      firstAgeDays: 2,
      readAt: "2026-08-28T06:10:00.000Z",
    });
    const [views, , comments] = shown.lines;
    expect(views?.line.points.map(({ day, value }) => [day, value])).toEqual([
      ["2026-08-20", "1000"],
      ["2026-08-21", "2000"],
      ["2026-08-28", "3000"],
    ]);
    expect(views?.line.breaks).toMatchObject([{ day: "2026-08-24" }]);
    expect(comments?.line.points.at(-1)).toMatchObject({ value: null, state: "hidden" });
    expect(shown.figures.map(({ metric, value }) => [metric, value.state, value.count])).toEqual([
      ["Views", "measured", "3000"],
      ["Likes", "measured", "30"],
      ["Comments", "hidden", null],
      ["Engagement rate", "hidden", null],
    ]);
  });

  test("the receipt of its rate names the reading it was calculated from", async () => {
    const { ctx, account } = await linked();
    const id = await post(ctx, account, 0, 100n, 9n);
    const rate = (await getPost(ctx, { postId: id })).figures.at(-1);
    expect(rate?.value.count).toBe("0.1");
    expect(rate?.receipt).toMatchObject({
      endpoint: null,
      readAt: "2026-06-15T06:00:00.000Z",
      formula: "(likes + comments + shares) ÷ views of the same reading (version 2)",
    });
    expect(rate?.receipt.inputs.map(({ label, value }) => [label, value.count])).toEqual([
      ["Likes", "9"],
      ["Comments", "1"],
      ["Views", "100"],
    ]);
  });

  test("has no rate where the platform allows its own figures only", async () => {
    vi.stubEnv("YOUTUBE_ANALYTICS_AMENDMENT", "");
    const { ctx, account } = await linked();
    const shown = await getPost(ctx, { postId: await post(ctx, account, 0, 100n, 9n) });
    expect(shown.figures.map(({ metric }) => metric)).toEqual(["Views", "Likes", "Comments"]);
  });

  test("of another workspace is not found, like one that does not exist", async () => {
    const { ctx: owner, account } = await linked();
    const id = await post(owner, account, 0, 100n, 9n);
    const { ctx } = await createPerson();
    for (const postId of [id, "01890000-0000-7000-8000-000000000000", "nothing"]) {
      await expect(getPost(ctx, { postId })).rejects.toThrow("Post not found.");
      await expect(getPost({ ...ctx, workspaceId: owner.workspaceId }, { postId })).rejects.toThrow(
        "Post not found.",
      );
    }
  });
});
