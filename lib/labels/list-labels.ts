import "server-only";
import { reader } from "@/lib/analytics/reader";
import { authorize } from "@/lib/auth/permissions";
import type { PersonContext } from "@/lib/context";
import { KeyDestroyedError, openKey } from "@/lib/crypto/keyring";
import { open } from "@/lib/crypto/seal";
import { clients } from "@/lib/db";

export type LabelView = {
  name: string;
  /** How many posts bear it. */
  posts: number;
  /** Its HMAC in hex, as rows of posts name it; several while root keys are changed. */
  lookups: readonly string[];
};

type Row = { lookup: string; public_id: string; name_sealed: Buffer; key_id: string; posts: number };

/** The labels on one post, or all there are, by name; those on posts that this member may not see are not among them. */
export async function listLabels(ctx: PersonContext, postId: string | null = null): Promise<LabelView[]> {
  authorize(ctx, "post:read");
  const { userId, workspaceId, ownerOnly } = reader(ctx);
  const rows = await clients().sql<Row[]>`
    select * from list_labels(${userId}::bigint, ${workspaceId}::bigint, ${ownerOnly}::text[], ${postId}::uuid)`;
  const opened = await Promise.all(rows.map(openRow));
  const byName = Map.groupBy(
    opened.filter((label) => label !== null),
    ({ name }) => name.toLowerCase(),
  );
  return [...byName.values()]
    .flatMap((same): LabelView[] => {
      const [first] = same;
      if (!first) return [];
      const posts = same.reduce((sum, one) => sum + one.posts, 0);
      return [{ name: first.name, posts, lookups: same.map(({ lookup }) => lookup) }];
    })
    .sort((a, b) => a.name.localeCompare(b.name));
}

/** Null where its owner's key is gone and the row is about to follow. */
async function openRow(row: Row): Promise<{ name: string; posts: number; lookup: string } | null> {
  try {
    const place = { table: "post_labels", column: "name", row: row.public_id };
    return {
      name: open(await openKey(row.key_id), row.name_sealed, place),
      posts: row.posts,
      lookup: row.lookup,
    };
  } catch (error) {
    if (error instanceof KeyDestroyedError) return null;
    throw error;
  }
}
