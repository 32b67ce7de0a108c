import "server-only";
import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { users } from "@/db/schema";
import { GuardedError } from "@/lib/errors";

/**
 * For what a request began before the guard came: `authorize` knew of none. Holds the person's row to the end of the
 * transaction, so that the guard comes before it or after it, and then undoes it. @throws GuardedError
 */
export async function refuseUnderGuard(tx: Tx, userId: bigint): Promise<void> {
  const [row] = await tx
    .select({ guardedAt: users.guardedAt })
    .from(users)
    .where(eq(users.id, userId))
    .for("update");
  if (row?.guardedAt) throw new GuardedError();
}
