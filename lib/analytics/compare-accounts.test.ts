import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { PersonContext } from "@/lib/context";
import { addDays, type Day, daysBetween, eachDay, parseDay, startOfDay } from "@/lib/dates";
import { clients } from "@/lib/db";
import { hidden, type MetricValue, measured, rounded } from "@/lib/metrics/value";
import { createAccount, type MadeAccount } from "@/lib/testing/accounts";
import { at, createPerson } from "@/lib/testing/builders";
import { bringDays } from "@/lib/testing/imports";
import { createDays } from "@/lib/testing/readings";
import { compareAccounts } from "./compare-accounts";

afterAll(() => clients().close());
beforeEach(() => vi.stubEnv("YOUTUBE_ANALYTICS_AMENDMENT", "accepted"));

const from = parseDay("2026-08-01");
const now = parseDay("2026-09-10");
const gapDays: readonly string[] = ["2026-08-15", "2026-08-16"];
const hiddenDay = "2026-08-20";

let ctx: PersonContext;
const made: Record<string, MadeAccount> = {};
/** The raw snapshots of followers, by account, as they were written. */
const written: Record<string, Map<Day, MetricValue>> = {};

async function link(
  name: string,
  platform: string,
  followersOn: (index: number, day: Day) => MetricValue | null,
  begin: Day = from,
) {
  const account = await createAccount(at(ctx, { now: startOfDay(begin) }), { platform, handle: `@${name}` });
  const days = eachDay({ from: begin, to: addDays(now, 1) });
  written[name] = new Map();
  await createDays(
    ctx,
    account,
    days.map((day, index) => {
      const followers = followersOn(index, day);
      if (followers === null) return { day, gap: "platform-unavailable" as const };
      written[name]?.set(day, followers);
      return { day, counts: { followers, views: measured(9_000n + BigInt(index) * 50n) } };
    }),
  );
  made[name] = account;
}

beforeAll(async () => {
  vi.stubEnv("YOUTUBE_ANALYTICS_AMENDMENT", "accepted");
  ({ ctx } = await createPerson({ now: new Date(startOfDay(now).getTime() + 43_200_000) }));
  await link("round", "youtube", (index) => rounded(1_200_000n + BigInt(Math.floor(index / 4)) * 10_000n, 3));
  await link("level", "youtube", () => rounded(1_230_000n, 3));
  await link("gaps", "instagram", (index, day) =>
    gapDays.includes(day) ? null : day === hiddenDay ? hidden() : measured(400n + BigInt((index * 7) % 50)),
  );
  await link("shy", "instagram", (index) => (index < 30 ? hidden() : measured(70n)));
  await link("late", "tiktok", (index) => measured(31n + BigInt(index)), parseDay("2026-09-01"));
  const counted = { state: "counted", count: 5n, power: 0 } as const;
  const late = made.late;
  if (!late) throw new Error("No account");
  await bringDays(ctx, late, [
    { day: parseDay("2026-08-30"), second: null, counts: { followers: counted } },
    { day: parseDay("2026-08-31"), second: null, counts: { followers: counted } },
  ]);
});

const idOf = (name: string) => made[name]?.publicId ?? "";
const compare = (names: readonly string[], params: Record<string, string> = {}) =>
  compareAccounts(ctx, { from: "2026-08-01", to: "2026-09-10", account: names.map(idOf), ...params });

/** The index of each day, worked out from what was written and from nothing else. */
function naive(name: string) {
  const readings = [...(written[name] ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
  const [start, first] = readings[0] ?? [];
  if (!start || !first || !("count" in first)) throw new Error("No start");
  const end = readings.at(-1)?.[0] ?? start;
  return eachDay({ from: start, to: addDays(end, 1) }).map((day) => {
    const value = written[name]?.get(day);
    const isNumber = value?.state === "measured" || value?.state === "rounded";
    return {
      day,
      value: isNumber ? String((Number(value.count) / Number(first.count)) * 100) : null,
      state: value?.state ?? "missing",
    };
  });
}

describe("each account is indexed from its own raw snapshots", () => {
  test.each(["round", "gaps", "late"])("%s", async (name) => {
    const [only] = (await compare([name])).lines;
    expect(only?.line.points.map(({ day, value, state }) => ({ day, value, state }))).toEqual(naive(name));
  });

  test("with bands where the platform rounds, and none where it does not", async () => {
    const { lines } = await compare(["round", "gaps"]);
    const [gaps, round] = ["gaps", "round"].map((name) =>
      lines.find(({ account }) => account.id === idOf(name)),
    );
    const day = round?.line.points[8];
    expect(day).toMatchObject({ day: "2026-08-09", state: "rounded" });
    expect(Number(day?.low)).toBeCloseTo((1_220_000 / 1_209_999) * 100, 9);
    expect(Number(day?.high)).toBeCloseTo((1_229_999 / 1_200_000) * 100, 9);
    expect(gaps?.line.points.every(({ low }) => low === undefined)).toBe(true);
  });

  test("gaps stay gaps, and say whose they are", async () => {
    const [only] = (await compare(["gaps"])).lines;
    expect(only?.line.gaps).toEqual([
      { from: "2026-08-15", to: "2026-08-17", reason: "the platform did not answer (@gaps on Instagram)" },
    ]);
  });
});

test("each line has its words, its two readings and a receipt with the formula", async () => {
  const { lines } = await compare(["late", "level", "round"]);
  const [late, level, round] = lines;
  expect([late?.words, level?.words, round?.words]).toEqual([
    "index 100 on 1 Sept 2026, 129.0 on 10 Sept 2026.".replaceAll("Sept", shortSeptember()),
    `any change from 1 Aug 2026 to 10 ${shortSeptember()} 2026 is within rounding.`,
    `index 100 on 1 Aug 2026, 108.3 on 10 ${shortSeptember()} 2026.`,
  ]);
  expect([late?.first, late?.last].map((point) => [point?.day, point?.value])).toEqual([
    ["2026-09-01", "31"],
    ["2026-09-10", "40"],
  ]);
  expect(late?.receipt).toMatchObject({
    metric: "Indexed to 100",
    object: "@late",
    endpoint: null,
    formula: "reading ÷ first reading of the period × 100 (version 1)",
    readAt: "2026-09-10T06:10:00.000Z",
    definition: { version: "1", href: "/definitions#indexedTo100" },
    inputs: [
      { label: "First reading, followers", value: { count: "31" }, readAt: "2026-09-01T06:10:00.000Z" },
      { label: "Last reading, followers", value: { count: "40" }, readAt: "2026-09-10T06:10:00.000Z" },
    ],
  });
  expect(lines.map(({ line }) => line.number)).toEqual([1, 2, 3]);
});

test("a change of definition ends the line, with its words in the sentence and a mark in the chart", async () => {
  const { lines, refused } = await compare(["round", "gaps"], { metric: "views" });
  expect(lines).toHaveLength(1);
  expect(lines[0]?.line.points.at(-1)?.day).toBe("2026-08-23");
  expect(daysBetween(from, parseDay("2026-08-24"))).toBe(lines[0]?.line.points.length);
  expect(lines[0]?.words).toBe(
    "index 100 on 1 Aug 2026, 112.2 on 23 Aug 2026. The line ends there: the definition changed on 24 Aug 2026, views count when playback starts.",
  );
  expect(lines[0]?.line.breaks).toMatchObject([
    { day: "2026-08-24", text: "views count when playback starts (@round on YouTube)" },
  ]);
  expect(refused.map(({ account, reason }) => [account.handle, reason])).toEqual([
    ["@gaps", "Instagram gives no views of an account."],
  ]);
});

test("a flagged reading is told in index points, as the line that bears it, with no count among them", async () => {
  const person = await createPerson({ now: ctx.now });
  const account = await createAccount(at(person.ctx, { now: startOfDay(from) }), {
    platform: "instagram",
    handle: "@slip",
  });
  await createDays(
    person.ctx,
    account,
    eachDay({ from, to: parseDay("2026-08-11") }).map((day, index) => ({
      day,
      counts: { followers: measured(index === 5 ? 24_000n : 2_000n + BigInt(index) * 10n) },
    })),
  );
  const { lines } = await compareAccounts(person.ctx, { from: "2026-08-03", to: "2026-08-10" });
  const flagged = lines[0]?.line.points.filter(({ flag }) => flag !== undefined);
  expect(flagged?.map(({ day }) => day)).toEqual(["2026-08-06"]);
  expect(flagged?.[0]?.flag).toBe("stands far from 100.99 on 5 Aug 2026 and 101.98 on 7 Aug 2026");
});

describe("says why there is no line", () => {
  const reasonOf = async (name: string, params: Record<string, string> = {}) => {
    const { lines, refused } = await compare([name], params);
    expect(lines).toEqual([]);
    return refused[0]?.reason;
  };

  test("from a hidden start, of imported counts alone, and without a reading", async () => {
    expect(await reasonOf("shy")).toBe(
      "the count is hidden by its owner at the first reading of this period.",
    );
    expect(await reasonOf("late", { from: "2026-08-30", to: "2026-08-31" })).toBe(
      "every count of this period was imported: a line begins with a reading of ours.",
    );
    expect(await reasonOf("late", { from: "2026-08-01", to: "2026-08-02" })).toBe(
      "there is no reading in this period.",
    );
  });

  test("where the platform allows its own figures only, and the others stay", async () => {
    vi.stubEnv("YOUTUBE_ANALYTICS_AMENDMENT", "");
    const { lines, refused } = await compare(["round", "gaps"]);
    expect(lines.map(({ account }) => account.handle)).toEqual(["@gaps"]);
    expect(refused.map(({ account, reason }) => [account.handle, reason])).toEqual([
      ["@round", "YouTube's rules allow its own figures only, and an index is none of them."],
    ]);
    expect((await compareAccounts(ctx, {})).lines.map(({ account }) => account.handle)).not.toContain(
      "@round",
    );
  });
});

describe("the address holds the choice", () => {
  test("in its order; without one the first that can make a line stand in, platform by platform", async () => {
    const asked = await compare(["late", "gaps"]);
    expect([asked.isAsked, asked.lines.map(({ account }) => account.handle)]).toEqual([
      true,
      ["@late", "@gaps"],
    ]);
    const standing = await compareAccounts(ctx, { period: "28", metric: "views" });
    expect(standing.isAsked).toBe(false);
    expect(standing.lines.map(({ account }) => account.handle)).toEqual(["@round", "@level"]);
    expect(standing.choices.map(({ account }) => account.platform.id)).toEqual([
      "instagram",
      "instagram",
      "tiktok",
      "youtube",
      "youtube",
    ]);
  });

  test("what it cannot mean is said, and the page still opens", async () => {
    const page = await compareAccounts(ctx, {
      period: "14",
      compare: "previous",
      metric: "likes",
      account: [idOf("gaps"), "1 or 1=1", idOf("gaps")],
    });
    expect(page.metric).toBe("followers");
    expect(page.choices.flatMap(({ account, isChosen }) => (isChosen ? [account.handle] : []))).toEqual([
      "@gaps",
    ]);
    expect(page.notice).toBe(
      "That period could not be read. Showing the last 28 days. That count could not be read. Showing followers. Here accounts are compared with each other, not with another time. An account that the address names is not in this workspace.",
    );
  });

  test("of more than five the first five are shown, and that is said", async () => {
    const person = await createPerson({ now: ctx.now });
    const many: string[] = [];
    for (let index = 0; index < 6; index += 1) {
      const { publicId } = await createAccount(person.ctx, { platform: "instagram", handle: `@${index}` });
      many.push(publicId);
    }
    const page = await compareAccounts(person.ctx, { account: many });
    expect(page.choices.filter(({ isChosen }) => isChosen)).toHaveLength(5);
    expect(page.notice).toBe("Shown are the first 5 of 6 accounts: more lines cannot be told apart.");
  });
});

describe("who may compare", () => {
  test("nobody sees another workspace's accounts, not even by naming them or it", async () => {
    const { ctx: other } = await createPerson({ now: ctx.now });
    const own = await createAccount(other, { platform: "instagram", handle: "@own" });
    const seen = await compareAccounts(other, { account: [idOf("gaps"), own.publicId] });
    expect(seen.choices.map(({ account }) => account.handle)).toEqual(["@own"]);
    expect(JSON.stringify([seen.lines, seen.refused])).not.toContain("@gaps");
    expect((await compareAccounts({ ...other, workspaceId: ctx.workspaceId }, {})).choices).toEqual([]);
    await expect(compareAccounts(at(ctx, { role: "billing" }), {})).rejects.toThrow("Your role");
    expect((await compareAccounts(at(ctx, { role: "viewer" }), {})).choices).toHaveLength(5);
  });
});

function shortSeptember(): string {
  return new Intl.DateTimeFormat("en-GB", { month: "short", timeZone: "UTC" }).format(startOfDay(now));
}
