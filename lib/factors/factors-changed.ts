import "server-only";
import { count, eq, isNotNull, isNull, ne } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { authenticatorApps, passkeys, recoveryCodes, sessions } from "@/db/schema";
import { recordEvent } from "@/lib/audit/events";
import { refuseUnderGuard } from "@/lib/auth/guarded";
import { issueNotMe } from "@/lib/auth/one-time-secret";
import type { PersonContext } from "@/lib/context";
import { findPerson, tell } from "@/lib/privacy/person";
import { newRecoveryCodes, recoveryCodeHash } from "./recovery-code";

/** What changed, as the mail and the audit name it. */
export type FactorChange =
  | "app-added"
  | "app-removed"
  | "passkey-added"
  | "passkey-removed"
  | "recovery-codes-renewed"
  | "recovery-code-used"
  | "removed-by-operator";

/**
 * What every change of a factor brings with it: other sessions end, for they began under the old rules, and it stands
 * in the audit. Recovery codes go with the last factor.
 * @returns ten recovery codes with a factor that comes when there are none, to be shown this once; else null
 */
export async function changeFactors(
  tx: Tx,
  ctx: PersonContext,
  change: FactorChange,
): Promise<string[] | null> {
  await refuseUnderGuard(tx, ctx.actor.userId);
  await tx.delete(sessions).where(ne(sessions.id, ctx.actor.sessionId));
  await recordEvent(tx, ctx, { action: `factor.${change}`, entityId: ctx.actor.publicId });
  if ((await countFactors(tx)) === 0) {
    await tx.delete(recoveryCodes);
    return null;
  }
  if (change === "recovery-codes-renewed") return replaceCodes(tx, ctx);
  const isMore = change === "app-added" || change === "passkey-added";
  return isMore && (await countCodes(tx)) === 0 ? replaceCodes(tx, ctx) : null;
}

async function countCodes(tx: Tx): Promise<number> {
  const [left] = await tx.select({ count: count() }).from(recoveryCodes).where(isNull(recoveryCodes.usedAt));
  return left?.count ?? 0;
}

/** Confirmed apps and passkeys of the person whose rows the transaction sees. */
async function countFactors(tx: Tx): Promise<number> {
  const [apps] = await tx
    .select({ count: count() })
    .from(authenticatorApps)
    .where(isNotNull(authenticatorApps.confirmedAt));
  const [keys] = await tx.select({ count: count() }).from(passkeys);
  return (apps?.count ?? 0) + (keys?.count ?? 0);
}

async function replaceCodes(tx: Tx, ctx: PersonContext): Promise<string[]> {
  const codes = newRecoveryCodes();
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, ctx.actor.userId));
  await tx.insert(recoveryCodes).values(
    codes.map((code) => ({
      userId: ctx.actor.userId,
      codeHash: recoveryCodeHash(code),
      createdAt: ctx.now,
    })),
  );
  return codes;
}

/** Writes to the person's address. @param wall the real time, for the notice */
export async function tellOfFactors(userId: bigint, change: FactorChange, wall: Date): Promise<void> {
  const person = await findPerson(userId);
  if (!person) return;
  await tell(person, {
    template: "factors-changed",
    data: { change, changedAt: wall, secret: await issueNotMe(userId, wall) },
    idempotencyKey: `factors-changed/${person.publicId}/${change}/${wall.getTime()}`,
  });
}
