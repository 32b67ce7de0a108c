import "server-only";
import { and, desc, eq, isNotNull, sql } from "drizzle-orm";
import { accounts, connectAttempts } from "@/db/schema";
import { authorize } from "@/lib/auth/permissions";
import { inWorkspace, type PersonContext } from "@/lib/context";
import { openKey } from "@/lib/crypto/keyring";
import { open, seal } from "@/lib/crypto/seal";
import { NotFoundError } from "@/lib/errors";
import { t } from "@/lib/language/t";
import type { Platform, PlatformAccount } from "@/lib/platforms/types";
import { accountDigests } from "./account-digests";

/** The account that is to be connected again. @throws NotFoundError also for another workspace's */
export async function findWanted(
  ctx: PersonContext,
  publicId: string,
  platform: string,
): Promise<{ id: bigint }> {
  authorize(ctx, "account:connect");
  const [found] = await inWorkspace(ctx, (tx) =>
    tx
      .select({ id: accounts.id })
      .from(accounts)
      .where(and(eq(accounts.publicId, publicId), eq(accounts.platform, platform))),
  );
  if (!found) throw new NotFoundError("Account");
  return found;
}

/** Whether the platform answered for that very account. One that is gone meanwhile is begun anew as any other. */
export async function isWanted(
  ctx: PersonContext,
  accountId: bigint,
  found: PlatformAccount,
): Promise<boolean> {
  authorize(ctx, "account:connect");
  const [row] = await inWorkspace(ctx, (tx) =>
    tx
      .select({ publicId: accounts.publicId, keyId: accounts.keyId, externalId: accounts.externalId })
      .from(accounts)
      .where(eq(accounts.id, accountId)),
  );
  if (!row) return true;
  const place = { table: "accounts", column: "external_id", row: row.publicId };
  return open(await openKey(row.keyId), row.externalId, place) === found.externalId;
}

/** Whether any workspace holds this account. For our own decisions only: nobody is told. */
export async function isLinked(ctx: PersonContext, platform: Platform, externalId: string): Promise<boolean> {
  authorize(ctx, "account:connect");
  const digests = accountDigests(platform.descriptor.id, externalId);
  const [row] = await inWorkspace(ctx, (tx) =>
    tx.execute<{ linked: boolean }>(
      sql`select is_account_linked(${platform.descriptor.id}, ${sql.param(digests)}::text[]) as linked`,
    ),
  );
  return row?.linked ?? false;
}

/** Keeps the name of the account that came instead of the wanted one, for the page that says so. */
export async function recordOtherAccount(
  ctx: PersonContext,
  attemptId: bigint,
  handle: string,
): Promise<void> {
  authorize(ctx, "account:connect");
  const key = await openKey(ctx.actor.keyId);
  await inWorkspace(ctx, (tx) =>
    tx
      .update(connectAttempts)
      .set({ foundHandle: seal(key, handle, foundPlace(attemptId)) })
      .where(eq(connectAttempts.id, attemptId)),
  );
}

/**
 * The two names of this session's newest attempt, where another account came than the wanted one.
 * @returns null when it ended otherwise
 */
export async function findOtherAccount(
  ctx: PersonContext,
): Promise<{ wanted: string; found: string } | null> {
  authorize(ctx, "account:connect");
  const row = await inWorkspace(ctx, async (tx) => {
    const [newest] = await tx
      .select({
        id: connectAttempts.id,
        found: connectAttempts.foundHandle,
        handle: accounts.handle,
        publicId: accounts.publicId,
        keyId: accounts.keyId,
      })
      .from(connectAttempts)
      .leftJoin(accounts, eq(accounts.id, connectAttempts.accountId))
      .where(and(eq(connectAttempts.sessionId, ctx.actor.sessionId), isNotNull(connectAttempts.usedAt)))
      .orderBy(desc(connectAttempts.id))
      .limit(1);
    return newest;
  });
  if (!row?.found || !row.handle || !row.keyId || !row.publicId) return null;
  const place = { table: "accounts", column: "handle", row: row.publicId };
  return {
    // Blank where it was too old to keep.
    wanted: open(await openKey(row.keyId), row.handle, place) || t("this account"),
    found: open(await openKey(ctx.actor.keyId), row.found, foundPlace(row.id)),
  };
}

const foundPlace = (attemptId: bigint) => ({
  table: "connect_attempts",
  column: "found_handle",
  row: attemptId.toString(),
});
