import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accountMetrics } from "@/db/schema";
import { inWorkspace, type PersonContext } from "@/lib/context";
import { addDays, type Day, parseDay, startOfDay } from "@/lib/dates";
import { clients } from "@/lib/db";
import type { ImportedCount, ImportedDay } from "@/lib/metrics/imported";
import { measured } from "@/lib/metrics/value";
import { storeAccountDay } from "@/lib/sync/store";
import { createAccount } from "@/lib/testing/accounts";
import { createPerson } from "@/lib/testing/builders";
import { bringDays } from "@/lib/testing/imports";
import { rows } from "@/lib/testing/linked-world";
import { runs } from "@/lib/testing/runs";
import { readKnownDays, takeBack } from "./store";

let ctx: PersonContext;
beforeAll(async () => {
  ({ ctx } = await createPerson());
});
afterAll(() => clients().close());

const counted = (count: bigint, power = 0): ImportedCount => ({ state: "counted", count, power });
const day = (text: string, counts: ImportedDay["counts"], second: number | null = null): ImportedDay => ({
  day: parseDay(text),
  second,
  counts,
});

const bring = (accountId: bigint, days: readonly ImportedDay[]) => bringDays(ctx, { id: accountId }, days);
const read = (accountId: bigint, at: Date, followers: bigint) =>
  inWorkspace(ctx, (tx) =>
    storeAccountDay(tx, at, [{ accountId, counts: { followers: measured(followers) } }]),
  );
const undo = (importId: bigint) => inWorkspace(ctx, (tx) => takeBack(tx, importId));

const held = (accountId: bigint) =>
  rows(
    ctx,
    `select to_char(month + (i - 1), 'YYYY-MM-DD') as day, read_seconds[i] as second, states[i] as states,
       imported[i] as imported, followers[i]::text as followers, views[i]::text as views
     from account_months, generate_series(1, 31) i
     where account_id = ${accountId} and coalesce(states[i], read_seconds[i], imported[i]) is not null order by 1`,
  );

test("stores days over the turn of a year, with their precision, and says which", async () => {
  const { id } = await createAccount(ctx);
  const { stored } = await bring(id, [
    day("2025-12-31", { followers: counted(1_200n, 2) }),
    day("2026-01-01", { followers: counted(1_234n), views: counted(98_000_000n, 6) }, 3_600),
  ]);
  expect(stored).toEqual(["2025-12-31", "2026-01-01"]);
  expect(await held(id)).toEqual([
    { day: "2025-12-31", second: null, states: 2, imported: 2, followers: "1200", views: null },
    {
      day: "2026-01-01",
      second: 3_600,
      states: 1 | (2 << 4),
      imported: 6 << 8,
      followers: "1234",
      views: "98000000",
    },
  ]);
});

test("never adds to a day that was read, nor overwrites a count that was brought", async () => {
  const { id } = await createAccount(ctx);
  await read(id, new Date("2026-03-02T08:00:00Z"), 500n);
  await bring(id, [day("2026-03-01", { followers: counted(490n) })]);
  const second = await bring(id, [
    day("2026-03-01", { followers: counted(1n), views: counted(7n) }),
    day("2026-03-02", { followers: counted(2n), views: counted(8n) }),
  ]);
  expect(second.stored).toEqual(["2026-03-01"]);
  expect(await held(id)).toEqual([
    { day: "2026-03-01", second: null, states: 1 | (1 << 4), imported: 0, followers: "490", views: "7" },
    { day: "2026-03-02", second: 28_800, states: 1, imported: null, followers: "500", views: null },
  ]);
  expect(
    await inWorkspace(ctx, (tx) =>
      readKnownDays(tx, id, [parseDay("2026-02-28"), parseDay("2026-03-01"), parseDay("2026-03-02")]),
    ),
  ).toEqual([
    { day: "2026-03-01", isRead: false, states: 17 },
    { day: "2026-03-02", isRead: true, states: 1 },
  ]);
});

test("a reading takes the day, whatever time the file gave, and the mark goes with it", async () => {
  const { id } = await createAccount(ctx);
  const { importId } = await bring(id, [
    day("2026-06-15", { followers: counted(7n), views: counted(9n) }, 86_000),
  ]);
  expect(await read(id, new Date("2026-06-15T01:00:00Z"), 8n)).toBe(1);
  const reading = [
    { day: "2026-06-15", second: 3_600, states: 1, imported: null, followers: "8", views: null },
  ];
  expect(await held(id)).toEqual(reading);
  expect(await undo(importId)).toBe(0);
  expect(await held(id)).toEqual(reading);
});

test("taking one import back leaves another's counts of the same day, and no empty month", async () => {
  const { id } = await createAccount(ctx);
  const first = await bring(id, [day("2026-02-10", { followers: counted(100n, 1) })]);
  const other = await bring(id, [day("2026-02-10", { followers: counted(1n), views: counted(2_000n, 3) })]);
  expect(await undo(first.importId)).toBe(1);
  expect(await held(id)).toEqual([
    { day: "2026-02-10", second: null, states: 2 << 4, imported: 3 << 8, followers: null, views: "2000" },
  ]);
  expect(await undo(other.importId)).toBe(1);
  expect(await rows(ctx, `select from account_months where account_id = ${id}`)).toEqual([]);
  expect(await rows(ctx, `select from import_months where account_id = ${id}`)).toEqual([]);
});

test("a reason why a day was not read outlives what was brought for it", async () => {
  const { id } = await createAccount(ctx);
  await inWorkspace(ctx, (tx) =>
    tx.execute(`select fill_gaps(${id}, '2026-04-01', '2026-04-04', '2026-04-01', 2::smallint, 0::smallint)`),
  );
  const { importId } = await bring(id, [day("2026-04-02", { followers: counted(3n) })]);
  await undo(importId);
  expect(
    await rows(
      ctx,
      `select array_to_json(gap_reasons[1:4]) as reasons from account_months where account_id = ${id}`,
    ),
  ).toEqual([{ reasons: [2, 2, 2, null] }]);
});

// Readings, imports and their undoing in any order, against a model of three sentences.
const start = parseDay("2026-01-27");
const dayAt = (offset: number): Day => addDays(start, offset);
const offset = fc.integer({ min: 0, max: 9 });
const amount = fc.record({
  count: fc.bigInt({ min: 0n, max: 10n ** 15n }),
  power: fc.integer({ min: 0, max: 12 }),
});
const step = fc.oneof(
  fc.record({ kind: fc.constant("read" as const), offset, count: fc.bigInt({ min: 0n, max: 999n }) }),
  fc.record({
    kind: fc.constant("bring" as const),
    days: fc.uniqueArray(
      fc.record({
        offset,
        metrics: fc.dictionary(fc.constantFrom(...accountMetrics), amount, { maxKeys: 3 }),
      }),
      { selector: (one) => one.offset, minLength: 1, maxLength: 6 },
    ),
  }),
  fc.record({ kind: fc.constant("undo" as const), which: fc.nat(5) }),
);

test("whatever the order, a count stands as it was first brought until a reading or its undoing takes it", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const { id } = await createAccount(ctx);
      const model = new Map<Day, Map<string, { text: string; from: bigint | null }>>();
      const made: bigint[] = [];
      for (const one of steps) {
        if (one.kind === "read") {
          await read(id, startOfDay(dayAt(one.offset)), one.count);
          model.set(dayAt(one.offset), new Map([["followers", { text: `${one.count}`, from: null }]]));
        } else if (one.kind === "bring") {
          const days = one.days.map(({ offset: at, metrics }) =>
            day(
              dayAt(at),
              Object.fromEntries(Object.entries(metrics).map(([m, a]) => [m, counted(a.count, a.power)])),
            ),
          );
          const { importId, stored } = await bring(id, days);
          made.push(importId);
          const changed = new Set<Day>();
          for (const brought of days) {
            const there = model.get(brought.day) ?? new Map();
            if ([...there.values()].some(({ from }) => from === null)) continue;
            for (const [metric, count] of Object.entries(brought.counts)) {
              if (there.has(metric) || count.state !== "counted") continue;
              there.set(metric, { text: `${count.count}/${count.power}`, from: importId });
              changed.add(brought.day);
              model.set(brought.day, there);
            }
          }
          expect(stored).toEqual([...changed].sort());
        } else {
          const importId = made[one.which];
          if (importId === undefined) continue;
          await undo(importId);
          for (const there of model.values()) {
            for (const [metric, { from }] of there) if (from === importId) there.delete(metric);
          }
        }
      }
      const found = await rows<{ day: Day; metric: string; text: string }>(
        ctx,
        `select to_char(month + (i - 1), 'YYYY-MM-DD') as day, metric, count || case when imported[i] is null then ''
           else '/' || ((imported[i] >> (place * 4)) & 15) end as text
         from account_months, generate_series(1, 31) i, lateral (values ${accountMetrics
           .map((metric, place) => `('${metric}', ${metric}[i], ${place})`)
           .join(", ")}) m(metric, count, place)
         where account_id = ${id} and count is not null order by 1, 2`,
      );
      const expected = [...model].flatMap(([at, there]) =>
        [...there].map(([metric, { text }]) => ({ day: at, metric, text })),
      );
      const byPlace = (a: { day: Day; metric: string }, b: { day: Day; metric: string }) =>
        `${a.day}${a.metric}` < `${b.day}${b.metric}` ? -1 : 1;
      expect(found.toSorted(byPlace)).toEqual(expected.toSorted(byPlace));
    }),
    runs(40),
  );
});
