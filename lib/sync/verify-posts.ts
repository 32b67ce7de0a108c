import "server-only";
import { eq } from "drizzle-orm";
import { accounts, posts } from "@/db/schema";
import { spendFor } from "@/lib/budget/purpose";
import { withGrant } from "@/lib/connections/renewal";
import { type Context, inWorkspace } from "@/lib/context";
import { openKey } from "@/lib/crypto/keyring";
import { lookups } from "@/lib/crypto/keys";
import { open } from "@/lib/crypto/seal";
import { PlatformError } from "@/lib/platforms/errors";
import { platform } from "@/lib/platforms/registry";
import type { Grant, Page, Platform, PlatformPost } from "@/lib/platforms/types";
import { expectOwn } from "./own-account";
import { deletePosts, postIdPlace, seePosts } from "./store";
import { EndedMeanwhileError, holdConnection, type Target } from "./target";

const day = 24 * 60 * 60 * 1000;
/** Posts are looked for again when the oldest sight of one is older: nine days are left for a platform that is silent. */
const lookAfter = 21 * day;
const mostPages = 1_000;

interface HeldPost {
  id: bigint;
  publicId: string;
  externalId: Buffer;
  lookup: string;
  lastSeenAt: Date;
}

/**
 * Whether the posts of an account that is not read at the moment still exist. No count that the platform shows with them
 * is kept, and no post is added; one that neither the list nor a question by its name shows is deleted. An empty list
 * deletes nothing.
 * @throws PlatformError
 */
export async function verifyPosts(target: Target, ctx: Context): Promise<void> {
  const held = await heldPosts(target, ctx);
  const listedAt = target.listedAt?.getTime() ?? 0;
  const isOld = ({ lastSeenAt }: HeldPost) =>
    ctx.now.getTime() - Math.max(lastSeenAt.getTime(), listedAt) > lookAfter;
  if (!held.some(isOld)) return;
  const ask = asking(target, ctx);
  const listed = await listedNames(target, ask);
  const isListed = (post: HeldPost) => listed.has(post.lookup);
  const silent = await silentOnes(
    target,
    held.filter((post) => !isListed(post)),
    ask,
  );
  const seen = held.filter((post) => !silent.includes(post));
  // What is silent is gone only where it is this account that was asked.
  if (silent.length > 0) await expectOwn(target, await ask((one, grant) => one.fetchAccount(grant)));
  try {
    await inWorkspace(ctx, async (tx) => {
      await holdConnection(tx, target, true);
      await seePosts(
        tx,
        target.accountId,
        seen.map(({ id }) => id),
        ctx.now,
      );
      if (listed.size === 0) return;
      await deletePosts(
        tx,
        target.accountId,
        silent.map(({ id }) => id),
      );
      await tx.update(accounts).set({ listedAt: ctx.now }).where(eq(accounts.id, target.accountId));
    });
  } catch (error) {
    // Disconnected meanwhile: what it would have deleted went with the account, or stays as was chosen.
    if (!(error instanceof EndedMeanwhileError)) throw error;
  }
}

type Ask = <T>(use: (one: Platform, grant: Grant) => Promise<T>) => Promise<T>;

function asking(target: Target, ctx: Context): Ask {
  return async (use) => {
    const spent = await spendFor("planned", () =>
      withGrant(ctx, target.connectionId, (grant) => use(platform(target.platform), grant)),
    );
    return spent.answer;
  };
}

/** Digests of every listed post's name, under every root key still in use. */
async function listedNames(target: Target, ask: Ask): Promise<Set<string>> {
  const names = new Set<string>();
  let cursor: string | null = null;
  for (let page = 1; ; page += 1) {
    const asked: string | null = cursor;
    const answer: Page<PlatformPost> = await ask((one, grant) => one.fetchPosts(grant, asked));
    for (const { externalId } of answer.items) {
      for (const digest of lookups("external-lookup", `${target.platform}:${externalId}`)) {
        names.add(digest.toString("hex"));
      }
    }
    if (answer.cursor === null) return names;
    if (answer.cursor === cursor || page === mostPages) {
      throw new PlatformError({ kind: "unexpected", reason: "shape", path: "cursor" });
    }
    cursor = answer.cursor;
  }
}

function heldPosts(target: Target, ctx: Context): Promise<HeldPost[]> {
  return inWorkspace(ctx, async (tx) => {
    const rows = await tx
      .select({
        id: posts.id,
        publicId: posts.publicId,
        externalId: posts.externalId,
        lookup: posts.externalLookup,
        lastSeenAt: posts.lastSeenAt,
      })
      .from(posts)
      .where(eq(posts.accountId, target.accountId));
    return rows.map((row) => ({ ...row, lookup: row.lookup.toString("hex") }));
  });
}

/** Those that give no answer by their name either. */
async function silentOnes(
  target: Target,
  unlisted: readonly HeldPost[],
  ask: Ask,
): Promise<readonly HeldPost[]> {
  const { readingsPerCall } = platform(target.platform);
  const key = await openKey(target.keyId);
  const silent: HeldPost[] = [];
  for (let from = 0; from < unlisted.length; from += readingsPerCall) {
    const chunk = unlisted
      .slice(from, from + readingsPerCall)
      .map((post) => ({ post, name: open(key, post.externalId, postIdPlace(post.publicId)) }));
    const names = chunk.map(({ name }) => name);
    const answers = await ask((one, grant) => one.fetchReadings(grant, names));
    const answered = new Set(answers.map(({ externalId }) => externalId));
    silent.push(...chunk.flatMap(({ post, name }) => (answered.has(name) ? [] : [post])));
  }
  return silent;
}
