import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { PersonContext } from "@/lib/context";
import { addDays, type Day, daysBetween, eachDay, parseDay, startOfDay } from "@/lib/dates";
import { clients } from "@/lib/db";
import { hidden, type MetricValue, measured, rounded } from "@/lib/metrics/value";
import { createAccount, type MadeAccount } from "@/lib/testing/accounts";
import { at, createPerson } from "@/lib/testing/builders";
import { bringDays } from "@/lib/testing/imports";
import { createDays, createPost } from "@/lib/testing/readings";
import { getAccount } from "./get-account";
import { getOverview } from "./get-overview";
import type { LineView } from "./views";

afterAll(() => clients().close());
beforeEach(() => vi.stubEnv("YOUTUBE_ANALYTICS_AMENDMENT", "accepted"));

const linkedDay = parseDay("2025-05-01");
const now = parseDay("2026-06-30");
const missed: readonly string[] = ["2026-05-06", "2026-05-07", "2025-06-09"];
const hiddenDay = "2026-05-10";

let ctx: PersonContext;
let account: MadeAccount;
/** The raw snapshots, as they were written. */
const followers = new Map<Day, MetricValue>();
const views = new Map<Day, bigint>();
const posts: { published: Day; readings: { day: Day; views: bigint; likes: bigint; comments: bigint }[] }[] =
  [];

beforeAll(async () => {
  vi.stubEnv("YOUTUBE_ANALYTICS_AMENDMENT", "accepted");
  ({ ctx } = await createPerson({ now: new Date(startOfDay(now).getTime() + 43_200_000) }));
  account = await createAccount(at(ctx, { now: startOfDay(linkedDay) }));
  const days = eachDay({ from: linkedDay, to: addDays(now, 1) });
  for (const [index, day] of days.entries()) {
    if (missed.includes(day)) continue;
    const count = 1_200_000n + BigInt(Math.floor((index * index) / 50)) * 100n;
    followers.set(day, day === hiddenDay ? hidden() : rounded(count - (count % 10_000n), 3));
    views.set(day, 5_000_000n + BigInt(index * 977));
  }
  await createDays(
    ctx,
    account,
    days.map((day) => {
      const count = followers.get(day);
      return count
        ? { day, counts: { followers: count, views: measured(views.get(day) ?? 0n) } }
        : { day, gap: "platform-unavailable" };
    }),
  );
  for (let index = 0; index < 105; index += 1) {
    const published = addDays(linkedDay, 3 + index * 4);
    const readings = eachDay({ from: published, to: addDays(published, 20) })
      .filter((day) => day <= now && !missed.includes(day))
      .map((day) => {
        const age = BigInt(daysBetween(published, day) + 1);
        return { day, views: 700n * age, likes: BigInt(2_000 + ((index * 700) % 3_100)) * age, comments: 3n };
      });
    if (readings.length === 0) continue;
    posts.push({ published, readings });
    await createPost(ctx, account, {
      publishedAt: startOfDay(published),
      readings: readings.map(({ day, ...counts }) => ({
        at: new Date(startOfDay(day).getTime() + 22_200_000),
        counts,
      })),
    });
  }
});

const look = (params: Record<string, string>) => getAccount(ctx, { accountId: account.publicId, params });

/** Every day of a range with what was written, set on the days of a period that begins with `first`. */
function expectedFollowers(from: Day, to: Day, first: Day) {
  return eachDay({ from, to }).map((day) => {
    const value = followers.get(day);
    const there = addDays(first, daysBetween(from, day));
    if (value === undefined) return { day: there, value: null, state: "missing", readAt: null };
    const readAt = `${day}T06:10:00.000Z`;
    if (value.state !== "rounded") return { day: there, value: null, state: "hidden", readAt };
    const low = value.count.toString();
    return { day: there, value: low, state: "rounded", low, high: (value.count + 9_999n).toString(), readAt };
  });
}

function naiveRate(day: Day): number | null {
  const rates = posts.flatMap(({ published, readings }) => {
    if (published > day || published <= addDays(day, -28)) return [];
    const newest = readings.filter((one) => one.day <= day).at(-1);
    const base = followers.get(published);
    if (!newest || base?.state !== "rounded") return [];
    return [Number(newest.likes + newest.comments) / Number(base.count)];
  });
  rates.sort((a, b) => a - b);
  const [low, high] = [rates[Math.ceil(rates.length / 2) - 1], rates[Math.floor(rates.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

const linesOf = (page: Awaited<ReturnType<typeof look>>, metric: string) => {
  const found = page.lines.find((one) => one.metric === metric);
  if (!found?.before) throw new Error(`No comparison of ${metric}`);
  return { line: found.line, before: found.before };
};

describe.each([
  ["previous", "2026-05-01", "2026-05-30", "2026-05-31", "2026-06-29", "Previous period, 1 to 30 May 2026"],
  ["year", "2025-06-01", "2025-06-30", "2026-06-01", "2026-06-30", "Same period last year, 1 to 30 Jun 2025"],
  [
    "weekdays",
    "2026-04-27",
    "2026-05-26",
    "2026-06-01",
    "2026-06-30",
    "Matched weekdays, 27 Apr to 26 May 2026",
  ],
] as const)("against %s", (compare, first, last, from, to, words) => {
  const [own, ownEnd] = [parseDay(first), addDays(parseDay(last), 1)];
  const period = () => look({ from, to, compare });

  test("followers lie over the period day by day, with their bands, gaps and hidden days", async () => {
    const { line, before } = linesOf(await period(), "followers");
    expect(before.points).toEqual(expectedFollowers(own, ownEnd, parseDay(from)));
    expect(line.points).toEqual(expectedFollowers(parseDay(from), addDays(parseDay(to), 1), parseDay(from)));
    expect(before.over).toEqual({
      label: words.slice(0, words.indexOf(",")),
      days: words.slice(words.indexOf(",") + 2),
      shiftDays: daysBetween(own, parseDay(from)),
      caution: null,
    });
    const gone = eachDay({ from: own, to: ownEnd }).filter((day) => missed.includes(day));
    const covered = before.gaps.flatMap((gap) => eachDay(gap));
    expect(covered).toEqual(gone.map((day) => addDays(parseDay(from), daysBetween(own, day))));
  });

  test("rates are those of the raw snapshots of the days compared", async () => {
    const rate = (await period()).calculated?.rate;
    expect(rate?.choice).toBe("followers");
    const expected = eachDay({ from: own, to: ownEnd }).map((day, index) => {
      const value = naiveRate(day);
      return { day: addDays(parseDay(from), index), value: value === null ? null : String(value) };
    });
    expect(rate?.before?.points.map(({ day, value }) => ({ day, value }))).toEqual(expected);
  });

  test("cards name the days and what became of the count in them", async () => {
    const page = await period();
    const [start, end] = [views.get(own) ?? 0n, views.get(parseDay(last)) ?? 0n];
    const grown = new Intl.NumberFormat("en-GB").format(end - start);
    const percent = ((Number(end - start) / Number(start)) * 100).toFixed(1);
    const said = page.figures.map(({ metric, comparison }) => [metric, comparison]);
    expect(said).toContainEqual(["Views", `${words}: +${grown} (+${percent}%).`]);
    const rate = ((naiveRate(parseDay(last)) ?? 0) * 100).toFixed(1);
    const on = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });
    expect(said).toContainEqual([
      "Engagement rate",
      `${words}: ${rate}% on ${on.format(startOfDay(parseDay(last)))}.`,
    ]);
    const overview = await getOverview(ctx, { from, to, compare });
    expect(overview.accounts[0]?.figures[0]?.comparison).toBe(page.figures[0]?.comparison);
    expect(page.figures[0]?.comparison).toContain(`${words}: `);
  });
});

test("nothing lies over a period that is compared with nothing", async () => {
  const page = await look({ period: "28" });
  expect(page.lines.map(({ before }) => before)).toEqual([null, null, null]);
  expect(page.calculated?.rate.before).toBeNull();
  expect(page.figures.map(({ comparison }) => comparison)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test("days before the first reading are compared with nothing, and said to have none", async () => {
  const page = await look({ from: "2025-05-05", to: "2025-05-10", compare: "year" });
  expect(linesOf(page, "followers").before.points).toEqual([]);
  expect(page.figures[0]?.comparison).toBe("Same period last year, 5 to 10 May 2024: not enough readings.");
});

test("where the platform allows its own figures only, two of them stand beside those of now and nothing else", async () => {
  vi.stubEnv("YOUTUBE_ANALYTICS_AMENDMENT", "");
  const page = await look({ from: "2026-05-31", to: "2026-06-29", compare: "previous" });
  expect(linesOf(page, "followers").before.points).toEqual(
    expectedFollowers(parseDay("2026-05-01"), parseDay("2026-05-31"), parseDay("2026-05-31")),
  );
  const group = (count: bigint | undefined) => `${(Number(count) / 1_000_000).toString().slice(0, 4)}M`;
  expect(page.figures.find(({ metric }) => metric === "Views")?.comparison).toBe(
    `Previous period, 1 to 30 May 2026: ${group(views.get(parseDay("2026-05-01")))} on 1 May 2026, ${group(views.get(parseDay("2026-05-30")))} on 30 May 2026.`,
  );
  expect(JSON.stringify({ lines: page.lines, figures: page.figures })).not.toContain("%");
});

describe("across a change of counting", () => {
  const from = parseDay("2026-07-01");
  const end = parseDay("2026-09-30");
  let page: { lines: readonly { metric: string; line: LineView; before: LineView | null }[] };

  const across = async (params: Record<string, string>, imported = false) => {
    const person = await createPerson({ now: new Date(startOfDay(end).getTime() + 43_200_000) });
    const channel = await createAccount(at(person.ctx, { now: startOfDay(from) }));
    await createDays(
      person.ctx,
      channel,
      eachDay({ from, to: addDays(end, 1) }).map((day, index) => ({
        day,
        counts: { followers: measured(500n + BigInt(index)), views: measured(10_000n + BigInt(index) * 7n) },
      })),
    );
    if (imported) {
      const counted = { state: "counted", count: 480n, power: 0 } as const;
      await bringDays(person.ctx, channel, [
        { day: addDays(from, -1), second: null, counts: { followers: counted } },
      ]);
    }
    page = await getAccount(person.ctx, { accountId: channel.publicId, params });
    const lines = (metric: string) => page.lines.find((one) => one.metric === metric);
    return { views: lines("views")?.before, followers: lines("followers")?.before };
  };

  test("the line of the days before says that it is not comparable, and others stay", async () => {
    const before = await across({ from: "2026-09-01", to: "2026-09-14", compare: "previous" });
    expect(before.views?.over?.caution).toBe(
      "Not comparable: the definition changed on 24 Aug 2026, views count when playback starts.",
    );
    // The change itself is set on the days of the period, and interrupts the line there.
    expect(before.views?.breaks).toMatchObject([{ day: "2026-09-07", effect: "counting" }]);
    expect(before.followers?.over?.caution).toBeNull();
    expect(before.followers?.breaks).toEqual([]);
  });

  test("imported counts stay imported where they are laid over", async () => {
    const { followers: before } = await across(
      { from: "2026-07-02", to: "2026-07-03", compare: "previous" },
      true,
    );
    expect(before?.points).toEqual([
      { day: "2026-07-02", value: "480", state: "measured", readAt: null, isImported: true },
      { day: "2026-07-03", value: "500", state: "measured", readAt: "2026-07-01T06:10:00.000Z" },
    ]);
  });
});
