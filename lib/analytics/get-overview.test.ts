import { eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { accounts, connections, syncRuns } from "@/db/schema";
import { inWorkspace } from "@/lib/context";
import { addDays, eachDay, parseDay, startOfDay } from "@/lib/dates";
import { clients } from "@/lib/db";
import { measured } from "@/lib/metrics/value";
import { createAccount } from "@/lib/testing/accounts";
import { at, createPerson } from "@/lib/testing/builders";
import { createDays, createPost } from "@/lib/testing/readings";
import { getOverview } from "./get-overview";
import { getProgress } from "./get-progress";

afterAll(() => clients().close());
beforeEach(() => vi.stubEnv("YOUTUBE_ANALYTICS_AMENDMENT", "accepted"));

const today = parseDay("2026-06-15");
const noon = new Date("2026-06-15T12:00:00Z");

async function person() {
  const { ctx } = await createPerson({ now: noon });
  return ctx;
}

async function steadyAccount(ctx: Awaited<ReturnType<typeof person>>, handle: string, daily: bigint) {
  const from = addDays(today, -60);
  const account = await createAccount(at(ctx, { now: startOfDay(from) }), { handle });
  await createDays(
    ctx,
    account,
    eachDay({ from, to: addDays(today, 1) }).map((day, index) => ({
      day,
      counts: {
        followers: measured(1_000n + daily * BigInt(index)),
        views: measured(50_000n + BigInt(index)),
      },
    })),
  );
  return account;
}

describe("the dashboard", () => {
  test("is empty for somebody who linked nothing", async () => {
    expect(await getOverview(await person(), {})).toMatchObject({ accounts: [], notes: [], earliest: null });
  });

  test("stands accounts side by side in the order of linking, each with its own figures", async () => {
    const ctx = await person();
    await steadyAccount(ctx, "@first", 3n);
    await steadyAccount(ctx, "@second", -1n);
    const overview = await getOverview(ctx, { period: "28" });
    expect(overview.accounts.map(({ account }) => account.name)).toEqual([
      "@first on YouTube",
      "@second on YouTube",
    ]);
    const followers = overview.accounts.map(({ figures }) => figures[0]);
    expect(followers.map((figure) => [figure?.value.count, figure?.change])).toEqual([
      [
        "1180",
        { kind: "changed", difference: "81", ratio: 81 / 1_099, against: "since 19 May 2026", caution: null },
      ],
      [
        "940",
        { kind: "changed", difference: "-27", ratio: -27 / 967, against: "since 19 May 2026", caution: null },
      ],
    ]);
    expect(followers[0]?.points).toHaveLength(28);
    expect(overview.accounts[0]?.figures.map(({ metric }) => metric)).toEqual([
      "Followers",
      "Engagement rate",
      "Views",
    ]);
  });

  test("shows nothing of another workspace", async () => {
    const ctx = await person();
    await steadyAccount(ctx, "@theirs", 1n);
    const other = await person();
    expect((await getOverview(other, {})).accounts).toEqual([]);
    expect((await getOverview({ ...other, workspaceId: ctx.workspaceId }, {})).accounts).toEqual([]);
    await expect(getOverview(at(ctx, { role: "billing" }), {})).rejects.toThrow("Your role");
  });

  test("all of time begins with the first reading of any account", async () => {
    const ctx = await person();
    await steadyAccount(ctx, "@first", 3n);
    const { period, earliest } = await getOverview(ctx, { period: "all" });
    expect(earliest).toBe("2026-04-16");
    expect(period.range).toEqual({ from: "2026-04-16", to: "2026-06-16" });
  });

  test("says which post went far beyond the others", async () => {
    const ctx = await person();
    const account = await steadyAccount(ctx, "@first", 3n);
    for (let index = 0; index < 6; index++) {
      await createPost(ctx, account, {
        publishedAt: startOfDay(addDays(today, -10 + index)),
        readings: [{ at: noon, counts: { views: index === 4 ? 9_000n : 1_000n, likes: 10n, comments: 1n } }],
      });
    }
    const { notes } = await getOverview(ctx, {});
    expect(notes.map(({ text }) => text)).toEqual([
      "@first on YouTube: the video of 9 Jun 2026 has 9,000 views; the median of recent videos is 1,000.",
    ]);
    expect(notes[0]?.link?.href).toMatch(/^\/posts\/[0-9a-f-]{36}$/);
  });

  test("puts an ended connection first and tells how stale the figures are", async () => {
    const ctx = await person();
    const account = await steadyAccount(ctx, "@first", 3n);
    await inWorkspace(ctx, async (tx) => {
      await tx
        .update(connections)
        .set({ state: "needs-reconnect", problem: "expired/revoked" })
        .where(eq(connections.accountId, account.id));
      await tx
        .update(accounts)
        .set({ lastReadingAt: new Date("2026-06-12T06:00:00Z") })
        .where(eq(accounts.id, account.id));
    });
    const { accounts: shown, notes } = await getOverview(ctx, {});
    expect(notes[0]).toMatchObject({
      tone: "warn",
      text: "@first on YouTube: the connection has ended, so nothing new is read.",
    });
    expect(shown[0]?.account).toMatchObject({
      status: "needs-reconnect",
      freshness: {
        missedReads: 3,
        reason: "YouTube no longer accepts the connection. Reconnect it to go on.",
      },
    });
  });

  test("a pause misses no reading", async () => {
    const ctx = await person();
    const account = await steadyAccount(ctx, "@first", 3n);
    await inWorkspace(ctx, (tx) =>
      tx
        .update(accounts)
        .set({ pausedAt: startOfDay(addDays(today, -9)), lastReadingAt: startOfDay(addDays(today, -9)) })
        .where(eq(accounts.id, account.id)),
    );
    const { accounts: shown } = await getOverview(ctx, {});
    expect(shown[0]?.account).toMatchObject({ status: "paused", freshness: { missedReads: 0 } });
  });

  test("on the first day shows all posts and when the line begins", async () => {
    const ctx = await person();
    const account = await createAccount(ctx, { handle: "@new" });
    await createDays(ctx, account, [{ day: today, counts: { followers: measured(12n) } }]);
    await createPost(ctx, account, {
      publishedAt: startOfDay(parseDay("2020-01-01")),
      readings: [{ at: noon, counts: { views: 5n, likes: 1n, comments: 0n } }],
    });
    const [shown] = (await getOverview(ctx, {})).accounts;
    expect(shown?.lineBegins).toBe("2026-06-16");
    expect(shown?.firstPosts.map(({ name }) => name)).toEqual(["Video of 1 Jan 2020"]);
  });
});

describe("a look under way", () => {
  async function running(change: Partial<typeof syncRuns.$inferInsert>) {
    const ctx = await person();
    const account = await createAccount(ctx);
    await inWorkspace(ctx, async (tx) => {
      await tx
        .update(syncRuns)
        .set({ finishedAt: null, outcome: null, ...change })
        .where(eq(syncRuns.accountId, account.id));
      await tx
        .update(accounts)
        .set({ firstReadingAt: null, lastReadingAt: null })
        .where(eq(accounts.id, account.id));
    });
    return { ctx, account };
  }

  test("tells counts, and time left once all posts are found", async () => {
    const { ctx, account } = await running({
      postsFound: 400,
      postsRead: 100,
      isListingDone: true,
      startedAt: new Date(noon.getTime() - 10_000),
    });
    const expected = {
      state: "running",
      stage: "Reading your videos",
      done: 100,
      total: 400,
      secondsLeft: 30,
      problem: null,
    };
    expect(await getProgress(ctx, { accountId: account.publicId })).toEqual(expected);
    const [shown] = (await getOverview(ctx, {})).accounts;
    expect(shown?.account).toMatchObject({ progress: expected, isFirstLook: true });
  });

  test("counts what it has found while it still looks", async () => {
    const { ctx, account } = await running({ postsFound: 50 });
    expect(await getProgress(ctx, { accountId: account.publicId })).toMatchObject({
      stage: "Finding your videos",
      done: 50,
      total: null,
      secondsLeft: null,
    });
  });

  test("ends well, or says what is safe and what comes next", async () => {
    const { ctx, account } = await running({ finishedAt: noon, outcome: "done" });
    expect(await getProgress(ctx, { accountId: account.publicId })).toMatchObject({
      state: "done",
      problem: null,
    });
    await inWorkspace(ctx, (tx) =>
      tx.update(syncRuns).set({ outcome: "unavailable" }).where(eq(syncRuns.accountId, account.id)),
    );
    expect(await getProgress(ctx, { accountId: account.publicId })).toMatchObject({
      state: "failed",
      problem: "YouTube did not answer. What was read stays, and the next try comes by itself.",
    });
  });

  test("of another workspace is not found", async () => {
    const { account } = await running({});
    await expect(getProgress(await person(), { accountId: account.publicId })).rejects.toThrow(
      "Account not found.",
    );
  });
});
