import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { curveNamed } from "@/e2e/simulators/curves";
import type { PersonContext } from "@/lib/context";
import { addDays, type Day, eachDay, parseDay, startOfDay } from "@/lib/dates";
import { clients } from "@/lib/db";
import { NotFoundError } from "@/lib/errors";
import { type RateChoice, rateChoices } from "@/lib/metrics/rate-choice";
import { hidden, type MetricValue, measured, rounded } from "@/lib/metrics/value";
import { createAccount, type MadeAccount } from "@/lib/testing/accounts";
import { at, createPerson } from "@/lib/testing/builders";
import { createDays, createPost, type MadeDay } from "@/lib/testing/readings";
import { getAccount } from "./get-account";
import { getOverview } from "./get-overview";
import type { SearchParams } from "./period";

afterAll(() => clients().close());
beforeEach(() => vi.stubEnv("YOUTUBE_ANALYTICS_AMENDMENT", "accepted"));

/** One day's snapshot of a post, as a test wrote it. */
type Snapshot = { day: Day; views: bigint; likes: bigint | null; comments: bigint };
type Written = { id: string; publishedDay: Day; snapshots: Snapshot[] };

const curveStart = parseDay("2025-03-17");
const measuredCurve = curveNamed("subscribers-long");
const curve = new Map(
  measuredCurve.days.map((offset, index) => [
    addDays(curveStart, offset),
    BigInt(measuredCurve.values[index] ?? 0),
  ]),
);

async function linked(day: Day, now: Day): Promise<{ ctx: PersonContext; account: MadeAccount }> {
  const { ctx } = await createPerson({ now: new Date(startOfDay(now).getTime() + 43_200_000) });
  return { ctx, account: await createAccount(at(ctx, { now: startOfDay(day) })) };
}

function look(ctx: PersonContext, account: MadeAccount, params: SearchParams = {}) {
  return getAccount(ctx, { accountId: account.publicId, params });
}

const figure = (page: Awaited<ReturnType<typeof look>>, metric: string) => {
  const found = page.figures.find((one) => one.metric === metric);
  if (!found) throw new Error(`No figure ${metric}`);
  return found;
};

/** Days of the real curve, with a gap of its own on the days it has no number for. */
function realDays(from: Day, to: Day): MadeDay[] {
  return eachDay({ from, to }).map((day): MadeDay => {
    const count = curve.get(day);
    return count === undefined
      ? { day, gap: "platform-unavailable" }
      : {
          day,
          counts: {
            followers: rounded(count, 3),
            views: measured(count * 1_000n + BigInt(Number(day.slice(8)))),
          },
        };
  });
}

describe("an account with a real follower history", () => {
  const from = parseDay("2025-05-01");
  const now = parseDay("2025-06-28");
  let ctx: PersonContext;
  let account: MadeAccount;
  let written: Written[];

  beforeEach(async () => {
    ({ ctx, account } = await linked(from, now));
    await createDays(ctx, account, realDays(from, addDays(now, 1)));
    written = [];
    for (let index = 0; index < 40; index++) {
      const publishedDay = addDays(from, -10 + index * 2);
      if (publishedDay > now) break;
      const snapshots: Snapshot[] = [];
      for (let age = 0; age < 30; age++) {
        const day = addDays(publishedDay, age);
        // Days missed by all, and one post whose likes are hidden for good.
        if (day < from || day > now || age === 3 + (index % 4)) continue;
        snapshots.push({
          day,
          views: BigInt(900 + index * 37) * BigInt(age + 1),
          likes: index === 5 ? null : BigInt((31 + (index % 7)) * (age + 1)),
          comments: BigInt(2 + ((index * age) % 5)),
        });
      }
      if (snapshots.length === 0) continue;
      const id = await createPost(ctx, account, {
        publishedAt: new Date(startOfDay(publishedDay).getTime() + 60_000),
        readings: snapshots.map(({ day, views, likes, comments }) => ({
          at: new Date(startOfDay(day).getTime() + 22_200_000),
          counts: { views, likes: likes === null ? hidden() : likes, comments },
        })),
      });
      written.push({ id, publishedDay, snapshots });
    }
  });

  test("shows each reading with its band, and none that was not read", async () => {
    const page = await look(ctx, account, { from: "2025-05-01", to: "2025-06-28" });
    const followers = page.lines.find(({ metric }) => metric === "followers")?.line;
    const expected = eachDay({ from, to: addDays(now, 1) }).map((day) => {
      const count = curve.get(day);
      return count === undefined
        ? { day, value: null, state: "missing", readAt: null }
        : {
            day,
            value: count.toString(),
            state: "rounded",
            low: count.toString(),
            high: (count + 9n).toString(),
            readAt: `${day}T06:10:00.000Z`,
          };
    });
    expect(followers?.points).toEqual(expected);
    expect(followers?.gaps).toEqual([
      { from: "2025-05-14", to: "2025-05-15", reason: "the platform did not answer" },
      { from: "2025-05-26", to: "2025-05-27", reason: "the platform did not answer" },
    ]);
  });

  test("compares the first reading of a period with its last", async () => {
    const page = await look(ctx, account, { from: "2025-05-01", to: "2025-06-28" });
    const start = curve.get(from) ?? 0n;
    const end = curve.get(now) ?? 0n;
    expect(figure(page, "Followers").change).toEqual({
      kind: "changed",
      difference: (end - start).toString(),
      ratio: Number(end - start) / Number(start),
      against: "since 1 May 2025",
      caution: null,
    });
  });

  test("sets the time before beside it when asked", async () => {
    const page = await look(ctx, account, { from: "2025-06-10", to: "2025-06-28", compare: "previous" });
    const start = curve.get(parseDay("2025-05-22")) ?? 0n;
    const end = curve.get(parseDay("2025-06-09")) ?? 0n;
    const percent = ((Number(end - start) / Number(start)) * 100).toFixed(1);
    expect(figure(page, "Followers").comparison).toBe(
      `Previous period, 22 May to 9 Jun 2025: +${end - start} (+${percent}%).`,
    );
  });

  test.each(rateChoices)("the rate %s equals that of the raw snapshots", async (choice) => {
    const page = await look(ctx, account, { from: "2025-05-01", to: "2025-06-28", rate: choice });
    expect(page.calculated?.askedRate).toBe(choice);
    const expected = eachDay({ from, to: addDays(now, 1) }).map((day) => {
      const { posts: _, ...point } = naiveRate(day, choice);
      return point;
    });
    const first = expected.findIndex(({ value }) => value !== null);
    expect(first).toBeGreaterThanOrEqual(0);
    expect(page.calculated?.rate.line.points).toEqual(expected.slice(first));
  });

  test("the rate that a person chose stands on every page, and an address that names one stands above it", async () => {
    const chosen = { ...ctx, actor: { ...ctx.actor, rate: "views-sum" as const } };
    const period = { from: "2025-05-01", to: "2025-05-20" };
    const naive = naiveRate(parseDay("2025-05-20"), "views-sum");
    const page = await look(chosen, account, period);
    expect(page.calculated).toMatchObject({ askedRate: null, rate: { choice: "views-sum" } });
    const card = figure(page, "Engagement rate");
    expect(card.value.count).toBe(naive.value);
    expect(card.note).toBe(
      `Calculated by views: all engagement over all views of ${naive.posts} videos; left out: 1 with hidden parts or no views.`,
    );
    expect(card.receipt.formula).toContain("all engagement ÷ all followers, or all views, of the same posts");
    const overview = await getOverview(chosen, period);
    expect(overview.accounts[0]?.figures[1]?.value.count).toBe(naive.value);
    expect((await look(chosen, account, { ...period, rate: "views" })).calculated?.rate.choice).toBe("views");
    expect((await look(chosen, account, { ...period, rate: "likes" })).calculated?.rate.choice).toBe(
      "views-sum",
    );
  });

  test("says between which rates the median lies, and of fewer than six posts their ends", async () => {
    const many = figure(
      await look(ctx, account, { from: "2025-05-01", to: "2025-05-20", rate: "views" }),
      "Engagement rate",
    );
    const { interval } = naiveRate(parseDay("2025-05-20"), "views");
    if (!interval) throw new Error("The window has six posts");
    const percent = (rate: string) => `${(Number(rate) * 100).toFixed(1)}%`;
    expect(many.note).toContain(`, 95% interval ${percent(interval.low)} to ${percent(interval.high)}`);
    const ends = many.receipt.inputs.filter(({ label }) => label.startsWith("95% interval"));
    expect(ends.map(({ value }) => value.count)).toEqual([interval.low, interval.high]);
  });

  test("engagement per day is what posts gained that were read on a day and on its eve", async () => {
    const page = await look(ctx, account, { from: "2025-05-01", to: "2025-06-28" });
    const [likes, comments] = page.calculated?.gains.lines ?? [];
    const expected = eachDay({ from, to: addDays(now, 1) }).flatMap((day) => {
      const pairs = written.flatMap(({ snapshots }) => {
        const today = snapshots.find((one) => one.day === day);
        const eve = snapshots.find((one) => one.day === addDays(day, -1));
        return today && eve ? [{ today, eve }] : [];
      });
      if (pairs.length === 0) return [];
      let gainedLikes: bigint | null = null;
      let gainedComments = 0n;
      for (const { today, eve } of pairs) {
        if (today.likes !== null && eve.likes !== null)
          gainedLikes = (gainedLikes ?? 0n) + today.likes - eve.likes;
        gainedComments += today.comments - eve.comments;
      }
      return [{ day, likes: gainedLikes?.toString() ?? null, comments: gainedComments.toString() }];
    });
    expect(likes?.points.map(({ day, value }) => ({ day, value }))).toEqual(
      expected.map(({ day, likes: value }) => ({ day, value })),
    );
    expect(comments?.points.map(({ day, value }) => ({ day, value }))).toEqual(
      expected.map(({ day, comments: value }) => ({ day, value })),
    );
    expect(page.calculated?.gains.caption).toContain("Calculated by Tallyglass");
  });

  test("the receipt of the rate counts its posts and those left out", async () => {
    const page = await look(ctx, account, { from: "2025-05-01", to: "2025-05-20" });
    const { receipt, value, note } = figure(page, "Engagement rate");
    const point = naiveRate(parseDay("2025-05-20"), "followers");
    expect(value.count).toBe(point.value);
    expect(receipt.endpoint).toBeNull();
    expect(receipt.formula).toContain("engagement ÷ followers on the publishing day");
    const inputs = Object.fromEntries(receipt.inputs.map(({ label, value: of }) => [label, of.count]));
    const window = written.filter(
      ({ publishedDay }) => publishedDay > "2025-04-22" && publishedDay <= "2025-05-20",
    );
    const older = window.filter(({ publishedDay }) => publishedDay < from).length;
    expect(inputs["Left out, published before the account was linked"]).toBe(String(older));
    expect(inputs["Videos counted"]).toBe(String(point.posts));
    expect(note).toContain(`${older} from before the link`);
    expect(receipt.gaps).toHaveLength(1);
  });

  /** Ranks of the two rates between which the median lies in 95 of 100 cases, from tables of the sign test. */
  const ranks: Record<number, [number, number]> = {
    6: [1, 6],
    7: [1, 7],
    8: [1, 8],
    9: [2, 8],
    10: [2, 9],
    11: [2, 10],
    12: [3, 10],
    13: [3, 11],
    14: [3, 12],
    15: [4, 12],
    16: [4, 13],
    17: [5, 13],
    18: [5, 14],
    19: [5, 15],
    20: [6, 15],
  };

  function naiveRate(day: Day, choice: RateChoice) {
    const byFollowers = choice.startsWith("followers");
    const isSum = choice.endsWith("sum");
    const rates: number[] = [];
    let [engaged, reached] = [0, 0];
    for (const { publishedDay, snapshots } of written) {
      if (publishedDay > day || publishedDay <= addDays(day, -28)) continue;
      if (byFollowers && publishedDay < from) continue;
      const newest = snapshots.filter((one) => one.day <= day).at(-1);
      if (!newest || newest.likes === null) continue;
      const base = byFollowers ? curve.get(publishedDay) : newest.views;
      if (base === undefined || base === 0n) continue;
      rates.push(Number(newest.likes + newest.comments) / Number(base));
      engaged += Number(newest.likes + newest.comments);
      reached += Number(base);
    }
    rates.sort((a, b) => a - b);
    const low = rates[Math.ceil(rates.length / 2) - 1];
    const high = rates[Math.floor(rates.length / 2)];
    const median = low === undefined || high === undefined ? null : (low + high) / 2;
    const rate = isSum && rates.length > 0 ? engaged / reached : median;
    const rank = isSum ? undefined : ranks[rates.length];
    if (!isSum && rates.length > 20) throw new Error("The table ends at twenty");
    const interval = rank && { low: String(rates[rank[0] - 1]), high: String(rates[rank[1] - 1]) };
    return {
      day,
      value: rate === null ? null : String(rate),
      state: rate === null ? "missing" : "measured",
      readAt: null,
      ...(interval && { interval }),
      posts: rates.length,
    };
  }
});

describe("a change of counting in the period", () => {
  const now = parseDay("2026-09-30");

  async function across(params: SearchParams) {
    const from = parseDay("2026-08-01");
    const { ctx, account } = await linked(from, now);
    const days = eachDay({ from, to: addDays(now, 1) }).map((day, index) => ({
      day,
      counts: { followers: measured(500n + BigInt(index)), views: measured(10_000n + BigInt(index * 100)) },
    }));
    await createDays(ctx, account, days);
    return look(ctx, account, params);
  }

  test("refuses growth of views across it, with the reason, and compares followers", async () => {
    const page = await across({ from: "2026-08-10", to: "2026-09-30" });
    expect(figure(page, "Views").change).toEqual({
      kind: "not-compared",
      reason: "the definition changed on 24 Aug 2026, views count when playback starts.",
    });
    expect(figure(page, "Followers").change).toMatchObject({ kind: "changed", difference: "51" });
    const views = page.lines.find(({ metric }) => metric === "views")?.line;
    expect(views?.breaks).toEqual([
      {
        day: "2026-08-24",
        effect: "counting",
        text: "views count when playback starts",
        href: "/definitions#youtube-views-2026",
      },
    ]);
    expect(page.notes.map(({ text }) => text)).toContain(
      "YouTube counts differently since 24 Aug 2026: views count when playback starts.",
    );
  });

  test("lifts the line of the card off, and leaves the other lines whole", async () => {
    const page = await across({ from: "2026-08-10", to: "2026-09-30" });
    expect(figure(page, "Views").breaks.map(({ day }) => day)).toEqual(["2026-08-24"]);
    expect(figure(page, "Followers").breaks).toEqual([]);
  });

  test("the time before, from the other side of it, is said not to be comparable", async () => {
    const page = await across({ from: "2026-08-27", to: "2026-09-07", compare: "previous" });
    expect(figure(page, "Views").comparison).toBe(
      "Previous period, 15 to 26 Aug 2026: not compared, the definition changed on 24 Aug 2026, views count when playback starts.",
    );
    const after = await across({ from: "2026-08-24", to: "2026-09-07", compare: "previous" });
    expect(figure(after, "Views").comparison).toBe(
      "Previous period, 9 to 23 Aug 2026: +1,400 (+13.0%). Not comparable: the definition changed on 24 Aug 2026, views count when playback starts.",
    );
    expect(figure(after, "Followers").comparison).toMatch(
      /^Previous period, 9 to 23 Aug 2026: \+14 \(\+2\.\d%\)\.$/,
    );
  });

  test("where only returned values may stand, two of them beside each other say that they do not compare", async () => {
    vi.stubEnv("YOUTUBE_ANALYTICS_AMENDMENT", "");
    const page = await across({ from: "2026-08-10", to: "2026-09-30", compare: "previous" });
    expect(figure(page, "Views").change).toMatchObject({
      kind: "earlier",
      day: "2026-08-10",
      caution: "Not comparable: the definition changed on 24 Aug 2026, views count when playback starts.",
    });
    expect(figure(page, "Followers").change).toMatchObject({ kind: "earlier", caution: null });
  });

  test("rates by views are drawn apart and not compared; those by followers are", async () => {
    const from = parseDay("2026-08-01");
    const { ctx, account } = await linked(from, now);
    await createDays(
      ctx,
      account,
      eachDay({ from, to: addDays(now, 1) }).map((day) => ({ day, counts: { followers: measured(1_000n) } })),
    );
    for (const [index, published] of (["2026-08-10", "2026-09-10"] as Day[]).entries()) {
      await createPost(ctx, account, {
        publishedAt: startOfDay(published),
        readings: [0, 1, 2].map((age) => ({
          at: startOfDay(addDays(published, age)),
          counts: {
            views: BigInt((100 + 300 * index) * (age + 1)),
            likes: BigInt(10 * (age + 1)),
            comments: 0n,
          },
        })),
      });
    }
    const period = { from: "2026-08-05", to: "2026-09-30" };
    const lineBy = async (rate: RateChoice) =>
      (await look(ctx, account, { ...period, rate })).calculated?.rate.line;
    const [followers, views] = [await lineBy("followers"), await lineBy("views")];
    expect(views?.breaks.map(({ day }) => day)).toEqual(["2026-08-24"]);
    expect(followers?.breaks).toEqual([]);
    const rateOn = (line: typeof views, day: string) =>
      line?.points.find((point) => point.day === day)?.value;
    // Read before the change, the August post is no measure of the days after it.
    expect(rateOn(views, "2026-08-23")).toBe("0.1");
    expect(rateOn(views, "2026-08-24")).toBeNull();
    expect(rateOn(followers, "2026-08-24")).toBe("0.03");
    expect(rateOn(views, "2026-09-12")).toBe("0.025");
  });

  test("that was still going on at the first reading is refused as well", async () => {
    const page = await across({ from: "2026-08-26", to: "2026-09-30" });
    expect(figure(page, "Views").change?.kind).toBe("not-compared");
    expect(page.lines.find(({ metric }) => metric === "views")?.line.breaks[0]?.day).toBe("2026-08-27");
  });

  test("compares again when all readings follow the new counting", async () => {
    const page = await across({ from: "2026-08-27", to: "2026-09-30" });
    expect(figure(page, "Views").change).toMatchObject({ kind: "changed", difference: "3400" });
    expect(figure(page, "Views").receipt.definition).toEqual({
      text: "Views of all public posts since the account began, as the platform counts them.",
      version: "3, since 24 Aug 2026: views count when playback starts",
      href: "/definitions#youtube-views-2026",
    });
  });
});

describe("states of a number", () => {
  const from = parseDay("2026-06-01");
  const now = parseDay("2026-06-10");

  async function withFollowers(...values: (MetricValue | null)[]) {
    const { ctx, account } = await linked(from, now);
    await createDays(
      ctx,
      account,
      values.map((followers, index): MadeDay => {
        const day = addDays(from, index);
        return followers ? { day, counts: { followers, views: measured(9n) } } : { day, gap: "paused" };
      }),
    );
    return look(ctx, account, { from: "2026-06-01", to: "2026-06-10" });
  }

  test("hidden followers are no zero, and nothing is compared with them", async () => {
    const page = await withFollowers(measured(900n), hidden(), hidden());
    const followers = figure(page, "Followers");
    expect(followers.value).toEqual({ state: "hidden", count: null });
    expect(followers.change).toEqual({ kind: "not-compared", reason: "the count is hidden by its owner." });
    expect(page.summary).toContain("The number of subscribers is hidden.");
    expect(page.lines[0]?.line.points.map(({ state }) => state)).toEqual(["measured", "hidden", "hidden"]);
  });

  test("the same rounded count is within rounding", async () => {
    const page = await withFollowers(rounded(1_230_000n, 3), rounded(1_230_000n, 3));
    const followers = figure(page, "Followers");
    expect(followers.value).toEqual({ state: "rounded", count: "1230000", low: "1230000", high: "1239999" });
    expect(followers.change).toEqual({
      kind: "within-rounding",
      against: "since 1 Jun 2026",
      caution: null,
    });
    expect(page.summary).toBe(
      "Any change in subscribers since 1 Jun 2026 is within YouTube's rounding. One gap in the readings, shaded in the charts.",
    );
  });

  test("a gap is its days and its reason, up to yesterday, and the days after it go on", async () => {
    const page = await withFollowers(measured(1n), null, null, measured(4n));
    expect(page.lines[0]?.line.gaps).toEqual([
      { from: "2026-06-02", to: "2026-06-04", reason: "the account was paused" },
      { from: "2026-06-05", to: "2026-06-10", reason: "no reading was taken" },
    ]);
    expect(page.account.freshness).toMatchObject({ readAt: "2026-06-04T06:10:00.000Z", missedReads: 6 });
    expect(figure(page, "Followers").receipt).toMatchObject({
      platform: "YouTube",
      endpoint: "channels.list, statistics",
      readAt: "2026-06-04T06:10:00.000Z",
      formula: null,
      value: { state: "measured", count: "4" },
    });
    expect(figure(page, "Followers").receipt.gaps).toHaveLength(2);
  });
});

describe("the first day", () => {
  test("charts all posts by publishing date and says when the line begins", async () => {
    const now = parseDay("2026-06-15");
    const { ctx, account } = await linked(now, now);
    await createDays(ctx, account, [
      { day: now, counts: { followers: measured(845n), views: measured(9_000n) } },
    ]);
    for (const [index, day] of (["2019-03-01", "2024-12-24", "2026-06-14"] as Day[]).entries()) {
      await createPost(ctx, account, {
        publishedAt: startOfDay(day),
        readings: [{ at: ctx.now, counts: { views: 100n, likes: 4n + BigInt(index), comments: 1n } }],
      });
    }
    const page = await look(ctx, account);
    expect(page.lineBegins).toBe("2026-06-16");
    expect(
      page.posts.shown.map(({ publishedAt, counts }) => [publishedAt.slice(0, 10), counts.rate?.count]),
    ).toEqual([
      ["2026-06-14", "0.07"],
      ["2024-12-24", "0.06"],
      ["2019-03-01", "0.05"],
    ]);
    expect(figure(page, "Followers").change).toEqual({
      kind: "not-compared",
      reason: "there is one reading; the second makes a line.",
    });
    expect(figure(page, "Engagement rate").note).toContain("Calculated by views: median of 1 video");
  });

  test("is over with the second day's reading", async () => {
    const now = parseDay("2026-06-15");
    const { ctx, account } = await linked(addDays(now, -1), now);
    const counts = { followers: measured(845n) };
    await createDays(ctx, account, [
      { day: addDays(now, -1), counts },
      { day: now, counts },
    ]);
    expect((await look(ctx, account)).lineBegins).toBeNull();
  });
});

describe("where the platform allows its own figures only", () => {
  beforeEach(() => vi.stubEnv("YOUTUBE_ANALYTICS_AMENDMENT", ""));

  test("there is no rate, no difference, no percentage and no median", async () => {
    const from = parseDay("2026-06-01");
    const now = parseDay("2026-06-15");
    const { ctx, account } = await linked(from, now);
    await createDays(
      ctx,
      account,
      eachDay({ from, to: addDays(now, 1) }).map((day, index) => ({
        day,
        counts: {
          followers: rounded(1_200_000n + BigInt(index) * 10_000n, 3),
          views: measured(5_000n + BigInt(index)),
        },
      })),
    );
    await createPost(ctx, account, {
      publishedAt: startOfDay(parseDay("2026-06-10")),
      readings: [{ at: ctx.now, counts: { views: 700n, likes: 40n, comments: 3n } }],
    });
    const page = await look(ctx, account, { from: "2026-06-01", to: "2026-06-15", compare: "previous" });
    expect(page.account.platform.allowsDerived).toBe(false);
    expect(page.calculated).toBeNull();
    expect(figure(page, "Followers").change).toEqual({
      kind: "earlier",
      day: "2026-06-01",
      value: { state: "rounded", count: "1200000", low: "1200000", high: "1209999" },
      caution: null,
    });
    expect(figure(page, "Engagement")).toMatchObject({
      value: { state: "measured", count: "40" },
      unit: "likes",
      note: "Of the newest video, 10 Jun 2026, with 3 comments.",
      change: { kind: "not-compared", reason: "YouTube's rules allow its own figures only." },
      receipt: { endpoint: "videos.batchGetStats, statistics", formula: null, readAt: ctx.now.toISOString() },
    });
    expect(page.posts.list[0]?.counts).toEqual({
      views: { state: "measured", count: "700" },
      likes: { state: "measured", count: "40" },
      comments: { state: "measured", count: "3" },
    });
    expect(page.summary).toBe("Readings from 1 Jun 2026 to 15 Jun 2026, as YouTube returned them.");
    const everything = JSON.stringify(page, (key, value) => (key === "period" ? undefined : value));
    for (const word of ["%", "percent", "median", "Calculated", '"changed"', "ratio"]) {
      expect(everything).not.toContain(word);
    }
  });
});

describe("who may look", () => {
  test("nobody of another workspace, not even by naming it", async () => {
    const day = parseDay("2026-06-10");
    const { ctx: owner, account } = await linked(day, addDays(day, 5));
    const { ctx } = await createPerson();
    await expect(look(ctx, account)).rejects.toThrow(NotFoundError);
    await expect(look({ ...ctx, workspaceId: owner.workspaceId }, account)).rejects.toThrow(NotFoundError);
    await expect(look(at(owner, { role: "billing" }), account)).rejects.toThrow("Your role");
    expect((await look(at(owner, { role: "viewer" }), account)).account.id).toBe(account.publicId);
  });

  test("an id that is none is not found", async () => {
    const { ctx } = await createPerson();
    await expect(getAccount(ctx, { accountId: "1 or 1=1", params: {} })).rejects.toThrow(NotFoundError);
  });
});

test("the real curve has the two days without a number that the tests above count on", () => {
  const days = [...curve.keys()];
  const all = eachDay({ from: curveStart, to: addDays(days.at(-1) ?? curveStart, 1) });
  expect(all.filter((day) => !curve.has(day))).toEqual(["2025-05-14", "2025-05-26"]);
});

test("what a platform counts for the account itself is not calculated from its posts", async () => {
  const { ctx } = await createPerson({ now: startOfDay(parseDay("2026-06-15")) });
  const gainsOf = async (platform: string) => {
    const account = await createAccount(ctx, { platform });
    return (await look(ctx, account)).calculated?.gains.lines.map(({ id }) => id);
  };
  expect(await gainsOf("tiktok")).toEqual(["comments", "shares"]);
  expect(await gainsOf("youtube")).toEqual(["likes", "comments"]);
});
