import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { PersonContext } from "@/lib/context";
import type { Day } from "@/lib/dates";
import { clients } from "@/lib/db";
import { formatDay, formatDays } from "@/lib/format";
import type { RateChoice } from "@/lib/metrics/rate-choice";
import { daysFrom, plus, ratesOn } from "@/lib/testing/naive";
import { createRealWorld, type RawAccount } from "@/lib/testing/real-world";
import { compareAccounts } from "./compare-accounts";
import { type AccountPage, getAccount } from "./get-account";
import { getOverview } from "./get-overview";

afterAll(() => clients().close());
beforeEach(() => vi.stubEnv("YOUTUBE_ANALYTICS_AMENDMENT", "accepted"));

/** Every preset and days chosen by hand, with the days each comparison sets beside them, both ends included. */
const periods = [
  ["7", "2026-08-16", "2026-08-22", "2026-08-09", "2025-08-16", "2026-08-09"],
  ["28", "2026-07-26", "2026-08-22", "2026-06-28", "2025-07-26", "2026-06-28"],
  ["90", "2026-05-25", "2026-08-22", "2026-02-24", "2025-05-25", "2026-02-23"],
  ["365", "2025-08-23", "2026-08-22", "2024-08-23", "2024-08-23", "2024-08-17"],
  ["month", "2026-08-01", "2026-08-22", "2026-07-10", "2025-08-01", "2026-07-04"],
  ["last-month", "2026-07-01", "2026-07-31", "2026-05-31", "2025-07-01", "2026-05-27"],
  ["year", "2026-01-01", "2026-08-22", "2025-05-12", "2025-01-01", "2025-05-08"],
  ["own", "2025-12-20", "2026-02-10", "2025-10-28", "2024-12-20", "2025-10-25"],
] as const;
/** With each of them another rate. */
const comparisons = [
  ["previous", "Previous period", "followers"],
  ["year", "Same period last year", "views-sum"],
  ["weekdays", "Matched weekdays", "views"],
] as const;

// Two days on which YouTube did not answer, beside the two that the curve itself has none for.
const missed = ["2026-07-14", "2026-07-15"];
const lastDay = "2026-08-22";

let ctx: PersonContext;
let atlas: RawAccount;
let steady: RawAccount;

beforeAll(async () => {
  vi.stubEnv("YOUTUBE_ANALYTICS_AMENDMENT", "accepted");
  const world = await createRealWorld(
    lastDay,
    [
      {
        handle: "@atlas",
        platform: "youtube",
        followers: ["subscribers-long", "2025-03-17"],
        views: ["channel-lively-views", "2026-06-13"],
        posts: { first: "2025-08-25", everyDays: 4, count: 91 },
      },
      {
        handle: "@steady",
        platform: "youtube",
        followers: ["channel-steady-subscribers", "2026-06-13"],
        views: ["channel-steady-views", "2026-06-13"],
      },
    ],
    missed,
  );
  ctx = world.ctx;
  [atlas, steady] = world.accounts as [RawAccount, RawAccount];
});

const paramsOf = (preset: string, first: string, last: string): Record<string, string> =>
  preset === "own" ? { from: first, to: last } : { period: preset };
const look = (params: Record<string, string>) => getAccount(ctx, { accountId: atlas.id, params });

/** Numbers of four digits and more are given to three: what one of them can mean. */
const topOf = (count: bigint) => count + 10n ** BigInt(Math.max(0, String(count).length - 3)) - 1n;
const within = ({ days }: RawAccount, first: string, last: string) =>
  days.filter(({ day }) => day >= first && day <= last);

/** The raw snapshots of some days, from the first that was read to the last, set `shift` days later. */
function expectedFollowers(account: RawAccount, first: string, last: string, shift = 0) {
  const read = within(account, first, last);
  const [start, end] = [read[0], read.at(-1)];
  if (!start || !end) return [];
  return daysFrom(start.day, end.day).map((day) => {
    const raw = read.find((one) => one.day === day);
    const there = plus(day, shift);
    if (!raw) return { day: there, value: null, state: "missing", readAt: null };
    const [low, high] = [raw.followers, topOf(raw.followers)].map(String);
    const isRounded = raw.followers > 999n;
    return {
      day: there,
      value: low,
      state: isRounded ? "rounded" : "measured",
      readAt: raw.readAt,
      ...(isRounded && { low, high }),
    };
  });
}

function expectedRates(first: string, last: string, choice: RateChoice, shift = 0) {
  const points = daysFrom(first, last).map((day) => {
    const found = ratesOn(atlas, day, choice.startsWith("views") ? "views" : "followers");
    const rate = choice.endsWith("sum") ? found.sumOverSum : found.median;
    const interval = choice.endsWith("sum") ? null : found.interval;
    return {
      day: plus(day, shift),
      value: rate === null ? null : String(rate),
      state: rate === null ? "missing" : "measured",
      readAt: null,
      ...(interval && { interval: { low: String(interval.low), high: String(interval.high) } }),
    };
  });
  const known = points.flatMap(({ value }, index) => (value === null ? [] : [index]));
  return known.length === 0 ? [] : points.slice(known[0], (known.at(-1) ?? 0) + 1);
}

/** Each reading over the first one, and what rounding leaves open of it. */
function expectedIndex(account: RawAccount, first: string, last: string, metric: "followers" | "views") {
  const read = within(account, first, last).filter((raw) => raw[metric] !== null);
  const [start, end] = [read[0], read.at(-1)];
  if (!start || !end) return [];
  const begin = start[metric] ?? 0n;
  const share = (count: bigint, of: bigint) => String((Number(count) / Number(of)) * 100);
  return [
    daysFrom(start.day, end.day).map((day) => {
      const count = read.find((one) => one.day === day)?.[metric] ?? null;
      if (count === null) return { day, value: null, state: "missing", readAt: null };
      const value = share(count, begin);
      if (metric === "views") return { day, value, state: "measured", readAt: null };
      const isFirst = day === start.day;
      const [low, high] = [share(count, topOf(begin)), share(topOf(count), begin)];
      return {
        day,
        value,
        state: "rounded",
        readAt: null,
        low: isFirst ? value : low,
        high: isFirst ? value : high,
      };
    }),
  ];
}

/** From the first number of some days to the last. */
function expectedChange(account: RawAccount, first: string, last: string, metric: "followers" | "views") {
  const read = within(account, first, last).flatMap(({ day, [metric]: count }) =>
    count === null ? [] : [{ day, count }],
  );
  const [start, end] = [read[0], read.at(-1)];
  if (!start || !end || start === end) return { kind: "not-compared" };
  const difference = end.count - start.count;
  const against = `since ${formatDay(start.day)}`;
  const step = metric === "views" ? 1n : topOf(end.count) - end.count + 1n;
  const size = difference < 0n ? -difference : difference;
  if (step > 1n && size < step) return { kind: "within-rounding", against, caution: null };
  const ratio = Number(difference) / Number(start.count);
  return { kind: "changed", difference: String(difference), ratio, against, caution: null };
}

/** "+310 (+8.1%)", as cards say it. */
function inWords(change: ReturnType<typeof expectedChange>): string {
  if (change.kind === "within-rounding") return "within rounding";
  if (change.difference === undefined || change.ratio === undefined) return "not enough readings";
  const signed = (digits: string) =>
    digits.startsWith("-") ? `−${digits.slice(1)}` : Number(digits) === 0 ? digits : `+${digits}`;
  const grouped = change.difference.replace(/\B(?=(\d{3})+$)/g, ",");
  return `${signed(grouped)} (${signed((change.ratio * 100).toFixed(1))}%)`;
}

const lineOf = (page: AccountPage, metric: string) => {
  const found = page.lines.find((one) => one.metric === metric);
  if (!found) throw new Error(`No line of ${metric}`);
  return found;
};
/** The newest reading on the card, its change, its line and its receipt. */
function expectCards(page: Pick<AccountPage, "figures">, account: RawAccount, first: string, last: string) {
  const newest = within(account, first, last).at(-1);
  const card = figureOf(page, "Followers");
  expect(card?.value.count).toBe(newest ? String(newest.followers) : null);
  expect(card?.value.high).toBe(newest && String(topOf(newest.followers)));
  expect(card?.receipt.readAt ?? undefined).toBe(newest?.readAt);
  expect(card?.points).toEqual(expectedFollowers(account, first, last));
  for (const [metric, name] of [
    ["followers", "Followers"],
    ["views", "Views"],
  ] as const) {
    expect(figureOf(page, name)?.change).toMatchObject(expectedChange(account, first, last, metric));
  }
}

const figureOf = (page: Pick<AccountPage, "figures">, metric: string) =>
  page.figures.find((one) => one.metric === metric);

describe.each(periods)("over %s, %s to %s", (preset, first, last, ...before) => {
  test.each(comparisons)(
    "beside %s, every reading, card, rate and comparison is that of the raw snapshots",
    async (compare, label, rate) => {
      const page = await look({ ...paramsOf(preset, first, last), compare, rate });
      expect([page.period.range.from, page.period.lastDay]).toEqual([first, last]);
      const [followers, views] = [lineOf(page, "followers"), lineOf(page, "views")];
      expect(followers.line.points).toEqual(expectedFollowers(atlas, first, last));
      expect(
        views.line.points.flatMap(({ day, value, state }) => (value === null ? [] : [[day, value, state]])),
      ).toEqual(
        within(atlas, first, last).flatMap(({ day, views: count }) =>
          count === null ? [] : [[day, String(count), "measured"]],
        ),
      );
      expect(followers.line.gaps.flatMap(({ from, to }) => daysFrom(from, plus(to, -1)))).toEqual(
        daysFrom(first, last).filter((day) => day < lastDay && !atlas.days.some((one) => one.day === day)),
      );
      expectCards(page, atlas, first, last);
      expect(page.calculated?.rate.line.points).toEqual(expectedRates(first, last, rate));

      const own = (before[comparisons.findIndex(([kind]) => kind === compare)] ?? "") as Day;
      const ownLast = plus(own, daysFrom(first, last).length - 1);
      const shift = (Date.parse(first) - Date.parse(own)) / 86_400_000;
      const days = formatDays(own, ownLast);
      expect(page.period.comparison?.range).toEqual({ from: own, to: plus(ownLast, 1) });
      expect(followers.before?.points).toEqual(expectedFollowers(atlas, own, ownLast, shift));
      expect(followers.before?.over).toEqual({ label, days, shiftDays: shift, caution: null });
      expect(page.calculated?.rate.before?.points).toEqual(expectedRates(own, ownLast, rate, shift));
      const said = inWords(expectedChange(atlas, own, ownLast, "followers"));
      expect(figureOf(page, "Followers")?.comparison).toBe(`${label}, ${days}: ${said}.`);
      const end = expectedRates(own, ownLast, rate).at(-1);
      const ended = end && `${(Number(end.value) * 100).toFixed(1)}% on ${formatDay(end.day)}`;
      expect(figureOf(page, "Engagement rate")?.comparison).toBe(
        `${label}, ${days}: ${ended ?? "no post counts"}.`,
      );
    },
  );

  test("the dashboard shows the newest reading of each account and what became of it", async () => {
    const { accounts } = await getOverview(ctx, paramsOf(preset, first, last));
    expect(accounts.map(({ account }) => account.handle)).toEqual(["@atlas", "@steady"]);
    for (const [index, account] of [atlas, steady].entries()) {
      expectCards(accounts[index] ?? { figures: [] }, account, first, last);
    }
  });

  test("accounts set against each other are shares of their own first reading", async () => {
    const metric = preset === "28" || preset === "year" ? "views" : "followers";
    const { lines } = await compareAccounts(ctx, {
      ...paramsOf(preset, first, last),
      metric,
      account: [atlas.id, steady.id],
    });
    expect(lines.map(({ line }) => line.points)).toEqual(
      [atlas, steady].flatMap((account) => expectedIndex(account, first, last, metric)),
    );
  });
});

test("all days begin with the first reading ever and are compared with nothing", async () => {
  const page = await look({ period: "all", compare: "year" });
  expect(page.period.range).toEqual({ from: "2025-03-17", to: "2026-08-23" });
  expect(page.period.comparison).toBeNull();
  expect(lineOf(page, "followers")).toMatchObject({
    line: { points: expectedFollowers(atlas, "2025-03-17", lastDay) },
    before: null,
  });
  const reason = "the platform did not answer";
  expect(lineOf(page, "followers").line.gaps).toEqual([
    { from: "2025-05-14", to: "2025-05-15", reason },
    { from: "2025-05-26", to: "2025-05-27", reason },
    { from: "2026-07-14", to: "2026-07-16", reason },
  ]);
  expectCards(page, atlas, "2025-03-17", lastDay);
  expect((await getOverview(ctx, { period: "all" })).period.range).toEqual(page.period.range);
});
