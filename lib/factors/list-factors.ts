import "server-only";
import { asc, count, isNull } from "drizzle-orm";
import { authenticatorApps, passkeys, recoveryCodes } from "@/db/schema";
import { authorize } from "@/lib/auth/permissions";
import { inWorkspace, type PersonContext } from "@/lib/context";
import { openKey } from "@/lib/crypto/keyring";
import { open } from "@/lib/crypto/seal";
import { findFactors, isTwoStep } from "./find-factors";
import { relyingParty } from "./relying-party";
import { namePlace } from "./set-up-passkey";

export interface PasskeyView {
  id: string;
  name: string;
  /** ISO instants. */
  createdAt: string;
  lastUsedAt: string | null;
}

export interface FactorsView {
  /** ISO instant; null without a confirmed app. */
  appSince: string | null;
  /** In the order in which they were added. */
  passkeys: PasskeyView[];
  recoveryCodesLeft: number;
  /** Nothing opens by a password or a mail alone. */
  isTwoStep: boolean;
  /** This installation's address is one that passkeys can belong to. */
  canHavePasskeys: boolean;
}

export async function listFactors(ctx: PersonContext): Promise<FactorsView> {
  authorize(ctx, "factor:read");
  const [apps, keys, codes] = await inWorkspace(ctx, async (tx) => [
    await tx.select({ confirmedAt: authenticatorApps.confirmedAt }).from(authenticatorApps),
    await tx.select().from(passkeys).orderBy(asc(passkeys.id)),
    await tx.select({ left: count() }).from(recoveryCodes).where(isNull(recoveryCodes.usedAt)),
  ]);
  const key = await openKey(ctx.actor.keyId);
  const appSince = apps[0]?.confirmedAt?.toISOString() ?? null;
  return {
    appSince,
    passkeys: keys.map((row) => ({
      id: row.publicId,
      name: open(key, row.name, namePlace(row.publicId)),
      createdAt: row.createdAt.toISOString(),
      lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    })),
    recoveryCodesLeft: codes[0]?.left ?? 0,
    isTwoStep: appSince !== null || keys.length > 0,
    canHavePasskeys: relyingParty() !== null,
  };
}

/** Which proofs count when this person is asked to confirm that it is them. Also while the account waits to be deleted. */
export async function waysToConfirm(
  ctx: PersonContext,
): Promise<{ isTwoStep: boolean; hasApp: boolean; hasPasskeys: boolean }> {
  authorize(ctx, "identity:confirm");
  const factors = await findFactors(ctx.actor.userId);
  return { isTwoStep: isTwoStep(factors), hasApp: factors.hasApp, hasPasskeys: factors.passkeys > 0 };
}
