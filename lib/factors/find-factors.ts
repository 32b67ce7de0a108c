import "server-only";
import type { FoundUser } from "@/lib/auth/find-user";
import { openKey } from "@/lib/crypto/keyring";
import { open } from "@/lib/crypto/seal";
import { clients } from "@/lib/db";

/** What a person proves themselves with beside a password or a mail. */
export interface Factors {
  hasApp: boolean;
  passkeys: number;
  recoveryCodes: number;
}

interface Row {
  app_secret: Buffer | null;
  passkeys: number;
  recovery_codes: number;
}

/** The app's secret stands in the row of its person. */
export const appSecretPlace = (publicId: string) => ({
  table: "authenticator_apps",
  column: "secret",
  row: publicId,
});

export async function findFactors(userId: bigint): Promise<Factors> {
  const row = await find(userId);
  return {
    hasApp: row.app_secret !== null,
    passkeys: row.passkeys,
    recoveryCodes: row.recovery_codes,
  };
}

/** With any of them a password or a mail alone opens nothing. Recovery codes are no factor of their own. */
export const isTwoStep = ({ hasApp, passkeys }: Factors) => hasApp || passkeys > 0;

/** Null without a confirmed app. */
export async function openAppSecret(user: FoundUser): Promise<string | null> {
  const row = await find(user.userId);
  return row.app_secret
    ? open(await openKey(user.keyId), row.app_secret, appSecretPlace(user.publicId))
    : null;
}

async function find(userId: bigint): Promise<Row> {
  const [row] = await clients().sql<[Row]>`select * from find_factors(${userId.toString()})`;
  return row;
}
