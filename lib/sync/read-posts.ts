import "server-only";
import { eq } from "drizzle-orm";
import { accounts } from "@/db/schema";
import { inWorkspace } from "@/lib/context";
import { openKey } from "@/lib/crypto/keyring";
import { open } from "@/lib/crypto/seal";
import { addDays, type Day, toDay } from "@/lib/dates";
import { platform } from "@/lib/platforms/registry";
import { beginListing, type KnownPost, type ListedPost, type Listing } from "./list-posts";
import { saveRun } from "./runs";
import { isWholeListDue, mayStop } from "./short-list";
import { type AccountCounts, deletePosts, type PostCounts, postIdPlace, storePostReadings } from "./store";
import { holdConnection } from "./target";
import type { Visit } from "./visit";

/** What the account's own answer tells of its posts. */
export interface AccountAnswer {
  counts: AccountCounts;
  firstPosts: string | null;
}

interface Reading {
  postId: bigint;
  counts: PostCounts;
}

/** Readings that the list carried are stored so many at a time: as few transactions as is kind to others. */
const storedAtOnce = 200;

/**
 * Lists posts and reads those whose day has come. The whole list is read once a week, and whenever a post that the pages
 * so far do not show gives no answer by its name: it is gone when neither the whole list nor a reading shows it. One
 * empty answer deletes nothing.
 * @param account null where it could not be read
 */
export async function readPosts(visit: Visit, account: AccountAnswer | null): Promise<void> {
  const { ctx, target } = visit;
  const today = toDay(ctx.now);
  // A reading that was asked for makes today's fresher: what was read today is due tomorrow.
  const lastDay = visit.run.reason === "asked" ? addDays(today, 1) : today;
  const isWholeDue = isWholeListDue(target.listedAt && toDay(target.listedAt), today);
  const { readingsPerCall } = platform(target.platform);

  const { listing, readOn } = await beginListing(visit, account?.firstPosts ?? null);
  await readOn(() => !isWholeDue && mayStop(listing, lastDay, readingsPerCall));
  const isDue = (post: KnownPost) => post.nextReadDay <= lastDay;
  const tellsAll = () => listing.isWhole && isCredible(listing, account?.counts ?? null);
  // Also where the list is empty and should not be: what still answers by its name is seen, and read on its day.
  const named = tellsAll() ? [] : unlisted(listing).filter(isDue);
  const silent = await readByName(visit, named);
  if (silent.length > 0) await readOn(() => false);
  if (tellsAll()) {
    const rest = unlisted(listing).filter((post) => !named.includes(post));
    silent.push(...(await readByName(visit, rest)));
    await endListing(
      visit,
      silent.filter(({ id }) => !listing.listed.has(id)),
    );
  }
  await readListed(visit, listing, lastDay);
}

const unlisted = ({ known, listed }: Listing) => [...known.values()].filter(({ id }) => !listed.has(id));

/** An empty list says that nothing is left only where the account's own count says so too. */
function isCredible({ listed }: Listing, counts: AccountCounts | null): boolean {
  return listed.size > 0 || (counts?.posts?.state === "measured" && counts.posts.count === 0n);
}

/** Reads posts that the list did not show. @returns those that gave no answer */
async function readByName(visit: Visit, those: readonly KnownPost[]): Promise<KnownPost[]> {
  const key = await openKey(visit.target.keyId);
  const named = those.map((post) => ({
    ...post,
    postId: post.id,
    externalId: open(key, post.externalId, postIdPlace(post.publicId)),
  }));
  visit.run.postsFound += named.length;
  const answered = new Set<bigint>();
  for await (const readings of readInChunks(visit, named, false)) {
    for (const { postId } of readings) answered.add(postId);
  }
  return those.filter(({ id }) => !answered.has(id));
}

/** Stores the listed posts whose day has come: from the list where it carries counts, else from readings of their own. */
async function readListed(visit: Visit, { known, listed }: Listing, lastDay: Day): Promise<void> {
  const due = [...listed].flatMap(([postId, post]) =>
    (known.get(postId)?.nextReadDay ?? lastDay) <= lastDay ? [{ ...post, postId }] : [],
  );
  visit.run.isListingDone = true;
  visit.run.postsRead += listed.size - due.length;
  await inWorkspace(visit.ctx, (tx) => saveRun(tx, visit.run));
  const carried = due.flatMap(({ postId, counts }) => (counts ? [{ postId, counts }] : []));
  for (const chunk of chunks(carried, storedAtOnce)) await keepReadings(visit, chunk, chunk.length);
  const unread = due.filter(({ counts }) => counts === null);
  for await (const _ of readInChunks(visit, unread, true));
}

/** Asks the platform for readings and stores them. Yields what each call brought. */
async function* readInChunks(
  visit: Visit,
  those: readonly (Pick<ListedPost, "externalId"> & { postId: bigint })[],
  areListed: boolean,
): AsyncGenerator<readonly Reading[]> {
  for (const chunk of chunks(those, platform(visit.target.platform).readingsPerCall)) {
    const ids = chunk.map(({ externalId }) => externalId);
    const answer = await visit.call((one, grant) => one.fetchReadings(grant, ids, areListed));
    const read = new Map(answer.map(({ externalId, counts }) => [externalId, counts]));
    const readings = chunk.flatMap(({ postId, externalId }) => {
      const counts = read.get(externalId);
      return counts ? [{ postId, counts }] : [];
    });
    await keepReadings(visit, readings, chunk.length);
    yield readings;
  }
}

function* chunks<T>(items: readonly T[], size: number): Generator<readonly T[]> {
  for (let from = 0; from < items.length; from += size) yield items.slice(from, from + size);
}

async function keepReadings({ ctx, target, run }: Visit, readings: readonly Reading[], asked: number) {
  await inWorkspace(ctx, async (tx) => {
    await holdConnection(tx, target);
    await storePostReadings(tx, target.accountId, ctx.now, readings);
    run.postsRead += asked;
    await saveRun(tx, run);
  });
}

/** The whole list was read: what neither it nor a reading shows is gone, and what we hold of it goes as well. */
async function endListing({ ctx, target, run }: Visit, gone: readonly KnownPost[]): Promise<void> {
  await inWorkspace(ctx, async (tx) => {
    await holdConnection(tx, target);
    await deletePosts(
      tx,
      target.accountId,
      gone.map(({ id }) => id),
    );
    run.postsFound -= gone.length;
    run.postsRead -= gone.length;
    await saveRun(tx, run);
    await tx.update(accounts).set({ listedAt: ctx.now }).where(eq(accounts.id, target.accountId));
  });
}
