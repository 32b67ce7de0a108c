import "server-only";
import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Tx } from "@/db/client";
import { accountMetrics, postMetrics, posts } from "@/db/schema";
import type { DataKey } from "@/lib/crypto/keyring";
import { seal } from "@/lib/crypto/seal";
import { startOfDay, toDay } from "@/lib/dates";
import type { AccountMetric, PostMetric } from "@/lib/metrics/catalog";
import { type MetricValue, stored } from "@/lib/metrics/value";
import type { PlatformPost } from "@/lib/platforms/types";

export type AccountCounts = Partial<Record<AccountMetric, MetricValue>>;
export type PostCounts = Partial<Record<PostMetric, MetricValue>>;

/** An array as one parameter. As text, which every wrapper of the driver binds alike; the function casts it. */
export function texts(values: readonly (string | bigint | number | null)[]): SQL {
  return sql`${sql.param(values.map((value) => value?.toString() ?? null))}::text[]`;
}

const bytes = (value: Buffer) => `\\x${value.toString("hex")}`;

/** One column an array, in the order of the names; states packed two bits a metric, the first lowest. */
export function readingColumns<Name extends string>(
  names: readonly Name[],
  readings: readonly Partial<Record<Name, MetricValue>>[],
): { counts: (bigint | null)[][]; states: number[] } {
  return {
    counts: names.map((name) => readings.map((reading) => stored(reading[name]).count)),
    states: readings.map((reading) =>
      names.reduce((packed, name, place) => packed | (stored(reading[name]).code << (2 * place)), 0),
    ),
  };
}

/**
 * The day's counts of any number of accounts of this workspace, read at one time. The day's latest reading stays.
 * @returns how many accounts changed: none when the same is stored again
 */
export async function storeAccountDay(
  tx: Tx,
  readAt: Date,
  readings: readonly { accountId: bigint; counts: AccountCounts }[],
): Promise<number> {
  const day = toDay(readAt);
  const second = Math.floor((readAt.getTime() - startOfDay(day).getTime()) / 1000);
  const { counts, states } = readingColumns(
    accountMetrics,
    readings.map((reading) => reading.counts),
  );
  const [row] = await tx.execute<{ changed: number }>(sql`select store_account_day(
    ${day}, ${texts(readings.map((reading) => reading.accountId))}, ${texts(readings.map(() => second))},
    ${sql.join(counts.map(texts), sql`, `)}, ${texts(states)}) as changed`);
  return row?.changed ?? 0;
}

/**
 * One reading each of an account's posts, taken at one time. A second one on the same UTC day replaces the first.
 * @returns how many posts changed
 */
export async function storePostReadings(
  tx: Tx,
  accountId: bigint,
  readAt: Date,
  readings: readonly { postId: bigint; counts: PostCounts }[],
): Promise<number> {
  const { counts, states } = readingColumns(
    postMetrics,
    readings.map((reading) => reading.counts),
  );
  const [row] = await tx.execute<{ changed: number }>(sql`select store_post_readings(
    ${accountId.toString()}::bigint, ${readAt.toISOString()}::timestamptz,
    ${texts(readings.map((reading) => reading.postId))},
    ${sql.join(counts.map(texts), sql`, `)}, ${texts(states)}) as changed`);
  return row?.changed ?? 0;
}

/** Posts seen for the first time, due for a reading at once. @returns the keys of those that were new, by look-up */
export async function addPosts(
  tx: Tx,
  account: { accountId: bigint; key: DataKey },
  found: readonly (PlatformPost & { lookup: Buffer })[],
  now: Date,
): Promise<Map<string, bigint>> {
  if (found.length === 0) return new Map();
  const made = found.map((post) => ({ ...post, publicId: uuidv7() }));
  const sealedIds = made.map(({ externalId, publicId }) =>
    bytes(seal(account.key, externalId, postIdPlace(publicId))),
  );
  const rows = await tx.execute<{ post_id: string; lookup: string }>(sql`select * from add_posts(
    ${account.accountId.toString()}::bigint, ${now.toISOString()}::timestamptz,
    ${texts(made.map((post) => post.publicId))}, ${texts(sealedIds)},
    ${texts(made.map((post) => bytes(post.lookup)))}, ${texts(made.map((post) => post.kind))},
    ${texts(made.map((post) => post.publishedAt.toISOString()))})`);
  return new Map(rows.map((row) => [row.lookup, BigInt(row.post_id)]));
}

export const postIdPlace = (publicId: string) => ({ table: "posts", column: "external_id", row: publicId });

/** The platform shows these posts as public. */
export async function seePosts(
  tx: Tx,
  accountId: bigint,
  postIds: readonly bigint[],
  now: Date,
): Promise<void> {
  if (postIds.length === 0) return;
  await tx.execute(sql`select see_posts(${accountId.toString()}::bigint, ${now.toISOString()}::timestamptz,
    ${texts(postIds)})`);
}

/** Posts that are gone or not public any more: what we hold of them goes as well. */
export async function deletePosts(tx: Tx, accountId: bigint, postIds: readonly bigint[]): Promise<void> {
  if (postIds.length === 0) return;
  await tx.delete(posts).where(and(eq(posts.accountId, accountId), inArray(posts.id, [...postIds])));
}
