import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { PersonContext } from "@/lib/context";
import { addDays, type Day, eachDay, parseDay, startOfDay } from "@/lib/dates";
import { clients } from "@/lib/db";
import { hidden, type MetricValue, measured } from "@/lib/metrics/value";
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

describe("more than six accounts", () => {
  test("stand platform by platform in a line each, with as many questions to the database as for one", async () => {
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
    expect(asked.mock.calls.length).toBe(5);
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
