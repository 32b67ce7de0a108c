import "server-only";
import { eq } from "drizzle-orm";
import { posts } from "@/db/schema";
import { inWorkspace } from "@/lib/context";
import { openKey } from "@/lib/crypto/keyring";
import { open } from "@/lib/crypto/seal";
import { addDays, toDay } from "@/lib/dates";
import { platform } from "@/lib/platforms/registry";
import { listPosts } from "./list-posts";
import { saveRun } from "./runs";
import { type AccountCounts, deletePosts, postIdPlace, storePostReadings } from "./store";
import { holdConnection } from "./target";
import type { Visit } from "./visit";

/** A post to read now, by the platform's name for it. */
interface DuePost {
  postId: bigint;
  externalId: string;
  isListed: boolean;
}

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
  const { readingsPerCall } = platform(target.platform);
  for (let from = 0; from < due.length; from += readingsPerCall) {
    await readChunk(visit, due.slice(from, from + readingsPerCall));
  }
}

/** Those whose day has come, and those the list no longer shows. */
async function duePosts(
  { ctx, target, run }: Visit,
  listed: ReadonlyMap<bigint, string>,
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
    const name = listed.get(row.id);
    if (name !== undefined) {
      return row.nextReadDay <= lastDay ? [{ postId: row.id, externalId: name, isListed: true }] : [];
    }
    if (!isCredible(listed, counts)) return [];
    return [
      { postId: row.id, externalId: open(key, row.externalId, postIdPlace(row.publicId)), isListed: false },
    ];
  });
}

/** An empty list says that nothing is left only where the account's own count says so too. */
function isCredible(listed: ReadonlyMap<bigint, string>, counts: AccountCounts | null): boolean {
  return listed.size > 0 || (counts?.posts?.state === "measured" && counts.posts.count === 0n);
}

async function readChunk({ ctx, target, run, call }: Visit, chunk: readonly DuePost[]): Promise<void> {
  const answer = await call((platform, grant) =>
    platform.fetchReadings(
      grant,
      chunk.map((post) => post.externalId),
    ),
  );
  const read = new Map(answer.map((reading) => [reading.externalId, reading.counts]));
  const readings = chunk.flatMap(({ postId, externalId }) => {
    const counts = read.get(externalId);
    return counts ? [{ postId, counts }] : [];
  });
  const gone = chunk.filter((post) => !post.isListed && !read.has(post.externalId));
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
