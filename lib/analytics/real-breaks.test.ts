import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { PersonContext } from "@/lib/context";
import type { Day } from "@/lib/dates";
import { clients } from "@/lib/db";
import { daysFrom, middle, plus, ratesOn } from "@/lib/testing/naive";
import { createRealWorld, type RawAccount, type RawPost } from "@/lib/testing/real-world";
import { compareAccounts } from "./compare-accounts";
import { getAccount } from "./get-account";
import { getExtremes } from "./get-extremes";
import { getPost } from "./get-post";

afterAll(() => clients().close());
beforeEach(() => vi.stubEnv("YOUTUBE_ANALYTICS_AMENDMENT", "accepted"));

/** Since 24 August 2026 YouTube counts a view when playback starts; by the 27th it did so everywhere. */
const change = { from: "2026-08-24" as Day, complete: "2026-08-27" as Day };
const words = "the definition changed on 24 Aug 2026, views count when playback starts.";
const [first, last] = ["2026-07-06" as Day, "2026-09-13" as Day];

let ctx: PersonContext;
let lively: RawAccount;

beforeAll(async () => {
  vi.stubEnv("YOUTUBE_ANALYTICS_AMENDMENT", "accepted");
  const world = await createRealWorld(last, [
    {
      handle: "@lively",
      platform: "youtube",
      followers: ["channel-lively-subscribers", first],
      views: ["channel-lively-views", first],
      posts: { first, everyDays: 2, count: 32 },
    },
  ]);
  ctx = world.ctx;
  [lively] = world.accounts as [RawAccount];
});

const look = (params: Record<string, string>, who = ctx) =>
  getAccount(who, { accountId: lively.id, params: { from: first, to: last, ...params } });
const isOld = (day: Day) => day < change.from;
const viewsOn = (day: Day) => lively.days.find((one) => one.day === day)?.views ?? null;

test("the line of views bears the change on its first day, loses no reading, and is not compared across it", async () => {
  const page = await look({});
  const views = page.lines.find(({ metric }) => metric === "views")?.line;
  expect(views?.points.map(({ day, value }) => [day, value])).toEqual(
    daysFrom(first, last).map((day) => [day, String(viewsOn(day))]),
  );
  expect(views?.breaks.map(({ day, text }) => [day, text])).toEqual([
    [change.from, "views count when playback starts"],
  ]);
  expect(page.figures.find(({ metric }) => metric === "Views")?.change).toEqual({
    kind: "not-compared",
    reason: words,
  });
});

test("readings of one side are compared with each other, and beside the other side that is said", async () => {
  const after = { from: "2026-08-28", to: "2026-09-13" };
  const page = await look({ ...after, compare: "weekdays" });
  const gained = (from: string, to: string) => (viewsOn(to as Day) ?? 0n) - (viewsOn(from as Day) ?? 0n);
  const card = page.figures.find(({ metric }) => metric === "Views");
  expect(card?.change).toMatchObject({
    kind: "changed",
    difference: String(gained("2026-08-28", "2026-09-13")),
  });
  const before = gained("2026-08-07", "2026-08-23");
  const percent = ((Number(before) / Number(viewsOn("2026-08-07" as Day))) * 100).toFixed(1);
  expect(card?.comparison).toBe(
    `Matched weekdays, 7 to 23 Aug 2026: +${before.toLocaleString("en")} (+${percent}%). Not comparable: ${words}`,
  );
  expect(page.lines.find(({ metric }) => metric === "views")?.before?.over?.caution).toBe(
    `Not comparable: ${words}`,
  );
});

test("an index of views ends with the last reading before it, one of followers goes on", async () => {
  const index = async (metric: string) =>
    (await compareAccounts(ctx, { from: first, to: last, metric, account: [lively.id] })).lines[0]?.line
      .points;
  const start = Number(viewsOn(first));
  expect((await index("views"))?.map(({ day, value }) => [day, value])).toEqual(
    daysFrom(first, "2026-08-23").map((day) => [day, String((Number(viewsOn(day)) / start) * 100)]),
  );
  expect((await index("followers"))?.at(-1)?.day).toBe(last);
});

test("a rate by views leaves out posts last read before it, on the days after; by followers all count", async () => {
  for (const [by, changes] of [
    ["views", [change]],
    ["followers", []],
  ] as const) {
    const line = (await look({ rate: by })).calculated?.rate.line;
    const expected = daysFrom(first, last).flatMap((day) => {
      const { median } = ratesOn(lively, day, by, changes);
      return median === null ? [] : [[day, String(median)]];
    });
    expect(line?.points.flatMap(({ day, value }) => (value === null ? [] : [[day, value]]))).toEqual(
      expected,
    );
    expect(line?.breaks.map(({ day }) => day)).toEqual(by === "views" ? [change.from] : []);
    // Two rounds of a week and five days without one would say nothing.
    expect(expected.length).toBeGreaterThan(50);
  }
});

test("posts at seven days are compared with those of the newest post's counting alone", async () => {
  const found = await getExtremes(ctx, { accountId: lively.id, params: { by: "views" } });
  const read = lively.posts.flatMap((post) => {
    const reading = post.readings.find(({ age }) => age === 7);
    return reading ? [{ post, views: reading.views }] : [];
  });
  const newest = read.at(-1)?.post as RawPost;
  // Its whole first week lies after the change: those that lived through it, or before it, counted something else.
  expect(newest.publishedDay >= change.complete).toBe(true);
  const same = read.filter(({ post }) => post.publishedDay >= change.complete);
  expect(same).toHaveLength(6);
  const ranked = same.toReversed().sort((a, b) => Number(b.views - a.views));
  expect(found.words).toContain(`${read.length - 6} from before the platform changed what it counts`);
  expect([...found.highest, ...found.lowest.toReversed()].map(({ id }) => id)).toEqual(
    ranked.map(({ post }) => post.id),
  );
});

test("the median of a post's age is over posts whose lives lie on the same side of it", async () => {
  const old = lively.posts[4] as RawPost;
  const { lines } = await getPost(ctx, { postId: old.id });
  const rows = lines.find(({ metric }) => metric === "views")?.median?.rows;
  const alike = lively.posts.filter((post) => post !== old && post.kind === old.kind);
  expect(rows?.map(({ ageDays, median, posts }) => [ageDays, median.count, posts])).toEqual(
    old.readings.map(({ age }) => {
      const counts = alike.flatMap((post) => {
        const reading = post.readings.find((one) => one.age === age);
        const ends = [plus(post.publishedDay, age), plus(old.publishedDay, age)];
        return reading && ends.every(isOld) ? [Number(reading.views)] : [];
      });
      const half = counts.length < 5 ? null : String(Math.round(middle(counts) ?? 0));
      return [age, half, counts.length];
    }),
  );
});

test("of the week in which it came, the weekly median is over the days on which it was complete", async () => {
  const calm = { ...ctx, actor: { ...ctx.actor, hasWeeklyMedians: true } };
  const median = async (from: string) => {
    const page = await look({ from }, calm);
    const points = page.lines.find(({ metric }) => metric === "views")?.line.points;
    return points?.find(({ day }) => day >= "2026-08-24" && day <= "2026-08-30");
  };
  const middleOf = (from: string, place: number) => {
    const counts = daysFrom(from, "2026-08-30").map((day) => Number(viewsOn(day)));
    return String([...counts].sort((a, b) => a - b)[place]);
  };
  // The 24th is a Monday: seen from before it, the whole week follows it. Seen from the 25th, it was still going on.
  expect(await median("2026-08-17")).toMatchObject({ value: middleOf("2026-08-24", 3), days: 7 });
  expect(await median("2026-08-25")).toMatchObject({
    day: "2026-08-27",
    value: middleOf("2026-08-27", 1),
    days: 4,
  });
});

test("what posts gained in likes is counted through it: another count changed", async () => {
  const { calculated } = await look({});
  const gained = (day: Day) =>
    lively.posts.reduce((sum, { readings }) => {
      const [eve, now] = [plus(day, -1), day].map((one) => readings.find((reading) => reading.day === one));
      return eve?.likes != null && now?.likes != null ? sum + now.likes - eve.likes : sum;
    }, 0n);
  const likes = calculated?.gains.lines.find(({ id }) => id === "likes")?.points;
  for (const day of ["2026-08-23", "2026-08-24", "2026-08-25"] as Day[]) {
    expect(likes?.find((point) => point.day === day)?.value).toBe(String(gained(day)));
  }
});
