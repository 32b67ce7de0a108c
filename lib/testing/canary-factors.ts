import "server-only";
import { randomUUID } from "node:crypto";
import type { Tx } from "@/db/client";
import * as schema from "@/db/schema";

interface Marks {
  /** Sealed text that the export must hold. */
  sealed(table: string, column: string, row: string): Buffer;
  /** The same for a secret, which it must not hold. */
  sealedSecret(table: string, column: string, row: string): Buffer;
  hash(column: string): Buffer;
  mark(column: string): string;
}

/** One row in each table of second factors, each text of them marked. */
export async function plantFactors(
  tx: Tx,
  { userId, publicId, at }: { userId: bigint; publicId: string; at: Date },
  { sealed, sealedSecret, hash, mark }: Marks,
): Promise<void> {
  const passkey = randomUUID();
  const asked = { userId, createdAt: at, expiresAt: at };
  await tx.insert(schema.authenticatorApps).values({
    userId,
    secret: sealedSecret("authenticator_apps", "secret", publicId),
    confirmedAt: at,
    lastStep: 1n,
    createdAt: at,
  });
  await tx.insert(schema.passkeys).values({
    publicId: passkey,
    userId,
    credentialId: hash("passkeys.credential_id"),
    publicKey: hash("passkeys.public_key"),
    signCount: 0n,
    transports: [mark("passkeys.transports")],
    name: sealed("passkeys", "name", passkey),
    createdAt: at,
  });
  await tx
    .insert(schema.recoveryCodes)
    .values({ userId, codeHash: hash("recovery_codes.code_hash"), createdAt: at });
  await tx.insert(schema.pendingSignIns).values({
    ...asked,
    tokenHash: hash("pending_sign_ins.token_hash"),
    browserHash: hash("pending_sign_ins.browser_hash"),
  });
  await tx.insert(schema.passkeyChallenges).values({
    ...asked,
    challengeHash: hash("passkey_challenges.challenge_hash"),
    purpose: "confirm",
    browserHash: hash("passkey_challenges.browser_hash"),
  });
}
