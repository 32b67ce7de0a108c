import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import type { PersonContext } from "@/lib/context";
import { addDays, type Day, eachDay, parseDay, startOfDay } from "@/lib/dates";
import { clients } from "@/lib/db";
import { NotFoundError } from "@/lib/errors";
import { type AccountMetric, accountMetricCatalog } from "@/lib/metrics/catalog";
import { gapReasons } from "@/lib/metrics/gap-reasons";
import { readSeries } from "@/lib/metrics/series";
import { hidden, type MetricValue, measured, missing, rounded } from "@/lib/metrics/value";
import { createAccount, type MadeAccount } from "@/lib/testing/accounts";
import { at, createPerson } from "@/lib/testing/builders";
import { bringDays } from "@/lib/testing/imports";
import { createDays, type MadeDay } from "@/lib/testing/readings";
import { runs } from "@/lib/testing/runs";
import { getTimeseries } from "./get-timeseries";

afterAll(() => clients().close());

const metrics = Object.keys(accountMetricCatalog) as AccountMetric[];
const threeDigits = (metric: AccountMetric) => (metric === "followers" ? 3 : null);

async function accountWith(days: readonly MadeDay[]): Promise<{ ctx: PersonContext; account: MadeAccount }> {
  const { ctx } = await createPerson();
  const linked = at(ctx, { now: startOfDay(days[0]?.day ?? parseDay("2026-06-01")) });
  const account = await createAccount(linked);
  await createDays(ctx, account, days);
  return { ctx, account };
}

const value: fc.Arbitrary<MetricValue> = fc.oneof(
  fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }).map(measured),
  fc.bigInt({ min: 0n, max: 10n ** 12n }).map((count) => rounded(count, 3)),
  fc.constant(hidden()),
  fc.constant(missing()),
);

/** Only follower counts come rounded. */
const counts = fc.record(
  Object.fromEntries(
    metrics.map((metric) => [
      metric,
      metric === "followers" ? value : value.filter(({ state }) => state !== "rounded"),
    ]),
  ) as Record<AccountMetric, fc.Arbitrary<MetricValue>>,
);

const madeDay = fc.record(
  { counts, readSecond: fc.integer({ min: 0, max: 86_399 }), gap: fc.constantFrom(...gapReasons) },
  { requiredKeys: [] },
);

describe("the series of an account", () => {
  test("says of random days exactly what was written, day by day", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(madeDay, { minLength: 1, maxLength: 75 }),
        fc.integer({ min: -40, max: 80 }),
        fc.integer({ min: 1, max: 120 }),
        async (made, shift, length) => {
          const first = parseDay("2026-01-20");
          const days = made.map((one, index): MadeDay => ({ ...one, day: addDays(first, index) }));
          const { ctx, account } = await accountWith(days);
          const range = { from: addDays(first, shift), to: addDays(first, shift + length) };
          const { json: text } = await getTimeseries(ctx, { accountId: account.publicId, range });
          const series = readSeries(text, threeDigits);
          const written = new Map(days.map((day) => [day.day, day]));
          // Nothing is told of months before the first one held.
          const expected = eachDay(range).filter((day) => day >= "2026-01-01");
          expect(series.days.map(({ day }) => day)).toEqual(expected);
          expected.forEach((day, index) => {
            const own = written.get(day);
            const told = series.days[index];
            const readAt = own?.counts
              ? new Date(startOfDay(day).getTime() + (own.readSecond ?? 22_200) * 1000).toISOString()
              : null;
            expect(told).toEqual({ day, readAt, gap: own?.gap ?? null });
            for (const metric of metrics) {
              expect(series.values(metric)[index]).toEqual(own?.counts?.[metric] ?? missing());
            }
          });
        },
      ),
      runs(25),
    );
  }, 60_000);

  test("is empty, and not missing, before the first reading", async () => {
    const { ctx, account } = await accountWith([]);
    const range = { from: parseDay("2026-06-01"), to: parseDay("2026-07-01") };
    const series = JSON.parse((await getTimeseries(ctx, { accountId: account.publicId, range })).json);
    expect(series).toEqual({
      platform: "youtube",
      linked: "2026-06-01",
      from: "2026-06-01",
      length: 0,
      states: [],
      readSeconds: [],
      gaps: [],
    });
  });

  test("leaves out a metric without a number but keeps that it was hidden", async () => {
    const day = parseDay("2026-06-10");
    const { ctx, account } = await accountWith([
      { day, counts: { followers: hidden(), views: measured(7n) } },
    ]);
    const { json: text } = await getTimeseries(ctx, {
      accountId: account.publicId,
      range: { from: day, to: addDays(day, 1) },
    });
    expect(Object.keys(JSON.parse(text))).not.toContain("followers");
    const series = readSeries(text, threeDigits);
    expect(series.values("followers")).toEqual([hidden()]);
    expect(series.values("views")).toEqual([measured(7n)]);
  });

  test("says which days were brought, when as far as known, and how exact each count is", async () => {
    const [first, second, third] = ["2026-05-30", "2026-05-31", "2026-06-01"].map(parseDay);
    if (!first || !second || !third) throw new Error("No days");
    const { ctx, account } = await accountWith([{ day: third, counts: { followers: rounded(12_400n, 3) } }]);
    const counted = (count: bigint, power: number) => ({ state: "counted" as const, count, power });
    await bringDays(ctx, account, [
      { day: first, second: null, counts: { followers: counted(10_000n, 3), views: counted(98_765n, 0) } },
      { day: second, second: 60, counts: { followers: { state: "hidden" }, views: counted(1_200_000n, 5) } },
    ]);
    const range = { from: first, to: addDays(third, 1) };
    const series = readSeries(
      (await getTimeseries(ctx, { accountId: account.publicId, range })).json,
      threeDigits,
    );
    expect(series.days).toEqual([
      { day: first, readAt: null, gap: null, isImported: true },
      { day: second, readAt: "2026-05-31T00:01:00.000Z", gap: null, isImported: true },
      { day: third, readAt: "2026-06-01T06:10:00.000Z", gap: null },
    ]);
    expect(series.values("followers")).toEqual([rounded(10_000n, 2), hidden(), rounded(12_400n, 3)]);
    expect(series.values("views")).toEqual([measured(98_765n), rounded(1_200_000n, 2), missing()]);
  });

  test("of a year fits in 12 kB", async () => {
    const first = parseDay("2025-06-16");
    const { ctx, account } = await accountWith(
      eachDay({ from: first, to: addDays(first, 365) }).map((day, index) => ({
        day,
        counts: {
          followers: rounded(1_230_000n + BigInt(index) * 10_000n, 3),
          views: measured(160_361_638n + BigInt(index) * 4_321n),
          posts: measured(5_026n + BigInt(index)),
        },
      })),
    );
    const range = { from: first, to: addDays(first, 365) };
    const { json: text } = await getTimeseries(ctx, { accountId: account.publicId, range });
    expect(JSON.parse(text).followers).toHaveLength(365);
    expect(text.length).toBeLessThan(12_000);
  });

  test("of five years keeps at most 400 days, the ends and the extremes among them, and says so", async () => {
    const first = parseDay("2021-01-01");
    const days = eachDay({ from: first, to: addDays(first, 1_825) });
    const { ctx, account } = await accountWith(
      days.map((day, index) => ({
        day,
        counts: {
          followers: measured(index === 700 ? 99_999n : 1_000n + BigInt(index % 7)),
          views: measured(index === 900 ? 1n : 500_000n + BigInt(index)),
        },
      })),
    );
    const range = { from: first, to: addDays(first, 1_825) };
    const series = JSON.parse((await getTimeseries(ctx, { accountId: account.publicId, range })).json);
    expect(series.offsets.length).toBeLessThanOrEqual(400);
    expect(series.length).toBe(1_825);
    for (const index of [0, 700, 900, 1_824]) expect(series.offsets).toContain(index);
    expect(series.followers).toHaveLength(series.offsets.length);
    expect(series.followers[series.offsets.indexOf(700)]).toBe(99_999);
    expect(series.views[series.offsets.indexOf(900)]).toBe(1);
  });
});

describe("somebody else's account", () => {
  const range = { from: "2026-06-01" as Day, to: "2026-07-01" as Day };

  test("is not found, and neither is one that does not exist", async () => {
    const { account } = await accountWith([]);
    const { ctx } = await createPerson();
    const missingId = "01890000-0000-7000-8000-000000000000";
    for (const accountId of [account.publicId, missingId]) {
      const reading = getTimeseries(ctx, { accountId, range });
      await expect(reading).rejects.toThrow(NotFoundError);
      await expect(reading).rejects.toThrow("Account not found.");
    }
  });

  test("stays closed to a person who names a workspace they are not in", async () => {
    const { ctx: owner, account } = await accountWith([]);
    const { ctx } = await createPerson();
    const trespassing = { ...ctx, workspaceId: owner.workspaceId };
    await expect(getTimeseries(trespassing, { accountId: account.publicId, range })).rejects.toThrow(
      NotFoundError,
    );
  });

  test("leaves nothing behind on the connection that read it", async () => {
    const { ctx, account } = await accountWith([
      { day: parseDay("2026-06-10"), counts: { views: measured(7n) } },
    ]);
    await getTimeseries(ctx, { accountId: account.publicId, range });
    const counted = await Promise.all(
      Array.from(
        { length: 20 },
        () => clients().sql<{ rows: number }[]>`
        select count(*)::integer as rows from account_months`,
      ),
    );
    expect(counted.flat().every(({ rows }) => rows === 0)).toBe(true);
  });

  test("is refused to a billing member", async () => {
    const { ctx, account } = await accountWith([]);
    await expect(
      getTimeseries(at(ctx, { role: "billing" }), { accountId: account.publicId, range }),
    ).rejects.toThrow("Your role");
  });
});
