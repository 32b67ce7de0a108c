import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { erasures, users } from "@/db/schema";
import { inWorkspace, systemContext } from "@/lib/context";
import { clients } from "@/lib/db";
import { scheduleWork } from "@/lib/jobs/queue";
import { newReceiptCode } from "@/lib/receipts/code";

/**
 * Begins the erasure of sign-ups made at `before` or earlier whose address nobody has proven: somebody else's address
 * may have been typed, and its owner never asked to be here.
 * @returns how many
 */
export async function eraseUnproven(now: Date, before: Date): Promise<number> {
  const found = await clients().sql<{ id: string }[]>`select list_unproven(${before}) as id`;
  let begun = 0;
  for (const { id } of found) {
    const userId = BigInt(id);
    await inWorkspace(systemContext("apply-retention", { userId, now }), async (tx) => {
      // Proven since it was listed: somebody is here now.
      const isUnproven = and(eq(users.id, userId), isNull(users.verifiedAt), isNull(users.frozenAt));
      const frozen = await tx
        .update(users)
        .set({ frozenAt: now })
        .where(isUnproven)
        .returning({ id: users.id });
      if (frozen.length === 0) return;
      const [row] = await tx
        .insert(erasures)
        .values({ publicId: uuidv7(), userId, receiptCode: newReceiptCode(), requestedAt: now, runAt: now })
        .onConflictDoNothing()
        .returning({ id: erasures.id });
      if (row) await scheduleWork(tx, { job: "erase-person", entityId: row.id, userId, dueAt: now }, now);
      begun += 1;
    });
  }
  return begun;
}
