import { afterAll, beforeEach, expect, test, vi } from "vitest";
import type { PersonContext } from "@/lib/context";
import { addDays, parseDay, startOfDay } from "@/lib/dates";
import { clients } from "@/lib/db";
import { NotFoundError } from "@/lib/errors";
import { createAccount, type MadeAccount } from "@/lib/testing/accounts";
import { at, createPerson } from "@/lib/testing/builders";
import { createPost } from "@/lib/testing/readings";
import { getBestTime } from "./get-best-time";

afterAll(() => clients().close());
beforeEach(() => vi.stubEnv("YOUTUBE_ANALYTICS_AMENDMENT", "accepted"));

// 15 June 2026 is a Monday; the range of 365 days begins on 16 June 2025.
const today = parseDay("2026-06-15");
const monday = addDays(today, -105);

type World = { ctx: PersonContext; account: MadeAccount };

/** A post with one reading at an age: 1,000 views, so that a like is a tenth of a percent. */
const made = (
  { ctx, account }: World,
  day: number,
  hour: number,
  likes: bigint,
  age = 7,
  views: bigint | null = 1_000n,
) => {
  const published = addDays(monday, day);
  return createPost(ctx, account, {
    publishedAt: new Date(startOfDay(published).getTime() + hour * 3_600_000),
    readings: [
      {
        at: new Date(startOfDay(addDays(published, age)).getTime() + 1_000),
        counts: { likes, comments: 0n, ...(views === null ? {} : { views }) },
      },
    ],
  });
};

async function linked(platform = "youtube"): Promise<World> {
  const { ctx } = await createPerson();
  return { ctx, account: await createAccount(ctx, { platform }) };
}

test("a time that stands out in one's own history is named, in UTC, by the rate at seven days", async () => {
  const world = await linked();
  // Twelve weeks: Fridays at 17:00 with 90 to 101 likes; Mondays to Thursdays at 09:00 with 10 to 57.
  for (let week = 0; week < 12; week += 1) {
    await made(world, week * 7 + 4, 17, BigInt(90 + week));
    for (let day = 0; day < 4; day += 1) await made(world, week * 7 + day, 9, BigInt(10 + week * 4 + day));
  }
  await made(world, 100, 9, 5_000n, 3);
  await made(world, 104, 9, 5_000n, 0);
  await made(world, -261, 9, 5_000n);
  const times = await getBestTime(world.ctx, { accountId: world.account.publicId });
  expect(times).toMatchObject({
    signal: "ok",
    by: "rate",
    posts: 60,
    best: { weekday: 4, block: 4, posts: 12 },
    range: { from: "2025-06-16", to: "2026-06-16" },
    leftOut: { younger: 2, notRead: 0, noNumber: 0, otherCounting: 0 },
  });
  // 10 to 57 and 90 to 101 likes of 1,000 views: in the middle of the sixty stand 39 and 40.
  expect(times?.median).toBeCloseTo((0.039 + 0.04) / 2, 12);
  expect(times?.best?.relative).toBeCloseTo((0.095 + 0.096) / 2 / ((0.039 + 0.04) / 2), 12);
});

test("posts without views are compared by their engagement, and too few say nothing", async () => {
  const world = await linked("instagram");
  for (let week = 0; week < 10; week += 1) {
    for (let day = 0; day < 3; day += 1) await made(world, week * 7 + day, 9, BigInt(day + 1), 7, null);
  }
  const found = await getBestTime(world.ctx, { accountId: world.account.publicId });
  expect(found).toMatchObject({ by: "engagement", posts: 30, median: 2 });
  const few = await linked("tiktok");
  await made(few, 1, 9, 5n);
  await made(few, 1, 9, 5n, 8);
  expect(await getBestTime(few.ctx, { accountId: few.account.publicId })).toMatchObject({
    signal: "none",
    lack: "posts",
    leftOut: { notRead: 1 },
  });
});

test("nothing is calculated where the platform allows its own figures only, and nothing shown to others", async () => {
  const world = await linked();
  const input = { accountId: world.account.publicId };
  vi.stubEnv("YOUTUBE_ANALYTICS_AMENDMENT", "");
  expect(await getBestTime(world.ctx, input)).toBeNull();
  const { ctx: stranger } = await createPerson();
  for (const theirs of [stranger, { ...stranger, workspaceId: world.ctx.workspaceId }]) {
    await expect(getBestTime(theirs, input)).rejects.toThrow(NotFoundError);
  }
  await expect(getBestTime(at(world.ctx, { role: "billing" }), input)).rejects.toThrow("Your role");
});
