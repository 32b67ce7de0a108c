import "server-only";
import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { posts } from "@/db/schema";
import { inWorkspace } from "@/lib/context";
import { openKey } from "@/lib/crypto/keyring";
import { lookups } from "@/lib/crypto/keys";
import type { Day } from "@/lib/dates";
import { PlatformError } from "@/lib/platforms/errors";
import type { Page, PlatformPost } from "@/lib/platforms/types";
import { saveRun } from "./runs";
import { addPosts, type PostCounts, seePosts } from "./store";
import { holdConnection } from "./target";
import type { Visit } from "./visit";

/** A platform that pages for ever is not read for ever: 1,000 pages are 50,000 posts. */
const mostPages = 1_000;

/** A post as the platform lists it: its name there, and its counts where the list carries them. */
export interface ListedPost {
  externalId: string;
  counts: PostCounts | null;
}

/** A post that was here before this visit. */
export interface KnownPost {
  id: bigint;
  publicId: string;
  externalId: Buffer;
  publishedAt: Date;
  nextReadDay: Day;
}

/** The platform's list, as far as it was read. */
export interface Listing {
  known: ReadonlyMap<bigint, KnownPost>;
  listed: Map<bigint, ListedPost>;
  /** Posts on the fullest page. */
  pageSize: number;
  /** The pages so far end with a post that was here before: what is newer is on them. */
  reachesKnown: boolean;
  /** Every page was read. */
  isWhole: boolean;
}

/** Reads the platform's list from its beginning; new posts are kept as they come. Call `readOn` to go on. */
export async function beginListing(
  visit: Visit,
  firstPosts: string | null,
): Promise<{ listing: Listing; readOn: (isEnough: () => boolean) => Promise<void> }> {
  const { ctx, target, run } = visit;
  const rows = await inWorkspace(ctx, (tx) => knownPosts(tx, target.accountId));
  const names = new Map(rows.map(({ lookup, id }) => [lookup.toString("hex"), id]));
  const listing: Listing = {
    known: new Map(rows.map((row) => [row.id, row])),
    listed: new Map(),
    pageSize: 0,
    reachesKnown: false,
    isWhole: false,
  };
  let cursor = firstPosts;
  let pages = 0;

  async function readOn(isEnough: () => boolean): Promise<void> {
    while (!listing.isWhole) {
      const asked = cursor;
      const answer: Page<PlatformPost> = await visit.call((platform, grant) =>
        platform.fetchPosts(grant, asked),
      );
      pages += 1;
      await inWorkspace(ctx, async (tx) => {
        await holdConnection(tx, target);
        await keepPage(tx, visit, answer.items, names, listing);
        run.postsFound = listing.listed.size;
        await saveRun(tx, run);
      });
      cursor = answer.cursor;
      listing.isWhole = cursor === null;
      if (cursor !== null && (cursor === asked || pages === mostPages)) {
        throw new PlatformError({ kind: "unexpected", reason: "shape", path: "cursor" });
      }
      if (isEnough()) return;
    }
  }
  return { listing, readOn };
}

async function keepPage(
  tx: Tx,
  { ctx, target }: Visit,
  items: readonly PlatformPost[],
  names: Map<string, bigint>,
  listing: Listing,
): Promise<void> {
  const fresh = new Map<string, PlatformPost & { lookup: Buffer }>();
  const seen = new Map<bigint, PlatformPost>();
  for (const post of items) {
    // Under every root key still in use: an older post was found by an older one.
    const digests = lookups("external-lookup", `${target.platform}:${post.externalId}`);
    const [id] = digests.flatMap((digest) => names.get(digest.toString("hex")) ?? []);
    if (id !== undefined) seen.set(id, post);
    else if (digests[0]) fresh.set(digests[0].toString("hex"), { ...post, lookup: digests[0] });
    listing.reachesKnown = id !== undefined && listing.known.has(id);
  }
  listing.pageSize = Math.max(listing.pageSize, items.length);
  const key = await openKey(target.keyId);
  const added = await addPosts(tx, { accountId: target.accountId, key }, [...fresh.values()], ctx.now);
  await seePosts(tx, target.accountId, [...seen.keys()], ctx.now);
  for (const [lookup, id] of added) {
    names.set(lookup, id);
    const post = fresh.get(lookup);
    if (post) seen.set(id, post);
  }
  for (const [id, { externalId, counts }] of seen) {
    listing.listed.set(id, { externalId, counts: counts ?? null });
  }
}

async function knownPosts(tx: Tx, accountId: bigint): Promise<(KnownPost & { lookup: Buffer })[]> {
  const rows = await tx
    .select({
      id: posts.id,
      publicId: posts.publicId,
      externalId: posts.externalId,
      lookup: posts.externalLookup,
      publishedAt: posts.publishedAt,
      nextReadDay: posts.nextReadDay,
    })
    .from(posts)
    .where(eq(posts.accountId, accountId));
  return rows.map((row) => ({ ...row, nextReadDay: row.nextReadDay as Day }));
}
