import "server-only";
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "@/db/client";
import { accounts, connectionSecrets, connections } from "@/db/schema";
import { authorize } from "@/lib/auth/permissions";
import { type Context, inWorkspace, workspaceOf } from "@/lib/context";
import { createKey, destroyKey, KeyDestroyedError, openKey } from "@/lib/crypto/keyring";
import { open, seal } from "@/lib/crypto/seal";
import { PlatformError } from "@/lib/platforms/errors";
import type { Grant } from "@/lib/platforms/types";

/**
 * The form in which tokens are sealed. The access token's end stands beside them, for it is asked without opening; and
 * the connection says which of the permissions were taken back since.
 */
const Tokens = z.strictObject({
  accessToken: z.string(),
  refreshToken: z.string().nullable(),
  endsAt: z.iso.datetime().nullable(),
  scopes: z.array(z.string()),
});

/** Disconnected meanwhile, or restored from a backup after its key was destroyed: to callers a grant that is gone. */
export class GrantGoneError extends PlatformError {
  constructor(options?: ErrorOptions) {
    super({ kind: "expired", reason: "revoked" }, options);
  }
}

export interface HeldGrant {
  /** Null once the account itself is deleted and only the revocation of its grant is left to do. */
  platformId: string | null;
  accountPublicId: string | null;
  grant: Grant;
  keyId: string;
  /** Counts the renewals. */
  version: number;
}

/**
 * Seals a new grant under a key of its own. Belongs in the transaction that creates the connection.
 * @returns the key's id: destroy it when that transaction fails
 */
export async function storeGrant(
  tx: Tx,
  ctx: Context,
  input: { connectionId: bigint; grant: Grant },
): Promise<string> {
  const key = await createKey("token", ctx.now);
  await tx.insert(connectionSecrets).values({
    workspaceId: workspaceOf(ctx),
    connectionId: input.connectionId,
    keyId: key.id,
    tokens: seal(key, serialise(input.grant), place(input.connectionId)),
    accessExpiresAt: input.grant.accessExpiresAt,
    version: 1,
  });
  return key.id;
}

/** The tokens as they are, for the probe after revoking. Null when they are destroyed. */
export async function openGrant(ctx: Context, connectionId: bigint): Promise<Grant | null> {
  authorize(ctx, "account:disconnect");
  try {
    return (await inWorkspace(ctx, (tx) => readGrant(tx, connectionId))).grant;
  } catch (error) {
    if (error instanceof GrantGoneError) return null;
    throw error;
  }
}

/** Destroys the key, which makes every copy of the tokens unreadable, then the row. Doing it twice changes nothing. */
export async function destroyGrant(ctx: Context, connectionId: bigint): Promise<void> {
  authorize(ctx, "account:disconnect");
  const keyId = await inWorkspace(ctx, (tx) => keyOfGrant(tx, connectionId));
  if (!keyId) return;
  await destroyKey(keyId, ctx.now);
  await inWorkspace(ctx, (tx) => tx.delete(connectionSecrets).where(eq(connectionSecrets.keyId, keyId)));
}

/** Takes the row of a grant that another one replaces. @returns the key to destroy once the transaction stands */
export async function dropGrant(tx: Tx, connectionId: bigint): Promise<string | null> {
  const [row] = await tx
    .delete(connectionSecrets)
    .where(eq(connectionSecrets.connectionId, connectionId))
    .returning({ keyId: connectionSecrets.keyId });
  return row?.keyId ?? null;
}

async function keyOfGrant(tx: Tx, connectionId: bigint): Promise<string | null> {
  const [row] = await tx
    .select({ keyId: connectionSecrets.keyId })
    .from(connectionSecrets)
    .where(eq(connectionSecrets.connectionId, connectionId));
  return row?.keyId ?? null;
}

/** The grant with what is known of it. @throws GrantGoneError */
export async function readGrant(tx: Tx, connectionId: bigint): Promise<HeldGrant> {
  return openRow(await find(tx, connectionId, false), connectionId);
}

/** The same, held: who asks for it meanwhile waits for this transaction's end. @throws GrantGoneError */
export async function holdGrant(tx: Tx, connectionId: bigint): Promise<HeldGrant> {
  return openRow(await find(tx, connectionId, true), connectionId);
}

/** Puts a renewed grant in the place of the one that is held, under the same key. */
export async function replaceGrant(
  tx: Tx,
  connectionId: bigint,
  held: HeldGrant,
  grant: Grant,
): Promise<HeldGrant> {
  const version = held.version + 1;
  const key = await openKey(held.keyId);
  await tx
    .update(connectionSecrets)
    .set({
      tokens: seal(key, serialise(grant), place(connectionId)),
      accessExpiresAt: grant.accessExpiresAt,
      version,
    })
    .where(
      and(eq(connectionSecrets.connectionId, connectionId), eq(connectionSecrets.version, held.version)),
    );
  return { ...held, grant, version };
}

interface Row {
  platformId: string | null;
  accountPublicId: string | null;
  keyId: string;
  tokens: Buffer;
  accessExpiresAt: Date;
  version: number;
  /** As granted and not taken back; null once the connection is gone. */
  scopes: string[] | null;
}

async function find(tx: Tx, connectionId: bigint, isForUpdate: boolean): Promise<Row> {
  const query = tx
    .select({
      platformId: accounts.platform,
      accountPublicId: accounts.publicId,
      keyId: connectionSecrets.keyId,
      tokens: connectionSecrets.tokens,
      accessExpiresAt: connectionSecrets.accessExpiresAt,
      version: connectionSecrets.version,
      scopes: connections.scopes,
    })
    .from(connectionSecrets)
    .leftJoin(connections, eq(connections.id, connectionSecrets.connectionId))
    .leftJoin(accounts, eq(accounts.id, connections.accountId))
    .where(eq(connectionSecrets.connectionId, connectionId));
  const [row] = await (isForUpdate ? query.for("update", { of: connectionSecrets }) : query);
  if (!row) throw new GrantGoneError();
  return row;
}

async function openRow(row: Row, connectionId: bigint): Promise<HeldGrant> {
  try {
    const key = await openKey(row.keyId);
    const tokens = Tokens.parse(JSON.parse(open(key, row.tokens, place(connectionId))));
    const endsAt = tokens.endsAt === null ? null : new Date(tokens.endsAt);
    const scopes = tokens.scopes.filter((scope) => row.scopes?.includes(scope) ?? true);
    return {
      platformId: row.platformId,
      accountPublicId: row.accountPublicId,
      keyId: row.keyId,
      version: row.version,
      grant: { ...tokens, scopes, endsAt, accessExpiresAt: row.accessExpiresAt },
    };
  } catch (error) {
    if (error instanceof KeyDestroyedError) throw new GrantGoneError({ cause: error });
    throw error;
  }
}

function serialise(grant: Grant): string {
  const tokens: z.input<typeof Tokens> = {
    accessToken: grant.accessToken,
    refreshToken: grant.refreshToken,
    endsAt: grant.endsAt?.toISOString() ?? null,
    scopes: [...grant.scopes],
  };
  return JSON.stringify(tokens);
}

const place = (connectionId: bigint) => ({
  table: "connection_secrets",
  column: "tokens",
  row: connectionId.toString(),
});
