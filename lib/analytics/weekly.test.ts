import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { PersonContext } from "@/lib/context";
import { addDays, type Day, eachDay, parseDay, startOfDay } from "@/lib/dates";
import { clients } from "@/lib/db";
import { downloadAccountChart } from "@/lib/downloads/download-account";
import { hidden, measured, rounded } from "@/lib/metrics/value";
import { weekOf } from "@/lib/metrics/weekly";
import { createAccount, type MadeAccount } from "@/lib/testing/accounts";
import { at, createPerson } from "@/lib/testing/builders";
import { createDays } from "@/lib/testing/readings";
import { getAccount } from "./get-account";
import { getOverview } from "./get-overview";
import type { LineView, PointView } from "./views";
import { weeklyLine } from "./weekly";

afterAll(() => clients().close());
beforeEach(() => vi.stubEnv("YOUTUBE_ANALYTICS_AMENDMENT", "accepted"));

const day = parseDay;

test("weeks are those of ISO 8601, over the turn of a year as well", () => {
  expect(
    ["2026-06-15", "2026-06-21", "2026-06-22", "2027-01-01", "2027-01-03", "2027-01-04"].map((text) =>
      weekOf(day(text)),
    ),
  ).toEqual(["2026-06-15", "2026-06-15", "2026-06-22", "2026-12-28", "2026-12-28", "2027-01-04"]);
});

describe("a line in calm mode", () => {
  const from = day("2026-03-05");
  const now = day("2026-06-15");
  let ctx: PersonContext;
  let account: MadeAccount;
  /** What was read on each day, as the test wrote it; null for none. */
  const followers = new Map<Day, bigint | null>();
  const views = new Map<Day, bigint | null>();
  const isGap = (one: Day) => (one >= "2026-04-06" && one <= "2026-04-13") || one === "2026-05-06";

  beforeAll(async () => {
    const person = await createPerson({ now: new Date(startOfDay(now).getTime() + 43_200_000) });
    ctx = { ...person.ctx, actor: { ...person.ctx.actor, hasWeeklyMedians: true } };
    account = await createAccount(at(ctx, { now: startOfDay(from) }));
    const days = eachDay({ from, to: addDays(now, 1) });
    days.forEach((one, index) => {
      followers.set(one, isGap(one) ? null : BigInt(12_000 + 100 * ((index * 7) % 23)));
      // Up and down, and beyond what a double holds.
      views.set(one, isGap(one) ? null : 9_007_199_254_740_993n + BigInt((index * 5) % 11));
    });
    await createDays(
      ctx,
      account,
      days.map((one) =>
        isGap(one)
          ? { day: one, gap: "paused" as const }
          : {
              day: one,
              counts: {
                followers: rounded(followers.get(one) ?? 0n, 3),
                views: measured(views.get(one) ?? 0n),
                posts: hidden(),
              },
            },
      ),
    );
  });

  const period = { from: "2026-03-05", to: "2026-06-15" };
  const page = (who = ctx) => getAccount(who, { accountId: account.publicId, params: period });
  const line = async (metric: string, who = ctx) => {
    const found = (await page(who)).lines.find((one) => one.metric === metric)?.line;
    if (!found) throw new Error(`No line ${metric}`);
    return found;
  };

  /** By hand: Thursday 5 March is the first day, so weeks begin on the days 4, 11, 18 … after it. */
  function expected(read: ReadonlyMap<Day, bigint | null>) {
    const weeks: Day[][] = [];
    for (const one of read.keys()) {
      if (weeks.length === 0 || startOfDay(one).getUTCDay() === 1) weeks.push([]);
      weeks.at(-1)?.push(one);
    }
    return weeks.map((days) => {
      const counts = days.flatMap((one) => read.get(one) ?? []).sort((a, b) => (a < b ? -1 : 1));
      const first = days.find((one) => read.get(one) !== null) ?? days[0];
      return {
        day: first,
        value: counts[Math.ceil(counts.length / 2) - 1]?.toString() ?? null,
        days: counts.length,
      };
    });
  }
  const seen = ({ points }: LineView) =>
    points.map(({ day: on, value, days = 0 }) => ({ day: on, value, days }));

  test("is the median of the days read in each week, with how many there were", async () => {
    expect(seen(await line("followers"))).toEqual(expected(followers));
    expect(seen(await line("views"))).toEqual(expected(views));
    expect(expected(views).map(({ days }) => days)).toEqual([4, 7, 7, 7, 7, 0, 6, 7, 7, 6, 7, 7, 7, 7, 7, 1]);
    const [first] = (await line("followers")).points;
    expect(first).toMatchObject({ state: "rounded", readAt: null, low: first?.value });
    expect(Number(first?.high)).toBe(Number(first?.value) + 99);
  });

  test("of a time compared with lies over the weeks it is compared with, day on day", async () => {
    // Fifty days from a Wednesday on, and the fifty before, of which the first two were not read.
    const compared = { from: "2026-04-22", to: "2026-06-10", compare: "previous" };
    const { lines } = await getAccount(ctx, { accountId: account.publicId, params: compared });
    const pair = lines.find(({ metric }) => metric === "views");
    const shown = pair?.line.points.map((point) => point.day) ?? [];
    expect(shown.slice(0, 3)).toEqual(["2026-04-22", "2026-04-27", "2026-05-04"]);
    expect(pair?.before?.points.map((point) => point.day)).toEqual(shown);
    expect(pair?.before?.points.map(({ value, days = 0 }) => [value, days])).toEqual(
      shown.map((first, index) => {
        const next = shown[index + 1] ?? day("2026-06-11");
        const counts = eachDay({ from: first, to: next }).flatMap(
          (one) => views.get(addDays(one, -50)) ?? [],
        );
        const inOrder = counts.sort((a, b) => (a < b ? -1 : 1));
        return [inOrder[Math.ceil(counts.length / 2) - 1]?.toString() ?? null, counts.length];
      }),
    );
  });

  test("is interrupted where a whole week has none, and not by a day", async () => {
    expect((await line("views")).gaps).toEqual([
      { from: "2026-04-06", to: "2026-04-13", reason: "the account was paused" },
    ]);
    expect((await line("posts")).points.map(({ state }) => state)).toEqual(
      (await line("posts")).points.map(({ day: on }) => (on === "2026-04-06" ? "missing" : "hidden")),
    );
  });

  test("is on the dashboard's cards and in the files as well, with its formula", async () => {
    const [one] = (await getOverview(ctx, period)).accounts;
    const card = one?.figures.find(({ metric }) => metric === "Views");
    expect(card && seen({ ...(await line("views")), points: card.points })).toEqual(expected(views));
    expect(card?.value.count).toBe(views.get(now)?.toString());
    const table = await downloadAccountChart(ctx, {
      accountId: account.publicId,
      chart: "views",
      params: period,
    });
    const [value, days, formula] = ["value", "days", "formula"].map((name) => table.columns.indexOf(name));
    const rows = table.rows.filter((row) => row[value ?? 0] !== null);
    expect(rows.map((row) => row[days ?? 0])).toEqual([
      4n,
      7n,
      7n,
      7n,
      7n,
      6n,
      7n,
      7n,
      6n,
      7n,
      7n,
      7n,
      7n,
      7n,
      1n,
    ]);
    expect(rows[0]?.[formula ?? 0]).toMatch(/^the middle value of the days .* \(version 1\)$/);
    expect(new Map(table.about).has("Calculated by Tallyglass: Median of a week")).toBe(true);
  });

  test("is every day for who did not ask, and where the platform allows its own figures only", async () => {
    const plain = { ...ctx, actor: { ...ctx.actor, hasWeeklyMedians: false } };
    expect((await line("views", plain)).points).toHaveLength(103);
    vi.stubEnv("YOUTUBE_ANALYTICS_AMENDMENT", "");
    expect([(await page()).isWeekly, (await line("views")).points.length]).toEqual([false, 103]);
  });
});

test("of a week in which the definition changed, only the days after it count", () => {
  const point = (text: string, value: string | null): PointView => ({
    day: day(text),
    value,
    state: value === null ? "missing" : "measured",
    readAt: null,
  });
  const line: LineView = {
    id: "views",
    name: "Views",
    number: 1,
    unit: "views",
    points: [
      point("2026-06-15", "10"),
      point("2026-06-16", "11"),
      point("2026-06-17", "500"),
      point("2026-06-18", "700"),
      point("2026-06-19", null),
      point("2026-06-20", "600"),
      point("2026-06-21", "900"),
    ],
    gaps: [],
    breaks: [{ day: day("2026-06-17"), effect: "counting", text: "otherwise", href: "#" }],
  };
  expect(weeklyLine(line).points).toEqual([
    { day: "2026-06-17", value: "600", state: "measured", readAt: null, days: 4 },
  ]);
  const ratios = ["0.9", "0.10", "0.0000001", "1e-8"].map((value, at) => point(`2026-06-${15 + at}`, value));
  expect(weeklyLine({ ...line, format: "percent", breaks: [], points: ratios }).points[0]?.value).toBe(
    "0.0000001",
  );
});
