import "server-only";
import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { accounts } from "@/db/schema";
import type { PersonContext } from "@/lib/context";
import { openKey } from "@/lib/crypto/keyring";
import { open } from "@/lib/crypto/seal";
import { type Day, toDay } from "@/lib/dates";
import { ForbiddenError, NotFoundError } from "@/lib/errors";
import { t } from "@/lib/language/t";
import { type FiguresLimit, figuresLimit, keptSince } from "@/lib/metrics/kept-since";
import { platform } from "@/lib/platforms/registry";
import type { PlatformDescriptor } from "@/lib/platforms/types";
import { chosenYears } from "@/lib/privacy/figures-period";

/** The account that history is brought to. */
export interface ImportAccount {
  id: bigint;
  publicId: string;
  keyId: string;
  externalId: Buffer;
  handle: Buffer;
  descriptor: PlatformDescriptor;
  limit: FiguresLimit | null;
  /** The first day that is kept; null without a limit. */
  oldest: Day | null;
}

/**
 * Only the member who linked an account brings its history: what is brought is theirs to export and to erase.
 * Holds the account until the transaction ends, so that two imports take turns.
 * @throws NotFoundError also for another workspace's account
 */
export async function holdAccount(tx: Tx, ctx: PersonContext, accountId: string): Promise<ImportAccount> {
  const [found] = await tx
    .select({
      id: accounts.id,
      publicId: accounts.publicId,
      keyId: accounts.keyId,
      externalId: accounts.externalId,
      handle: accounts.handle,
      platform: accounts.platform,
      grantedBy: accounts.grantedBy,
    })
    .from(accounts)
    .where(eq(accounts.publicId, accountId))
    .for("no key update");
  if (!found) throw new NotFoundError("Account");
  if (found.grantedBy !== ctx.actor.userId) {
    throw new ForbiddenError(t("Only the member who linked this account can bring its history."));
  }
  const { descriptor } = platform(found.platform);
  const limit = figuresLimit(descriptor.keepMonths, await chosenYears(tx, found.grantedBy));
  return { ...found, descriptor, limit, oldest: limit && toDay(keptSince(limit.months, ctx.now)) };
}

/** Its name and its identifier at the platform, opened. The name is blank where it was too old to keep. */
export async function namesOf(account: ImportAccount): Promise<{ handle: string; externalId: string }> {
  const key = await openKey(account.keyId);
  const read = (sealed: Buffer, column: string) =>
    open(key, sealed, { table: "accounts", column, row: account.publicId });
  return { handle: read(account.handle, "handle"), externalId: read(account.externalId, "external_id") };
}
