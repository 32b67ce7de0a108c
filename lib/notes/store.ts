import "server-only";
import { and, eq, notInArray, or, type SQL } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { accounts } from "@/db/schema";
import type { PersonContext } from "@/lib/context";
import { NotFoundError } from "@/lib/errors";
import { platforms } from "@/lib/platforms/registry";

/** Where a note's words are sealed. */
export function placeOf(noteId: string) {
  return { table: "notes", column: "text", row: noteId };
}

/** Accounts whose figures, and so whose notes, may be shown to this member. */
export function mayBeSeen(ctx: PersonContext): SQL | undefined {
  const ownerOnly = platforms().flatMap(({ descriptor }) => (descriptor.isOwnerOnly ? [descriptor.id] : []));
  return ownerOnly.length === 0
    ? undefined
    : or(eq(accounts.grantedBy, ctx.actor.userId), notInArray(accounts.platform, ownerOnly));
}

/**
 * The account's internal id. Held until the transaction ends, so that nothing is written at an account that is just
 * being deleted. @throws NotFoundError also for another workspace's account
 */
export async function holdAccount(tx: Tx, ctx: PersonContext, accountId: string): Promise<bigint> {
  const [found] = await tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.publicId, accountId), mayBeSeen(ctx)))
    .for("key share");
  if (!found) throw new NotFoundError("Account");
  return found.id;
}
