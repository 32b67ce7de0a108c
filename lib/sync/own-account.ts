import "server-only";
import { openKey } from "@/lib/crypto/keyring";
import { open } from "@/lib/crypto/seal";
import { PlatformError } from "@/lib/platforms/errors";
import type { PlatformAccount } from "@/lib/platforms/types";
import type { Target } from "./target";

/** The path of a failure where the answer is for another account than ours: its posts would be another's as well. */
export const otherAccount = "externalId";

/**
 * Another account under our grant: neither may its figures enter this one's history, nor its silence end this one's posts.
 * @throws PlatformError unexpected, with the path `otherAccount`
 */
export async function expectOwn(
  { keyId, publicId, externalId }: Pick<Target, "keyId" | "publicId" | "externalId">,
  answered: Pick<PlatformAccount, "externalId">,
): Promise<void> {
  const place = { table: "accounts", column: "external_id", row: publicId };
  if (answered.externalId === open(await openKey(keyId), externalId, place)) return;
  throw new PlatformError({ kind: "unexpected", reason: "shape", path: otherAccount });
}
