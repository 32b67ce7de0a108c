import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accountMetrics, postMetrics } from "@/db/schema";
import { type Context, inWorkspace } from "@/lib/context";
import { clients } from "@/lib/db";
import { hidden, type MetricValue, measured, missing, rounded, stored } from "@/lib/metrics/value";
import { createAccount } from "@/lib/testing/accounts";
import { createPerson } from "@/lib/testing/builders";
import { rows } from "@/lib/testing/linked-world";
import { runs } from "@/lib/testing/runs";
import { type AccountCounts, type PostCounts, storeAccountDay, storePostReadings } from "./store";

let ctx: Awaited<ReturnType<typeof createPerson>>["ctx"];
beforeAll(async () => {
  ({ ctx } = await createPerson({ now: new Date("2025-12-30T00:00:00Z") }));
});
afterAll(() => clients().close());

const value: fc.Arbitrary<MetricValue> = fc.oneof(
  fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }).map(measured),
  fc.bigInt({ min: 0n, max: 10n ** 12n }).map((count) => rounded(count, 3)),
  fc.constant(hidden()),
  fc.constant(missing()),
);
const countsOf = <Name extends string>(names: readonly Name[]) =>
  fc.record(Object.fromEntries(names.map((name) => [name, value])) as Record<Name, typeof value>, {
    requiredKeys: [],
  }) as fc.Arbitrary<Partial<Record<Name, MetricValue>>>;

/** Readings in the order of their times, over a turn of the year. */
const times = fc
  .uniqueArray(fc.integer({ min: 0, max: 8 * 86_400 - 1 }), { minLength: 1, maxLength: 24 })
  .map((seconds) =>
    seconds.sort((a, b) => a - b).map((second) => new Date(Date.UTC(2025, 11, 28) + second * 1000)),
  );
const readings = <Counts>(counts: fc.Arbitrary<Counts>) =>
  times.chain((list) =>
    fc.tuple(...list.map((at) => counts.map((given) => ({ at, counts: given })))),
  ) as fc.Arbitrary<{ at: Date; counts: Counts }[]>;

const dayOf = (at: Date) => at.toISOString().slice(0, 10);
const lastOfEachDay = <T extends { at: Date }>(list: readonly T[]) => [
  ...new Map(list.map((reading) => [dayOf(reading.at), reading])).values(),
];
const packed = <Name extends string>(names: readonly Name[], counts: Partial<Record<Name, MetricValue>>) =>
  names.reduce((bits, name, i) => bits | (stored(counts[name]).code << (2 * i)), 0);

const dayRows = (where: Context, accountId: bigint) =>
  rows<{ day: string; second: number; states: number; counts: (string | null)[] }>(
    where,
    `select to_char(month + (i - 1), 'YYYY-MM-DD') as day, read_seconds[i] as second, states[i] as states,
       json_build_array(${accountMetrics.map((name) => `${name}[i]::text`).join(", ")}) as counts
     from account_months, generate_series(1, 31) i
     where account_id = ${accountId} and read_seconds[i] is not null order by 1`,
  );

test("whatever is read, of each UTC day exactly the last reading stays, and doing it again changes nothing", async () => {
  await fc.assert(
    fc.asyncProperty(readings(countsOf(accountMetrics)), fc.boolean(), async (list, isReversed) => {
      const { id } = await createAccount(ctx);
      const store = ({ at, counts }: { at: Date; counts: AccountCounts }) =>
        inWorkspace(ctx, (tx) => storeAccountDay(tx, at, [{ accountId: id, counts }]));
      // Late answers may come in any order: the time of reading decides.
      for (const reading of isReversed ? [...list].reverse() : list) await store(reading);
      const expected = lastOfEachDay(list).map(({ at, counts }) => ({
        day: dayOf(at),
        second: Math.floor((at.getTime() % 86_400_000) / 1000),
        states: packed(accountMetrics, counts),
        counts: accountMetrics.map((name) => stored(counts[name]).count?.toString() ?? null),
      }));
      expect(await dayRows(ctx, id)).toEqual(expected);
      for (const reading of list) expect(await store(reading)).toBe(0);
      expect(await dayRows(ctx, id)).toEqual(expected);
    }),
    runs(40),
  );
});

test("a post's readings grow by one a UTC day, each day's last one, oldest first", async () => {
  await fc.assert(
    fc.asyncProperty(readings(countsOf(postMetrics)), async (list) => {
      const { id, postIds } = await createAccount(
        { ...ctx, now: new Date("2025-12-20T15:00:00Z") },
        { posts: 1 },
      );
      await rows(
        ctx,
        `update posts set read_at = '{}', age_days = '{}', views = '{}', likes = '{}',
        comments = '{}', shares = '{}', states = '{}' where public_id = '${postIds[0]}'`,
      );
      const [post] = await rows<{ id: string }>(
        ctx,
        `select id from posts where public_id = '${postIds[0]}'`,
      );
      const store = ({ at, counts }: { at: Date; counts: PostCounts }) =>
        inWorkspace(ctx, (tx) => storePostReadings(tx, id, at, [{ postId: BigInt(post?.id ?? 0), counts }]));
      for (const reading of list) expect(await store(reading)).toBe(1);
      const [row] = await rows<Record<string, unknown>>(
        ctx,
        `select to_json(age_days) as age_days, ${postMetrics.map((name) => `to_json(${name}::text[]) as ${name}`).join(", ")},
           to_json(states) as states, array_dims(views) as dims from posts where id = ${post?.id}`,
      );
      const last = lastOfEachDay(list);
      expect(row?.age_days).toEqual(
        last.map(({ at }) => Math.round((Date.parse(dayOf(at)) - Date.parse("2025-12-20")) / 86_400_000)),
      );
      for (const name of postMetrics) {
        expect(row?.[name]).toEqual(last.map(({ counts }) => stored(counts[name]).count?.toString() ?? null));
      }
      expect(row?.states).toEqual(last.map(({ counts }) => packed(postMetrics, counts)));
      expect(row?.dims).toBe(`[1:${last.length}]`);
      // The newest again, and all older ones come late: nothing moves.
      for (const reading of list) expect(await store(reading)).toBe(0);
    }),
    runs(30),
  );
});

test("many accounts are stored in one statement, and another workspace's is left alone", async () => {
  const mine = await Promise.all([createAccount(ctx), createAccount(ctx), createAccount(ctx)]);
  const stranger = (await createPerson()).ctx;
  const theirs = await createAccount(stranger);
  const at = new Date("2026-01-15T06:10:00Z");
  const readingsOf = [...mine, theirs].map(({ id }, n) => ({
    accountId: id,
    counts: { followers: measured(BigInt(n)) },
  }));
  const store = () => inWorkspace(ctx, (tx) => storeAccountDay(tx, at, readingsOf.slice(0, 3)));
  expect(await store()).toBe(3);
  expect(await store()).toBe(0);
  await inWorkspace(stranger, (tx) =>
    storeAccountDay(tx, at, [{ accountId: theirs.id, counts: { followers: measured(7n) } }]),
  );
  await inWorkspace(ctx, (tx) => storeAccountDay(tx, at, readingsOf));
  expect((await dayRows(stranger, theirs.id))[0]?.counts[0]).toBe("7");
});
