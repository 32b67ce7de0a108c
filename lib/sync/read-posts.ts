import "server-only";
import { eq } from "drizzle-orm";
import { posts } from "@/db/schema";
import { inWorkspace } from "@/lib/context";
import { openKey } from "@/lib/crypto/keyring";
import { open } from "@/lib/crypto/seal";
import { addDays, toDay } from "@/lib/dates";
import { platform } from "@/lib/platforms/registry";
import { type ListedPost, listPosts } from "./list-posts";
import { saveRun } from "./runs";
import { type AccountCounts, deletePosts, postIdPlace, storePostReadings } from "./store";
import { holdConnection } from "./target";
import type { Visit } from "./visit";

/** A post to read now, by the platform's name for it. */
interface DuePost extends ListedPost {
  postId: bigint;
  isListed: boolean;
}

/** Readings that the list carried are stored so many at a time: as few transactions as is kind to others. */
const storedAtOnce = 200;

/**
 * Lists every post, then reads those whose turn it is. A post is gone when neither the list nor a reading shows it: one
 * empty answer deletes nothing.
 * @param counts the account's own, where they could be read
 */
export async function readPosts(visit: Visit, counts: AccountCounts | null): Promise<void> {
  const { ctx, target, run } = visit;
  const listed = await listPosts(visit);
  const due = await duePosts(visit, listed, counts);
  run.isListingDone = true;
  run.postsRead = listed.size - due.filter((post) => post.isListed).length;
  await inWorkspace(ctx, (tx) => saveRun(tx, run));
  const carried = due.filter((post) => post.counts !== null);
  for (const chunk of chunks(carried, storedAtOnce)) await keepReadings(visit, chunk);
  const unread = due.filter((post) => post.counts === null);
  for (const chunk of chunks(unread, platform(target.platform).readingsPerCall)) {
    await keepReadings(visit, await ask(visit, chunk));
  }
}

function* chunks<T>(items: readonly T[], size: number): Generator<readonly T[]> {
  for (let from = 0; from < items.length; from += size) yield items.slice(from, from + size);
}

/** Those whose day has come, and those the list no longer shows. */
async function duePosts(
  { ctx, target, run }: Visit,
  listed: ReadonlyMap<bigint, ListedPost>,
  counts: AccountCounts | null,
): Promise<DuePost[]> {
  const today = toDay(ctx.now);
  // A reading that was asked for makes today's fresher: what was read today is due tomorrow.
  const lastDay = run.reason === "asked" ? addDays(today, 1) : today;
  const rows = await inWorkspace(ctx, (tx) =>
    tx
      .select({
        id: posts.id,
        publicId: posts.publicId,
        externalId: posts.externalId,
        nextReadDay: posts.nextReadDay,
      })
      .from(posts)
      .where(eq(posts.accountId, target.accountId)),
  );
  const key = await openKey(target.keyId);
  return rows.flatMap((row): DuePost[] => {
    const post = listed.get(row.id);
    if (post) return row.nextReadDay <= lastDay ? [{ ...post, postId: row.id, isListed: true }] : [];
    if (!isCredible(listed, counts)) return [];
    const externalId = open(key, row.externalId, postIdPlace(row.publicId));
    return [{ externalId, counts: null, postId: row.id, isListed: false }];
  });
}

/** An empty list says that nothing is left only where the account's own count says so too. */
function isCredible(listed: ReadonlyMap<bigint, ListedPost>, counts: AccountCounts | null): boolean {
  return listed.size > 0 || (counts?.posts?.state === "measured" && counts.posts.count === 0n);
}

/** What the platform says of these posts now; null counts for one that it does not show. */
async function ask({ call }: Visit, chunk: readonly DuePost[]): Promise<DuePost[]> {
  const answer = await call((platform, grant) =>
    platform.fetchReadings(
      grant,
      chunk.map((post) => post.externalId),
    ),
  );
  const read = new Map(answer.map((reading) => [reading.externalId, reading.counts]));
  return chunk.map((post) => ({ ...post, counts: read.get(post.externalId) ?? null }));
}

/** Stores what was read. What neither the list nor a reading showed is gone, and what we hold of it goes as well. */
async function keepReadings({ ctx, target, run }: Visit, chunk: readonly DuePost[]): Promise<void> {
  const readings = chunk.flatMap(({ postId, counts }) => (counts ? [{ postId, counts }] : []));
  const gone = chunk.filter((post) => !post.isListed && post.counts === null);
  await inWorkspace(ctx, async (tx) => {
    await holdConnection(tx, target);
    await storePostReadings(tx, target.accountId, ctx.now, readings);
    await deletePosts(
      tx,
      target.accountId,
      gone.map((post) => post.postId),
    );
    run.postsRead += chunk.filter((post) => post.isListed).length;
    await saveRun(tx, run);
  });
}
