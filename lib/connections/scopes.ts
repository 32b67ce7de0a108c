import "server-only";
import { eq, type SQL, sql } from "drizzle-orm";
import { connections } from "@/db/schema";
import { recordEvent } from "@/lib/audit/events";
import { authorize } from "@/lib/auth/permissions";
import { type Context, inWorkspace } from "@/lib/context";
import type { PlatformFailure } from "@/lib/platforms/errors";
import { platform } from "@/lib/platforms/registry";

/** The column's new value: those of the stored permissions that are among these, whoever else takes some away. */
export const onlyThese = (scopes: readonly string[]): SQL => stored(sql`= any`, scopes);
/** The column's new value: the stored permissions without these. */
export const withoutThese = (scopes: readonly string[]): SQL => stored(sql`<> all`, scopes);

const stored = (compare: SQL, scopes: readonly string[]): SQL =>
  sql`array(select s from unnest(${connections.scopes}) as s where s ${compare} (${sql.param([...scopes])}::text[]))`;

/**
 * Permissions that were taken back at the platform: from now on nothing is asked for that needs one of them. Only a new
 * consent gives them back.
 * @returns those that are left; none where the connection is gone
 */
export async function dropScopes(
  ctx: Context,
  account: { publicId: string; connectionId: bigint },
  lost: readonly string[],
): Promise<readonly string[]> {
  authorize(ctx, "account:sync");
  return inWorkspace(ctx, async (tx) => {
    const [row] = await tx
      .update(connections)
      .set({ scopes: withoutThese(lost) })
      .where(eq(connections.id, account.connectionId))
      .returning({ scopes: connections.scopes });
    if (!row) return [];
    await recordEvent(tx, ctx, { action: "account.permission-lost", entityId: account.publicId });
    return row.scopes;
  });
}

/**
 * The permissions of a grant whose lack a refusal names and without which the rest can still be read; null where the
 * refusal is another, or ends the link as a whole.
 */
export function dispensable(
  failure: PlatformFailure | null,
  of: { platform: string; scopes: readonly string[] },
): readonly string[] | null {
  if (failure?.kind !== "expired" || failure.reason !== "scope-missing" || !failure.scopes) return null;
  const { scopes } = platform(of.platform).descriptor;
  const linking = scopes.filter(({ needed }) => needed === "link").map(({ scope }) => scope);
  if (failure.scopes.some((scope) => linking.includes(scope))) return null;
  const lost = failure.scopes.filter((scope) => of.scopes.includes(scope));
  return lost.length > 0 ? lost : null;
}
