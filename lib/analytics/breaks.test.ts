import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { addDays, type Day, eachDay, parseDay, startOfDay } from "@/lib/dates";
import { clients } from "@/lib/db";
import type { LedgerEntry } from "@/lib/metrics/ledger";
import { measured } from "@/lib/metrics/value";
import type * as registry from "@/lib/platforms/registry";
import { createAccount } from "@/lib/testing/accounts";
import { at, createPerson } from "@/lib/testing/builders";
import { createDays, createPost } from "@/lib/testing/readings";
import { newScript, scripted } from "@/lib/testing/scripted-platform";
import { getAccount } from "./get-account";
import { getPost } from "./get-post";

afterAll(() => clients().close());

const changed = parseDay("2026-06-08");
/** A platform that changed what it counts in posts alone. */
const ledger: LedgerEntry[] = [
  {
    id: "likes-and-views",
    from: changed,
    complete: changed,
    effect: "counting",
    account: [],
    post: ["likes", "views"],
    words: "likes of bots no longer count",
    before: "They counted.",
    after: "They do not.",
    source: { label: "A page", url: "https://example.test" },
  },
];
const script = newScript({ descriptor: { ledger, allowsDerived: true } });
vi.mock("@/lib/platforms/registry", async (load) => {
  const real = await load<typeof registry>();
  return { ...real, platform: (id: string) => scripted(real.platform(id), script) };
});

const from = parseDay("2026-06-01");
const now = parseDay("2026-06-15");
const period = { from, to: now };

async function lookedAt() {
  const { ctx } = await createPerson({ now: new Date(startOfDay(now).getTime() + 43_200_000) });
  const account = await createAccount(at(ctx, { now: startOfDay(from) }), { handle: "@atlas" });
  await createDays(
    ctx,
    account,
    eachDay({ from, to: addDays(now, 1) }).map((day) => ({ day, counts: { followers: measured(1_000n) } })),
  );
  const posts: string[] = [];
  for (let index = 0; index < 6; index += 1) {
    const published = addDays(from, index * 2);
    posts.push(
      await createPost(ctx, account, {
        publishedAt: startOfDay(published),
        readings: eachDay({ from: published, to: addDays(now, 1) }).map((day, age) => ({
          at: startOfDay(day),
          counts: {
            views: index === 5 ? 90_000n : 1_000n,
            likes: BigInt(10 * (age + 1)),
            comments: BigInt(age + 1),
          },
        })),
      }),
    );
  }
  return { ctx, account, posts };
}

let world: Awaited<ReturnType<typeof lookedAt>>;
beforeEach(async () => {
  world = await lookedAt();
});

const page = () => getAccount(world.ctx, { accountId: world.account.publicId, params: period });

test("a day's gain across the change is nobody's gain, and the other counts keep theirs", async () => {
  const [likes, comments] = (await page()).calculated?.gains.lines ?? [];
  const around = (line: typeof likes) =>
    line?.points.filter(({ day }) => day >= "2026-06-07" && day <= "2026-06-09").map(({ value }) => value);
  // Four posts were there on the 8th and on its eve, five on the 9th.
  expect(around(likes)).toEqual(["30", null, "40"]);
  expect(around(comments)).toEqual(["3", "4", "4"]);
  expect(likes?.breaks.map(({ day }) => day)).toEqual([changed]);
  expect(comments?.breaks).toEqual([]);
});

test("a change in counts of posts is said, though no count of the account changed", async () => {
  expect((await page()).notes.map(({ text }) => text)).toContain(
    "YouTube counts differently since 8 Jun 2026: likes of bots no longer count.",
  );
});

test("views from both sides of the change have no median to stand out from", async () => {
  const said = async () => (await page()).notes.some(({ text }) => text.includes("median"));
  expect(await said()).toBe(false);
  script.descriptor = { ledger: [], allowsDerived: true };
  try {
    expect(await said()).toBe(true);
  } finally {
    script.descriptor = { ledger, allowsDerived: true };
  }
});

test("the rate of the card is not compared across the change", async () => {
  const rate = (await page()).figures.find(({ metric }) => metric === "Engagement rate");
  expect(rate?.change).toEqual({
    kind: "not-compared",
    reason: "the definition changed on 8 Jun 2026, likes of bots no longer count.",
  });
  expect(rate?.breaks.map(({ day }) => day)).toEqual([changed]);
});

test("the life of a post is drawn apart where the change fell into it", async () => {
  const days = (breaks: readonly { day: Day }[] = []) => breaks.map(({ day }) => day);
  const old = await getPost(world.ctx, { postId: world.posts[0] ?? "" });
  expect(old.lines.map(({ metric, line }) => [metric, days(line.breaks)])).toEqual([
    ["views", [changed]],
    ["likes", [changed]],
    ["comments", []],
  ]);
  expect(old.figures.map(({ metric, breaks }) => [metric, days(breaks)])).toEqual([
    ["Views", [changed]],
    ["Likes", [changed]],
    ["Comments", []],
    ["Engagement rate", [changed]],
  ]);
  const young = await getPost(world.ctx, { postId: world.posts[5] ?? "" });
  expect(young.lines.flatMap(({ line }) => line.breaks)).toEqual([]);
});
