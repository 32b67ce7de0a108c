import "server-only";
import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { posts } from "@/db/schema";
import { inWorkspace } from "@/lib/context";
import { openKey } from "@/lib/crypto/keyring";
import { lookups } from "@/lib/crypto/keys";
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

type Listed = Map<bigint, ListedPost>;

/** Reads every page of the platform's list; new posts are kept as they come. @returns the listed ones by our key */
export async function listPosts(visit: Visit): Promise<Listed> {
  const { ctx, target, run } = visit;
  const known = await inWorkspace(ctx, (tx) => knownPosts(tx, target.accountId));
  const listed: Listed = new Map();
  let cursor: string | null = null;
  for (let page = 1; ; page += 1) {
    const asked: string | null = cursor;
    const answer: Page<PlatformPost> = await visit.call((platform, grant) =>
      platform.fetchPosts(grant, asked),
    );
    await inWorkspace(ctx, async (tx) => {
      await holdConnection(tx, target);
      await keepPage(tx, visit, answer.items, { known, listed });
      run.postsFound = listed.size;
      await saveRun(tx, run);
    });
    if (answer.cursor === null) return listed;
    if (answer.cursor === cursor || page === mostPages) {
      throw new PlatformError({ kind: "unexpected", reason: "shape", path: "cursor" });
    }
    cursor = answer.cursor;
  }
}

async function keepPage(
  tx: Tx,
  { ctx, target }: Visit,
  items: readonly PlatformPost[],
  { known, listed }: { known: Map<string, bigint>; listed: Listed },
): Promise<void> {
  const fresh = new Map<string, PlatformPost & { lookup: Buffer }>();
  const seen = new Map<bigint, PlatformPost>();
  for (const post of items) {
    // Under every root key still in use: an older post was found by an older one.
    const digests = lookups("external-lookup", `${target.platform}:${post.externalId}`);
    const [id] = digests.flatMap((digest) => known.get(digest.toString("hex")) ?? []);
    if (id !== undefined) seen.set(id, post);
    else if (digests[0]) fresh.set(digests[0].toString("hex"), { ...post, lookup: digests[0] });
  }
  const key = await openKey(target.keyId);
  const added = await addPosts(tx, { accountId: target.accountId, key }, [...fresh.values()], ctx.now);
  await seePosts(tx, target.accountId, [...seen.keys()], ctx.now);
  for (const [lookup, id] of added) {
    known.set(lookup, id);
    const post = fresh.get(lookup);
    if (post) seen.set(id, post);
  }
  for (const [id, { externalId, counts }] of seen) listed.set(id, { externalId, counts: counts ?? null });
}

async function knownPosts(tx: Tx, accountId: bigint): Promise<Map<string, bigint>> {
  const rows = await tx
    .select({ id: posts.id, lookup: posts.externalLookup })
    .from(posts)
    .where(eq(posts.accountId, accountId));
  return new Map(rows.map((row) => [row.lookup.toString("hex"), row.id]));
}
