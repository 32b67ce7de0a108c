import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { PersonContext } from "@/lib/context";
import { addDays, type Day, eachDay, parseDay, startOfDay } from "@/lib/dates";
import { clients } from "@/lib/db";
import { hidden, type MetricValue, measured, rounded } from "@/lib/metrics/value";
import { createAccount } from "@/lib/testing/accounts";
import { at, createPerson } from "@/lib/testing/builders";
import { createDays, type MadeDay } from "@/lib/testing/readings";
import { getOverview } from "./get-overview";

afterAll(() => clients().close());
beforeEach(() => vi.stubEnv("YOUTUBE_ANALYTICS_AMENDMENT", "accepted"));

const today = parseDay("2026-06-15");
const first = addDays(today, -59);
const days = eachDay({ from: first, to: addDays(today, 1) });

async function link(
  ctx: PersonContext,
  platform: string,
  handle: string,
  dayOf: (day: Day, index: number) => MetricValue | null,
) {
  const account = await createAccount(at(ctx, { now: startOfDay(first) }), { platform, handle });
  const made = days.map((day, index): MadeDay => {
    const followers = dayOf(day, index);
    return followers
      ? { day, counts: { followers, posts: measured(20n), views: measured(1_000n + BigInt(index)) } }
      : { day, gap: "platform-unavailable" };
  });
  await createDays(ctx, account, made);
  return account;
}

const person = async () => (await createPerson({ now: new Date("2026-06-15T12:00:00Z") })).ctx;

describe("several accounts of one platform", () => {
  let ctx: PersonContext;
  const written: Record<string, (day: Day, index: number) => MetricValue | null> = {
    one: (_, index) => measured(1_000n + BigInt(index) * 3n),
    // Not read on two days of the period.
    two: (day, index) =>
      day === "2026-06-02" || day === "2026-06-03" ? null : measured(500n - BigInt(index)),
    shy: () => hidden(),
  };

  beforeAll(async () => {
    vi.stubEnv("YOUTUBE_ANALYTICS_AMENDMENT", "accepted");
    ctx = await person();
    for (const [name, dayOf] of Object.entries(written)) await link(ctx, "instagram", `@${name}`, dayOf);
    await link(ctx, "youtube", "@a", (_, index) => rounded(1_200_000n + BigInt(index) * 10_000n, 3));
    await link(ctx, "youtube", "@b", () => rounded(450_000n, 3));
    await link(ctx, "tiktok", "@only", () => measured(9n));
  });

  test("are added up, each by its newest reading, and what has no number is left out and counted", async () => {
    const { platforms } = await getOverview(ctx, { period: "28" });
    expect(platforms.map(({ platform, accounts }) => [platform.id, accounts])).toEqual([
      ["instagram", 3],
      ["youtube", 2],
    ]);
    const [followers, posts] = platforms[0]?.figures ?? [];
    const count = (name: string, index: number) => {
      const value = written[name]?.(days[index] ?? first, index);
      return value && "count" in value ? value.count : 0n;
    };
    const [start, end] = [32, 59].map((index) => count("one", index) + count("two", index));
    expect(followers?.value).toEqual({ state: "measured", count: String(end) });
    expect(followers?.change).toEqual({
      kind: "changed",
      difference: String((end ?? 0n) - (start ?? 0n)),
      ratio: Number((end ?? 0n) - (start ?? 0n)) / Number(start),
      against: "over 2 accounts",
      caution: "Without 1 account: within rounding, hidden or not comparable.",
    });
    expect(followers?.note).toBe("Sum of 2 accounts; left out: 1 without a reading of ours or hidden.");
    expect(followers?.receipt).toMatchObject({
      endpoint: null,
      definition: { href: "/definitions#platformTotal" },
    });
    expect(followers?.receipt.inputs.map(({ label, value }) => [label, value.count])).toEqual([
      ["@one on Instagram", String(count("one", 59))],
      ["@two on Instagram", String(count("two", 59))],
      ["@shy on Instagram", null],
    ]);
    expect([posts?.metric, posts?.value.count]).toEqual(["Posts", "60"]);
  });

  test("have a line on the days on which each of them was read, and none with a hidden one among them", async () => {
    const { platforms } = await getOverview(ctx, { period: "28" });
    expect(platforms[0]?.figures[0]?.points).toEqual([]);
    const posts = platforms[0]?.figures[1]?.points ?? [];
    expect(posts.map(({ day, value }) => [day, value])).toEqual(
      eachDay({ from: parseDay("2026-05-19"), to: addDays(today, 1) }).map((day) => [
        day,
        day === "2026-06-02" || day === "2026-06-03" ? null : "60",
      ]),
    );
  });

  test("keep what rounding leaves open, and leave an account within rounding out of the change", async () => {
    const { platforms } = await getOverview(ctx, { period: "28" });
    const [followers] = platforms[1]?.figures ?? [];
    expect(followers?.value).toEqual({ state: "rounded", count: "2240000", low: "2240000", high: "2250998" });
    expect(followers?.change).toMatchObject({ difference: "270000", against: "over 1 account" });
  });

  test("say what became of the days compared with", async () => {
    const { platforms } = await getOverview(ctx, { period: "28", compare: "previous" });
    // 27 days, 3 more and 1 fewer each.
    expect(platforms[0]?.figures[0]?.comparison).toMatch(
      /^Previous period, 21 Apr to 18 May 2026: \+54 \(\+3\.\d%\) over 2 accounts\.$/,
    );
  });

  test("are not added up where the platform allows its own figures only", async () => {
    vi.stubEnv("YOUTUBE_ANALYTICS_AMENDMENT", "");
    const { platforms } = await getOverview(ctx, { period: "28" });
    expect(platforms.map(({ platform, figures }) => [platform.id, figures.length])).toEqual([
      ["instagram", 2],
      ["youtube", 0],
    ]);
  });

  test("never are with those of another platform: no number of the page is the sum of all", async () => {
    const overview = await getOverview(ctx, { period: "28" });
    const all = overview.accounts.reduce(
      (sum, { figures }) => sum + BigInt(figures[0]?.value.count ?? 0),
      0n,
    );
    expect(JSON.stringify(overview)).not.toContain(`"${all}"`);
  });
});

describe("more than six accounts", () => {
  test("stand platform by platform in a line each, with one question to the database for all of them", async () => {
    const ctx = await person();
    for (let index = 0; index < 8; index += 1) {
      await link(ctx, index % 2 === 0 ? "youtube" : "instagram", `@${index}`, () =>
        measured(10n + BigInt(index)),
      );
    }
    // One is new: its posts would cost a question of their own.
    const fresh = await createAccount(ctx, { platform: "tiktok", handle: "@new" });
    await createDays(ctx, fresh, [{ day: today, counts: { followers: measured(1n) } }]);
    const asked = vi.spyOn(clients(), "sql");
    const overview = await getOverview(ctx, { period: "28", compare: "weekdays" });
    expect(asked.mock.calls.length).toBe(4);
    asked.mockRestore();
    expect(overview.isCompact).toBe(true);
    expect(overview.accounts.map(({ account }) => account.handle)).toEqual(
      ["1", "3", "5", "7", "new", "0", "2", "4", "6"].map((name) => `@${name}`),
    );
    expect(
      overview.accounts.every(({ figures, firstPosts }) => figures.length === 3 && firstPosts.length === 0),
    ).toBe(true);
  });
});

describe("what changed", () => {
  const textsOf = async (ctx: PersonContext, params = {}) =>
    (await getOverview(ctx, { period: "28", ...params })).notes.map(({ text }) => text);
  const fallDay = parseDay("2026-06-04");
  const falling = (before: bigint, after: bigint) => (day: Day) => measured(day < fallDay ? before : after);

  test("names a fall of followers on one day, with what was read and no reason", async () => {
    const ctx = await person();
    await link(ctx, "instagram", "@atlas", falling(10_000n, 9_700n));
    expect(await textsOf(ctx)).toEqual([
      "@atlas on Instagram: 300 followers fewer (−3.0%) in one day, from 3 Jun 2026 to 4 Jun 2026.",
    ]);
  });

  test("tells a fall of several accounts of a platform on the same day once", async () => {
    const ctx = await person();
    await link(ctx, "instagram", "@one", falling(10_000n, 9_700n));
    await link(ctx, "instagram", "@two", falling(5_000n, 4_900n));
    await link(ctx, "instagram", "@three", () => measured(5_000n));
    await link(ctx, "tiktok", "@four", falling(1_000n, 900n));
    expect(await textsOf(ctx)).toEqual([
      "Instagram: 2 of 3 accounts have at least 1% fewer followers on 4 Jun 2026 than a day before. The counts do not say why: a platform that removes accounts would look the same.",
      "@four on TikTok: 100 followers fewer (−10.0%) in one day, from 3 Jun 2026 to 4 Jun 2026.",
    ]);
  });

  test.each([
    ["fewer than 30", falling(1_000n, 971n)],
    ["under 1%", falling(10_000n, 9_901n)],
    ["over a gap", (day: Day) => (day === fallDay ? null : falling(10_000n, 9_000n)(day))],
    ["from a hidden count", (day: Day) => (day < fallDay ? hidden() : measured(10n))],
    ["a rise", falling(1_000n, 9_000n)],
  ])("says nothing of a fall: %s", async (_, dayOf) => {
    const ctx = await person();
    await link(ctx, "instagram", "@atlas", dayOf);
    expect((await textsOf(ctx)).filter((text) => text.includes("fewer"))).toEqual([]);
  });

  test("lets two returned numbers stand beside each other where no other may", async () => {
    vi.stubEnv("YOUTUBE_ANALYTICS_AMENDMENT", "");
    const ctx = await person();
    await link(ctx, "youtube", "@a", falling(900n, 800n));
    await link(ctx, "youtube", "@b", falling(700n, 600n));
    expect(await textsOf(ctx)).toEqual([
      "@a on YouTube: 900 subscribers, then 800 a day later, from 3 Jun 2026 to 4 Jun 2026.",
      "@b on YouTube: 700 subscribers, then 600 a day later, from 3 Jun 2026 to 4 Jun 2026.",
    ]);
  });

  test("tells a gap that many accounts share in one sentence, after falls", async () => {
    const ctx = await person();
    const gap = (day: Day) => day === "2026-06-10";
    for (const name of ["@one", "@two", "@three"]) {
      await link(ctx, "instagram", name, (day) => (gap(day) ? null : measured(100n)));
    }
    await link(ctx, "tiktok", "@four", falling(1_000n, 900n));
    expect(await textsOf(ctx)).toEqual([
      "@four on TikTok: 100 followers fewer (−10.0%) in one day, from 3 Jun 2026 to 4 Jun 2026.",
      "@one on Instagram and 2 other accounts: no reading on 10 Jun 2026, the platform did not answer.",
    ]);
  });
});
