import "server-only";
import { eq, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { postMetrics, posts } from "@/db/schema";
import { lookups } from "@/lib/crypto/keys";
import { type PostCounts, readingColumns, texts } from "@/lib/sync/store";
import type { ImportAccount } from "./account";

/** A reading of a post, as an archive tells of it. */
export interface ImportedPostReading {
  /** The post's identifier at the platform. */
  externalId: string;
  readAt: Date;
  counts: PostCounts;
}

/** A reading of a post that is known here. */
type Matched = ImportedPostReading & { postId: bigint };

export interface PostReadingsPlan {
  /** That would be stored: from before our own first reading of a post. */
  postReadings: number;
  /** Of known posts, from a time that is covered already. */
  otherPostReadings: number;
  /** Posts that are not listed for this account here: gone, or not public any more. */
  unknownPosts: number;
}

export async function planPostReadings(
  tx: Tx,
  account: ImportAccount,
  readings: readonly ImportedPostReading[],
): Promise<PostReadingsPlan> {
  const { known, unknownPosts } = await matchPosts(tx, account, readings);
  if (known.length === 0) return { postReadings: 0, otherPostReadings: 0, unknownPosts };
  const [row] = await tx.execute<{ count: number }>(sql`select count(*)::integer as count
    from importable_post_readings(${account.id.toString()}::bigint, ${columns(known)})`);
  const postReadings = row?.count ?? 0;
  return { postReadings, otherPostReadings: known.length - postReadings, unknownPosts };
}

/** @returns how many were stored */
export async function storePostReadings(
  tx: Tx,
  account: ImportAccount,
  importId: bigint,
  readings: readonly ImportedPostReading[],
): Promise<number> {
  const { known } = await matchPosts(tx, account, readings);
  if (known.length === 0) return 0;
  const [row] = await tx.execute<{ stored: number }>(sql`select store_imported_post_readings(
    ${account.id.toString()}::bigint, ${importId.toString()}::bigint, ${columns(known)}) as stored`);
  return row?.stored ?? 0;
}

function columns(readings: readonly Matched[]): SQL {
  const { counts, states } = readingColumns(
    postMetrics,
    readings.map((reading) => reading.counts),
  );
  return sql.join(
    [
      texts(readings.map(({ postId }) => postId)),
      texts(readings.map(({ readAt }) => readAt.toISOString())),
      ...counts.map(texts),
      texts(states),
    ],
    sql`, `,
  );
}

async function matchPosts(
  tx: Tx,
  account: ImportAccount,
  readings: readonly ImportedPostReading[],
): Promise<{ known: Matched[]; unknownPosts: number }> {
  if (readings.length === 0) return { known: [], unknownPosts: 0 };
  const rows = await tx
    .select({ id: posts.id, lookup: posts.externalLookup })
    .from(posts)
    .where(eq(posts.accountId, account.id));
  const byDigest = new Map(rows.map(({ id, lookup }) => [lookup.toString("hex"), id]));
  const byName = new Map<string, bigint | null>();
  const postOf = (externalId: string): bigint | null => {
    // Under every root key still in use: an older post was found by an older one.
    const digests = lookups("external-lookup", `${account.descriptor.id}:${externalId}`);
    return (
      digests.map((digest) => byDigest.get(digest.toString("hex"))).find((id) => id !== undefined) ?? null
    );
  };
  const known = readings.flatMap((reading): Matched[] => {
    const { externalId } = reading;
    if (!byName.has(externalId)) byName.set(externalId, postOf(externalId));
    const postId = byName.get(externalId) ?? null;
    return postId === null ? [] : [{ ...reading, postId }];
  });
  return { known, unknownPosts: [...byName.values()].filter((id) => id === null).length };
}
