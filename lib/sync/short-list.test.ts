import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { addDays, type Day, parseDay } from "@/lib/dates";
import {
  type JournalEntry,
  type LinkedWorld,
  rows,
  startLinkedWorld,
  sync,
} from "@/lib/testing/linked-world";
import type { KnownPost, Listing } from "./list-posts";
import { isWholeListDue, mayStop } from "./short-list";

const today = parseDay("2026-11-20");

/** Posts of one a day, the newest of today; those whose age in days is named are due, the first `pages` are listed. */
function listing(input: { posts: number; due: number[]; listed: number; pageSize?: number }): Listing {
  const posts = Array.from(
    { length: input.posts },
    (_, age): KnownPost => ({
      id: BigInt(age),
      publicId: "",
      externalId: Buffer.alloc(0),
      publishedAt: new Date(`${addDays(today, -age)}T10:00:00Z`),
      nextReadDay: input.due.includes(age) ? today : addDays(today, 3),
    }),
  );
  return {
    known: new Map(posts.map((post) => [post.id, post])),
    listed: new Map(
      posts.slice(0, input.listed).map(({ id }) => [id, { externalId: String(id), counts: null }]),
    ),
    pageSize: input.pageSize ?? 50,
    reachesKnown: true,
    isWhole: false,
  };
}

describe("the rest of a list", () => {
  test("is left out where nothing of it is due", () => {
    expect(mayStop(listing({ posts: 200, due: [3, 49], listed: 50 }), today, 50)).toBe(true);
  });

  test("is left out where naming what is due takes no more calls than reading on", () => {
    expect(mayStop(listing({ posts: 200, due: [180], listed: 50 }), today, 50)).toBe(true);
    expect(mayStop(listing({ posts: 200, due: [60, 61], listed: 50 }), today, 1)).toBe(false);
    expect(mayStop(listing({ posts: 200, due: [60, 180], listed: 50 }), today, 1)).toBe(true);
    expect(mayStop(listing({ posts: 200, due: [60, 70, 80, 90], listed: 50 }), today, 1)).toBe(false);
  });

  test("is read while pages show new posts only, for there may be more of them", () => {
    const unknown = { ...listing({ posts: 200, due: [], listed: 0 }), reachesKnown: false };
    expect(mayStop(unknown, today, 50)).toBe(false);
  });

  test("counts what is due tomorrow where a reading was asked for", () => {
    const few = listing({ posts: 120, due: [], listed: 50 });
    expect(mayStop(few, addDays(today, 3), 1)).toBe(false);
  });
});

test.each([
  [null, true],
  ["2026-11-14", false],
  ["2026-11-13", true],
  ["2026-10-01", true],
])("a whole list last read on %s is due: %j", (listedOn, isDue) => {
  expect(isWholeListDue(listedOn as Day | null, today)).toBe(isDue);
});

describe("a channel of two pages", () => {
  let world: LinkedWorld;
  let link: Awaited<ReturnType<LinkedWorld["linked"]>>;
  let videos: { id: string; publishedAt: string; privacy: string }[];
  beforeAll(async () => {
    world = await startLinkedWorld();
  });
  afterAll(() => world.close());

  beforeEach(async () => {
    await world.post("/control/reset", {});
    // The channel can be linked once, and each test links it anew.
    const last = link?.ctx.workspaceId?.toString() ?? null;
    await world.admin`delete from account_index where workspace_id = ${last}`;
    const ctx = await world.person();
    const outcome = await world.connect(ctx, "creator");
    if (outcome.kind !== "connected") throw new Error(outcome.kind);
    const [row] = await rows<{ id: string; connection_id: string }>(
      ctx,
      "select a.id, c.id as connection_id from accounts a join connections c on c.account_id = a.id",
    );
    if (!row) throw new Error("Nothing was linked");
    link = {
      ctx,
      accountId: BigInt(row.id),
      connectionId: BigInt(row.connection_id),
      publicId: outcome.accountId,
    };
    await sync(link);
    videos = (await world.get<typeof videos>("/control/accounts/creator/posts")).filter(
      ({ privacy }) => privacy === "public",
    );
  });

  /** Reads on that day at noon. @returns the calls it took */
  async function visit(day: string): Promise<string[]> {
    const before = (await world.get<JournalEntry[]>("/control/journal")).length;
    await sync(link, new Date(`${day}T12:00:00Z`));
    const entries = (await world.get<JournalEntry[]>("/control/journal")).slice(before);
    return entries.map(({ operation }) => operation);
  }

  const stored = () => rows<{ n: number }>(link.ctx, "select count(*)::int as n from posts");
  const listedAt = () => rows(link.ctx, "select to_json(listed_at) as at from accounts");
  const makeDue = (day: string, publishedAt: string) =>
    rows(link.ctx, `update posts set next_read_day = '${day}' where published_at = '${publishedAt}'`);
  const oldest = () => videos.at(-1) ?? { id: "", publishedAt: "", privacy: "" };

  test("shows its first page on most days, and every post of a month is read all the same", async () => {
    expect(videos.length).toBeGreaterThan(50);
    expect(await visit("2026-11-21")).toEqual([
      "oauth.refresh",
      "channels.list",
      "playlistItems.list",
      "videos.batchGetStats",
    ]);
    const young = await rows<{ n: number }>(
      link.ctx,
      "select cardinality(read_at) as n from posts where published_at > '2026-10-18'",
    );
    expect(young.length).toBeGreaterThan(3);
    expect(new Set(young.map(({ n }) => n))).toEqual(new Set([2]));
    expect(await stored()).toEqual([{ n: videos.length }]);
    expect(await listedAt()).toEqual([{ at: "2026-11-20T12:00:00+00:00" }]);
  });

  test("is listed whole once a week, and loses then what is deleted beyond the first page", async () => {
    await world.throwSwitch("creator", "delete-video", { as: oldest().id });
    await visit("2026-11-26");
    expect(await stored()).toEqual([{ n: videos.length }]);
    const calls = await visit("2026-11-27");
    expect(calls.filter((operation) => operation === "playlistItems.list")).toHaveLength(2);
    expect(await stored()).toEqual([{ n: videos.length - 1 }]);
    expect(await listedAt()).toEqual([{ at: "2026-11-27T12:00:00+00:00" }]);
  });

  test("has an old post read by its name when its day comes, with its status", async () => {
    await makeDue("2026-11-22", oldest().publishedAt);
    expect((await visit("2026-11-22")).slice(-3)).toEqual([
      "playlistItems.list",
      "videos.list",
      "videos.batchGetStats",
    ]);
    const query = `select cardinality(read_at) as n, next_read_day::text as next from posts
      where published_at = '${oldest().publishedAt}'`;
    expect(await rows(link.ctx, query)).toEqual([{ n: 2, next: "2026-12-20" }]);
  });

  test("an old post that gives no answer is looked for in the whole list, and goes when that has it not either", async () => {
    await makeDue("2026-11-22", oldest().publishedAt);
    await world.throwSwitch("creator", "make-video-private", { as: oldest().id });
    const calls = await visit("2026-11-22");
    expect(calls.filter((operation) => operation === "playlistItems.list")).toHaveLength(2);
    expect(await stored()).toEqual([{ n: videos.length - 1 }]);
    expect(await listedAt()).toEqual([{ at: "2026-11-22T12:00:00+00:00" }]);
  });

  test("a young post deleted from the first page goes the same day", async () => {
    await world.throwSwitch("creator", "delete-video", { as: videos[0]?.id });
    await visit("2026-11-21");
    expect(await stored()).toEqual([{ n: videos.length - 1 }]);
  });

  test("that says itself that no post is left loses them all", async () => {
    for (const { id } of videos) await world.throwSwitch("creator", "make-video-private", { as: id });
    await visit("2026-11-21");
    expect(await stored()).toEqual([{ n: 0 }]);
  });
});
