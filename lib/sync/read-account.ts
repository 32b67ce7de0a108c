import "server-only";
import { eq } from "drizzle-orm";
import { accounts, connections } from "@/db/schema";
import { fillGaps } from "@/lib/connections/gaps";
import { inWorkspace } from "@/lib/context";
import { openKey } from "@/lib/crypto/keyring";
import { seal } from "@/lib/crypto/seal";
import { expectOwn } from "./own-account";
import type { AccountAnswer } from "./read-posts";
import { saveRun } from "./runs";
import { storeAccountDay } from "./store";
import { holdConnection } from "./target";
import type { Visit } from "./visit";

/**
 * Reads the account's own counts and keeps them as the day's, with its handle of today. Where they may not be read the day
 * stays as it is: none is no reading of nothing.
 */
export async function readAccount(visit: Visit): Promise<AccountAnswer> {
  const { ctx, target, run } = visit;
  const profile = await visit.call((platform, grant) => platform.fetchAccount(grant));
  await expectOwn(target, profile);
  const key = await openKey(target.keyId);
  await inWorkspace(ctx, async (tx) => {
    await holdConnection(tx, target);
    await fillGaps(tx, target.accountId, target, ctx.now);
    const isReading = Object.keys(profile.counts).length > 0;
    if (isReading) {
      await storeAccountDay(tx, ctx.now, [{ accountId: target.accountId, counts: profile.counts }]);
    }
    await tx
      .update(accounts)
      .set({
        handle: seal(key, profile.handle, { table: "accounts", column: "handle", row: target.publicId }),
        profileReadAt: ctx.now,
        ...(isReading && { firstReadingAt: target.firstReadingAt ?? ctx.now, lastReadingAt: ctx.now }),
      })
      .where(eq(accounts.id, target.accountId));
    await tx.update(connections).set({ verifiedAt: ctx.now }).where(eq(connections.id, target.connectionId));
    await saveRun(tx, run);
  });
  return { counts: profile.counts, firstPosts: profile.firstPosts ?? null };
}
