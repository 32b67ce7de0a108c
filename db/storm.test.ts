import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createClient } from "./client";

/**
 * The burst in which postgres.js, with one client and its default options, sends BEGIN on a connection that it never
 * reserved: writes acknowledged afterwards sit in a transaction nobody commits. Ours keeps transactions apart.
 */
const url = process.env.DATABASE_URL ?? "";
const admin = postgres(url, { max: 1, onnotice: () => {} });

beforeAll(() => admin`create table if not exists storm (id integer primary key, body text)`);
afterAll(async () => {
  await admin`drop table storm`;
  await admin.end();
});

/** @returns how many of the 100 inserts acknowledged after the burst are not there */
async function storm(single: postgres.Sql, transactions: postgres.Sql, base: number): Promise<number> {
  const big = "x".repeat(1_000_000);
  const transaction = (i: number) =>
    transactions.begin(async (tx) => {
      const body = i % 10 === 0 ? big : "small";
      await tx`insert into storm values (${base + i}, ${body}) on conflict (id) do update set body = excluded.body`;
    });
  await Promise.all(Array.from({ length: 190 }, (_, i) => transaction(i)));
  // Ten open connections with pipelines of a hundred: a thousand reads fill them, then come ten that say BEGIN.
  const burst = [
    ...Array.from({ length: 1_000 }, () => single`select 1`.execute()),
    ...Array.from({ length: 10 }, (_, i) => transaction(190 + i)),
  ];
  await within(10_000, Promise.allSettled(burst));
  const acknowledged: number[] = [];
  const inserts = Array.from({ length: 100 }, async (_, i) => {
    const id = base + 1_000 + i;
    await single`insert into storm values (${id}, 'after')`;
    acknowledged.push(id);
  });
  await within(5_000, Promise.allSettled(inserts));
  const [row] = await admin<{ kept: number }[]>`
    select count(*)::int as kept from storm where id = any(${acknowledged})`;
  return acknowledged.length - (row?.kept ?? 0);
}

/** A client in that state may never answer some queries: what it acknowledged until then is what counts. */
async function within(milliseconds: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const end = new Promise((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([work, end]);
  clearTimeout(timer);
}

test("a burst loses no acknowledged write", async () => {
  const single = createClient(url, { max: 10 });
  const transactions = createClient(url, { max: 10 });
  const lost = await storm(single, transactions, 0);
  await Promise.all([single.end({ timeout: 1 }), transactions.end({ timeout: 1 })]);
  expect(lost).toBe(0);
}, 60_000);

test("the same burst through one client with default options loses some", async () => {
  const one = postgres(url, { onnotice: () => {} });
  const lost = await storm(one, one, 100_000);
  await one.end({ timeout: 1 });
  expect(lost).toBeGreaterThan(0);
}, 60_000);
