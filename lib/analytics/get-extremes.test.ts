import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { PersonContext } from "@/lib/context";
import { addDays, type Day, parseDay, startOfDay, toDay } from "@/lib/dates";
import { clients } from "@/lib/db";
import { NotFoundError } from "@/lib/errors";
import { hidden } from "@/lib/metrics/value";
import { createAccount, type MadeAccount } from "@/lib/testing/accounts";
import { at, createPerson } from "@/lib/testing/builders";
import { createPost, type MadePostReading } from "@/lib/testing/readings";
import { getExtremes } from "./get-extremes";
import type { SearchParams } from "./period";

afterAll(() => clients().close());
beforeEach(() => vi.stubEnv("YOUTUBE_ANALYTICS_AMENDMENT", "accepted"));

type World = { ctx: PersonContext; account: MadeAccount; ids: Map<string, string> };

async function linked(now = "2026-06-15T09:30:00Z"): Promise<World> {
  const { ctx } = await createPerson({ now: new Date(now) });
  return { ctx, account: await createAccount(ctx), ids: new Map() };
}

const inMay = (day: number): Day => addDays(parseDay("2026-04-30"), day);

/** A post with its views by age in days. */
async function made(
  { ctx, account, ids }: World,
  name: string,
  published: Day,
  views: Record<number, bigint>,
  more: { likes?: bigint; kind?: "short" } = {},
) {
  const readings = Object.entries(views).map(
    ([age, count]): MadePostReading => ({
      at: new Date(startOfDay(addDays(published, Number(age))).getTime() + 3_600_000),
      counts: { views: count, likes: more.likes ?? 1n, comments: 0n },
    }),
  );
  const id = await createPost(ctx, account, {
    publishedAt: startOfDay(published),
    readings,
    kind: more.kind ?? "video",
  });
  ids.set(id, name);
}

const asked = async ({ ctx, account, ids }: World, params: SearchParams = {}) => {
  const found = await getExtremes(ctx, { accountId: account.publicId, params });
  const names = (posts: typeof found.highest) =>
    posts.map(({ id, counts }) => `${ids.get(id)} ${counts[found.by.key]?.count}`);
  return { ...found, highest: names(found.highest), lowest: names(found.lowest) };
};

/** Eight videos with 100 to 800 views at seven days, and far other newest counts. */
async function eight(world: World) {
  for (let place = 1; place <= 8; place += 1) {
    const views = BigInt(place * 100);
    await made(
      world,
      `v${place}`,
      inMay(place),
      { 6: views - 1n, 7: views, 20: 10_000n - views },
      {
        likes: BigInt(9 - place),
      },
    );
  }
}

describe("the highest and the lowest posts", () => {
  test("stand at seven days after their publishing day; what cannot is left out and counted", async () => {
    const world = await linked();
    await eight(world);
    await made(world, "young", toDay(new Date("2026-06-09T00:00:00Z")), { 1: 5_000n });
    await made(world, "linked late", inMay(3), { 8: 9_999n });
    await made(world, "linked later", inMay(4), { 300: 1n });
    expect(await asked(world)).toMatchObject({
      label: "Views at 7 days",
      highest: ["v8 800", "v7 700", "v6 600"],
      lowest: ["v1 100", "v2 200", "v3 300"],
      words:
        "Of 8 videos as they stood 7 days after their publishing day. Left out: 1 younger, 2 without a reading of ours at that age.",
    });
  });

  test("by another count or the rate, of the chosen days and type alone", async () => {
    const world = await linked();
    await eight(world);
    await made(world, "s", inMay(2), { 7: 9_000n }, { kind: "short" });
    expect(
      await asked(world, { by: "likes", from: "2026-05-03", to: "2026-05-08", kind: "video" }),
    ).toMatchObject({
      label: "Likes at 7 days",
      highest: ["v3 6", "v4 5", "v5 4"],
      lowest: ["v8 1", "v7 2", "v6 3"],
    });
    const rate = await asked(world, { by: "rate" });
    expect(rate.choices.map(({ key }) => key)).toEqual(["views", "likes", "comments", "rate"]);
    // 8 ÷ 100, 7 ÷ 200, 6 ÷ 300; and 1 ÷ 9,000, 1 ÷ 800, 2 ÷ 700.
    expect(rate.highest).toEqual(["v1 0.08", "v2 0.035", "v3 0.02"]);
    expect(rate.lowest).toEqual([`s ${1 / 9_000}`, `v8 ${1 / 800}`, `v7 ${2 / 700}`]);
  });

  test("are of the newest counts where fewer than six have a reading at seven days, and that is said", async () => {
    const world = await linked();
    await made(world, "a", inMay(1), { 7: 100n, 9: 150n });
    await made(world, "b", inMay(2), { 8: 400n });
    await made(world, "c", inMay(3), { 30: 20n });
    expect(await asked(world)).toMatchObject({
      label: "Views",
      highest: ["b 400"],
      lowest: ["c 20"],
      words:
        "Of 3 videos by their newest counts, which are of different ages: only 1 of them has a reading at 7 days that can be compared, and 6 are needed.",
    });
    const alone = await linked();
    await made(alone, "a", inMay(1), { 7: 100n });
    expect(await asked(alone)).toMatchObject({
      highest: [],
      lowest: [],
      words: "Two videos with a public number are needed to compare.",
    });
  });

  test("leave out posts from before a change of counting, by counts that it touched alone", async () => {
    const world = await linked("2026-09-30T09:30:00Z");
    for (let place = 1; place <= 6; place += 1) {
      await made(
        world,
        `new${place}`,
        addDays(parseDay("2026-09-01"), place),
        { 7: BigInt(place) },
        { likes: 50n },
      );
    }
    await made(world, "old", inMay(1), { 7: 900n }, { likes: 900n });
    const views = await asked(world);
    expect(views.highest).toEqual(["new6 6", "new5 5", "new4 4"]);
    expect(views.words).toContain("Of 6 videos");
    expect(views.words).toContain("Left out: 1 from before the platform changed what it counts.");
    expect((await asked(world, { by: "likes" })).highest).toEqual(["old 900", "new6 50", "new5 50"]);
  });

  test("have no rate where the platform allows its own figures only, and no hidden count", async () => {
    vi.stubEnv("YOUTUBE_ANALYTICS_AMENDMENT", "");
    const world = await linked();
    await eight(world);
    await createPost(world.ctx, world.account, {
      publishedAt: startOfDay(inMay(9)),
      readings: [{ at: startOfDay(inMay(16)), counts: { views: 1n, likes: hidden() } }],
    });
    const { by, words, choices } = await asked(world, { by: "rate" });
    expect([by.key, choices.map(({ key }) => key)]).toEqual(["views", ["views", "likes", "comments"]]);
    expect(words).toBe("Of 9 videos as they stood 7 days after their publishing day.");
    expect((await asked(world, { by: "likes" })).words).toContain("Left out: 1 without a public number.");
  });

  test("of another workspace are not found", async () => {
    const world = await linked();
    const { ctx: stranger } = await createPerson();
    const input = { accountId: world.account.publicId, params: {} };
    for (const theirs of [stranger, { ...stranger, workspaceId: world.ctx.workspaceId }]) {
      await expect(getExtremes(theirs, input)).rejects.toThrow(NotFoundError);
    }
    await expect(getExtremes(at(world.ctx, { role: "billing" }), input)).rejects.toThrow("Your role");
  });
});
