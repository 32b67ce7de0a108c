import "server-only";
import { authorize } from "@/lib/auth/permissions";
import { spendFor } from "@/lib/budget/purpose";
import { withGrant } from "@/lib/connections/renewal";
import type { PersonContext } from "@/lib/context";
import { KeyDestroyedError, openKey } from "@/lib/crypto/keyring";
import { open } from "@/lib/crypto/seal";
import { clients } from "@/lib/db";
import { PlatformError } from "@/lib/platforms/errors";
import { platform } from "@/lib/platforms/registry";
import type { PostPreview } from "@/lib/platforms/types";
import { type Preview, recall, remember } from "./preview-memory";
import { reader } from "./reader";

type Wanted = { postId: string; externalId: string };
type Row = {
  public_id: string;
  external_id_sealed: Buffer;
  key_id: string;
  platform: string;
  connection_id: string;
};

/** After a failure the platform is left alone for this long. */
const failureMilliseconds = 30_000;
/** Some platforms tell of one post a call: a table's worth of them must not take a table's worth of waiting. */
const callsAtOnce = 6;
const nothing: Preview = { title: null, coverUrl: null };

/**
 * Titles and covers of posts somebody is looking at, asked of the platform with the account's own grant and never
 * stored. A post without an entry stays recognisable by its day and kind: previews are switched off, the account is
 * paused or not connected, or the platform does not answer.
 */
export async function getPreviews(
  ctx: PersonContext,
  postIds: readonly string[],
): Promise<ReadonlyMap<string, Preview>> {
  authorize(ctx, "post:read");
  const { workspaceId } = reader(ctx);
  const rows = await postsToPreview(ctx, postIds);
  const known = new Map<string, Preview>();
  const wanted = new Map<string, Row[]>();
  for (const row of rows) {
    const preview = recall(workspaceId, row.public_id);
    if (preview) known.set(row.public_id, preview);
    else wanted.set(row.connection_id, [...(wanted.get(row.connection_id) ?? []), row]);
  }
  const fetched = await Promise.all(
    [...wanted].map(([connectionId, own]) => fetchPreviews(ctx, BigInt(connectionId), own)),
  );
  for (const [postId, preview] of fetched.flat()) known.set(postId, preview);
  return known;
}

/** Whether the platform would be asked at all, known at once: a page that waits for the answer keeps room for it. */
export async function canPreview(ctx: PersonContext, postId: string): Promise<boolean> {
  authorize(ctx, "post:read");
  return (await postsToPreview(ctx, [postId])).length > 0;
}

async function postsToPreview(ctx: PersonContext, postIds: readonly string[]): Promise<readonly Row[]> {
  const { userId, workspaceId, ownerOnly } = reader(ctx);
  return clients().sql<Row[]>`
    select * from posts_to_preview(
      ${userId}::bigint, ${workspaceId}::bigint, ${ownerOnly}::text[], ${[...postIds]}::uuid[])`;
}

async function fetchPreviews(
  ctx: PersonContext,
  connectionId: bigint,
  rows: readonly Row[],
): Promise<[string, Preview][]> {
  const { workspaceId } = reader(ctx);
  const keep = (found: [string, Preview][], milliseconds?: number) => {
    for (const [postId, preview] of found) remember(workspaceId, postId, preview, milliseconds);
    return found;
  };
  try {
    const wanted = await Promise.all(rows.map(openExternalId));
    return keep(await ask(ctx, connectionId, rows[0]?.platform ?? "", wanted));
  } catch (error) {
    // The counts are what the page is for: without an answer its rows go by their days.
    if (error instanceof PlatformError) {
      return keep(
        rows.map(({ public_id }) => [public_id, nothing]),
        failureMilliseconds,
      );
    }
    if (error instanceof KeyDestroyedError) return [];
    throw error;
  }
}

async function openExternalId(row: Row): Promise<Wanted> {
  const key = await openKey(row.key_id);
  const place = { table: "posts", column: "external_id", row: row.public_id };
  return { postId: row.public_id, externalId: open(key, row.external_id_sealed, place) };
}

async function ask(
  ctx: PersonContext,
  connectionId: bigint,
  platformId: string,
  wanted: readonly Wanted[],
): Promise<[string, Preview][]> {
  const { fetchPreviews: fetchFrom, readingsPerCall } = platform(platformId);
  const ids = wanted.map(({ externalId }) => externalId);
  const { answer: found } = await spendFor("looked", () =>
    withGrant(ctx, connectionId, async (grant) => {
      const found = new Map<string, PostPreview>();
      const calls = chunks(ids, readingsPerCall);
      for (const together of chunks(calls, callsAtOnce)) {
        const pages = await Promise.all(together.map((asked) => fetchFrom(grant, asked)));
        for (const preview of pages.flat()) found.set(preview.externalId, preview);
      }
      return found;
    }),
  );
  return wanted.map(({ postId, externalId }) => {
    const preview = found.get(externalId);
    return [postId, preview ? { title: preview.title || null, coverUrl: preview.coverUrl } : nothing];
  });
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size));
}
