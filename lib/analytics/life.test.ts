import { eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { posts } from "@/db/schema";
import { inWorkspace, type PersonContext } from "@/lib/context";
import { addDays, parseDay, startOfDay } from "@/lib/dates";
import { clients } from "@/lib/db";
import { hidden } from "@/lib/metrics/value";
import { createAccount, type MadeAccount } from "@/lib/testing/accounts";
import { createPerson } from "@/lib/testing/builders";
import { createPost } from "@/lib/testing/readings";
import { getPost } from "./get-post";

afterAll(() => clients().close());
beforeEach(() => vi.stubEnv("YOUTUBE_ANALYTICS_AMENDMENT", "accepted"));

const now = new Date("2026-06-15T09:30:00Z");
type Kind = "video" | "short";

async function linked(): Promise<{ ctx: PersonContext; account: MadeAccount }> {
  const { ctx } = await createPerson({ now });
  return { ctx, account: await createAccount(ctx) };
}

/** A post with its views by age in days; a tenth of them are likes. */
const made = (
  { ctx, account }: { ctx: PersonContext; account: MadeAccount },
  published: string,
  views: Record<number, bigint>,
  kind: Kind = "video",
) =>
  createPost(ctx, account, {
    kind,
    publishedAt: new Date(`${published}T15:00:00Z`),
    readings: Object.entries(views).map(([age, count]) => ({
      at: new Date(startOfDay(addDays(parseDay(published), Number(age))).getTime() + 6 * 3_600_000),
      counts: { views: count, likes: count / 10n, comments: hidden() },
    })),
  });

const beside = async (ctx: PersonContext, postId: string, metric = "views") =>
  (await getPost(ctx, { postId })).lines.find((line) => line.metric === metric)?.median;

describe("a post beside the median of the account's others", () => {
  test("at each age it was read at, over the videos that were read at that age too", async () => {
    const world = await linked();
    const post = await made(world, "2026-06-12", { 1: 700n, 3: 1_240n });
    await made(world, "2026-05-01", { 1: 100n, 2: 9_000n, 3: 600n });
    await made(world, "2026-05-02", { 1: 200n, 3: 800n, 9: 9_000n });
    await made(world, "2026-05-03", { 1: 300n, 3: 1_001n });
    await made(world, "2026-05-04", { 1: 401n, 3: 1_400n });
    await made(world, "2026-05-05", { 1: 500n, 2: 1n });
    await made(world, "2026-05-06", { 3: 2_000n, 4: 2_001n });
    await made(world, "2026-05-07", { 1: 90_000n }, "short");
    const median = await beside(world.ctx, post);
    expect(median?.rows).toEqual([
      {
        ageDays: 1,
        value: { state: "measured", count: "700" },
        median: { state: "measured", count: "300" },
        posts: 5,
      },
      {
        ageDays: 3,
        value: { state: "measured", count: "1240" },
        median: { state: "measured", count: "1001" },
        posts: 5,
      },
    ]);
    expect(median?.line?.points.map(({ day, value }) => [day, value])).toEqual([
      ["2026-06-13", "300"],
      ["2026-06-15", "1001"],
    ]);
    expect(median?.summary).toBe(
      "At 3 days it had 1,240 views; half of your 5 other videos had 1,001 or fewer by then.",
    );
    expect(median?.receipt).toMatchObject({
      value: { count: "1001" },
      formula: expect.stringMatching(/so many days after its publishing day \(version 1\)$/),
      readAt: "2026-06-15T06:00:00.000Z",
      inputs: [{ label: "Posts counted", value: { count: "5" } }],
    });
    expect((await beside(world.ctx, post, "likes"))?.rows.map((row) => row.median.count)).toEqual([
      "30",
      "100",
    ]);
    const comments = await beside(world.ctx, post, "comments");
    expect([comments?.line, comments?.receipt]).toEqual([null, null]);
    expect(comments?.summary).toBe(
      "No median to hold it against yet: fewer than 5 of your other videos have public comments read at the same age.",
    );
  });

  test("over all types where there are fewer than five of its own, and says so", async () => {
    const world = await linked();
    const post = await made(world, "2026-06-12", { 1: 50n });
    for (const views of [10n, 20n]) await made(world, "2026-05-01", { 1: views });
    for (const views of [30n, 40n, 50n]) await made(world, "2026-05-02", { 1: views }, "short");
    // Not read at that age: no fifth video.
    for (const age of [2, 3, 4]) await made(world, "2026-05-03", { [age]: 1_000n });
    expect((await beside(world.ctx, post))?.summary).toBe(
      "At 1 day it had 50 views; half of your 5 other videos of all types had 30 or fewer by then.",
    );
  });

  test("no imported count is a reading of it or of another, and no flagged one of another", async () => {
    const world = await linked();
    const post = await made(world, "2026-06-12", { 1: 50n, 2: 60n, 3: 70n });
    const others = await Promise.all(
      [10n, 20n, 30n, 40n, 50n, 60n].map((views, index) =>
        made(world, "2026-05-01", { 1: views, 2: index === 5 ? 60_000n : views + 1n, 3: views + 2n }),
      ),
    );
    const imported = (id: string) =>
      inWorkspace(world.ctx, (tx) =>
        tx.update(posts).set({ importedReadings: 1 }).where(eq(posts.publicId, id)),
      );
    await imported(post);
    expect(
      (await beside(world.ctx, post))?.rows.map(({ ageDays, median, posts }) => [
        ageDays,
        median.count,
        posts,
      ]),
    ).toEqual([
      // 60,000 between 60 and 62 is flagged: 11, 21, 31, 41, 51 remain.
      [2, "31", 5],
      [3, "37", 6],
    ]);
    await imported(others[0] ?? "");
    expect((await beside(world.ctx, post))?.rows.map(({ posts }) => posts)).toEqual([5, 6]);
    const whole = await made(world, "2026-06-12", { 1: 50n });
    expect((await beside(world.ctx, whole))?.rows).toMatchObject([{ median: { count: "40" }, posts: 5 }]);
  });

  test("leaves out posts from before a change of counting, and says how many", async () => {
    const { ctx } = await createPerson({ now: new Date("2026-09-15T09:30:00Z") });
    const world = { ctx, account: await createAccount(ctx) };
    const post = await made(world, "2026-09-01", { 1: 500n });
    for (const views of [10n, 20n, 30n]) await made(world, "2026-05-01", { 1: views });
    for (const views of [1n, 2n, 3n, 4n, 5n]) await made(world, "2026-09-02", { 1: views * 1_000n });
    const views = await beside(ctx, post);
    expect(views?.rows).toMatchObject([{ median: { count: "3000" }, posts: 5 }]);
    expect(views?.caption).toContain("Up to 3 are left out at an age: YouTube changed what it counts");
    // Likes were counted alike all the time: 1, 2, 3 and 100 to 500.
    const likes = await beside(ctx, post, "likes");
    expect(likes?.rows).toMatchObject([{ median: { count: String((100 + 200) / 2) }, posts: 8 }]);
    expect(likes?.caption).not.toContain("left out");
  });

  test("is not there where the platform allows its own figures only", async () => {
    const world = await linked();
    const post = await made(world, "2026-06-12", { 1: 50n });
    for (let views = 1n; views < 7n; views += 1n) await made(world, "2026-05-01", { 1: views });
    expect((await beside(world.ctx, post))?.rows).toMatchObject([{ median: { count: "4" }, posts: 6 }]);
    vi.stubEnv("YOUTUBE_ANALYTICS_AMENDMENT", "");
    expect(await beside(world.ctx, post)).toBeNull();
  });

  test("knows no posts of another account", async () => {
    const world = await linked();
    const post = await made(world, "2026-06-12", { 1: 50n });
    const other = { ctx: world.ctx, account: await createAccount(world.ctx) };
    for (let views = 1n; views < 7n; views += 1n) await made(other, "2026-05-01", { 1: views });
    expect((await beside(world.ctx, post))?.rows).toMatchObject([{ median: { count: null }, posts: 0 }]);
  });
});
