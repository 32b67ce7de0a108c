import "server-only";
import { and, eq, lte } from "drizzle-orm";
import { accounts } from "@/db/schema";
import { systemContext } from "@/lib/context";
import { KeyDestroyedError, openKey } from "@/lib/crypto/keyring";
import { open, seal } from "@/lib/crypto/seal";
import { clients } from "@/lib/db";
import { inPlace } from "./subject";

/** Pages name such an account by its platform. */
const blank = "";

/**
 * Blanks the names of accounts that were last read from the platform at `before` or earlier: platforms give names a
 * short life. The next reading brings the name back.
 * @returns how many were blanked
 */
export async function blankOldNames(before: Date): Promise<number> {
  const old = await clients().sql<
    { workspace_id: string; account_id: string; public_id: string; key_id: string; handle_sealed: Buffer }[]
  >`select * from list_old_names(${before})`;
  let blanked = 0;
  for (const row of old) {
    const place = { table: "accounts", column: "handle", row: row.public_id };
    const key = await keyIfThere(row.key_id);
    if (!key || open(key, row.handle_sealed, place) === blank) continue;
    // Read again since it was listed: then the name is of today.
    const isOld = and(eq(accounts.id, BigInt(row.account_id)), lte(accounts.profileReadAt, before));
    const changed = await inPlace(
      systemContext("apply-retention", { now: before }),
      BigInt(row.workspace_id),
      (tx) =>
        tx
          .update(accounts)
          .set({ handle: seal(key, blank, place) })
          .where(isOld)
          .returning({ id: accounts.id }),
    );
    blanked += changed.length;
  }
  return blanked;
}

/** Null for somebody whose erasure is at this moment between their key and their rows. */
async function keyIfThere(keyId: string) {
  try {
    return await openKey(keyId);
  } catch (error) {
    if (error instanceof KeyDestroyedError) return null;
    throw error;
  }
}
