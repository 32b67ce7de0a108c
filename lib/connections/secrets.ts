import "server-only";
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "@/db/client";
import { accounts, connectionSecrets, connections } from "@/db/schema";
import { recordEvent } from "@/lib/audit/events";
import { authorize } from "@/lib/auth/permissions";
import { type Context, inWorkspace, workspaceOf } from "@/lib/context";
import { createKey, destroyKey, KeyDestroyedError, openKey } from "@/lib/crypto/keyring";
import { open, seal } from "@/lib/crypto/seal";
import { logError } from "@/lib/log";
import { PlatformError } from "@/lib/platforms/errors";
import { platform } from "@/lib/platforms/registry";
import type { Grant } from "@/lib/platforms/types";
import { onlyThese } from "./scopes";

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

/** No call is begun with an access token that ends within this time, so that it never ends in the middle of one. */
const shortestLifeMs = 5 * 60_000;

/** Disconnected meanwhile, or restored from a backup after its key was destroyed: to callers a grant that is gone. */
class GrantGoneError extends PlatformError {
  constructor(options?: ErrorOptions) {
    super({ kind: "expired", reason: "revoked" }, options);
  }
}

interface Held {
  platformId: string | null;
  accountPublicId: string | null;
  grant: Grant;
  keyId: string;
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

/**
 * Runs `use` with a grant that works: renewed before its end, and once more when the platform refuses it all the same.
 * @throws PlatformError expired/revoked when the grant is gone, here or there
 */
export async function withGrant<T>(
  ctx: Context,
  connectionId: bigint,
  use: (grant: Grant) => Promise<T>,
): Promise<T> {
  authorize(ctx, "post:read");
  const held = await usable(ctx, connectionId);
  try {
    return await use(held.grant);
  } catch (error) {
    if (!isRefusal(error) || !isAlwaysRenewable(held)) throw error;
    const { grant } = await renew(ctx, connectionId, held);
    try {
      return await use(grant);
    } catch (again) {
      // Renewed a moment ago, so the grant stands: a refusal now is the platform's trouble, and no reason to let go.
      if (!isRefusal(again)) throw again;
      throw new PlatformError({ kind: "unavailable", reason: "outage" }, { cause: again });
    }
  }
}

function isRefusal(error: unknown): boolean {
  return (
    error instanceof PlatformError && error.failure.kind === "expired" && error.failure.reason === "revoked"
  );
}

/**
 * Has the platform say that the grant still authorises us: by renewing it, or by asking for the account, of which nothing
 * is kept.
 * @throws PlatformError
 */
export async function verifyGrant(ctx: Context, connectionId: bigint): Promise<void> {
  authorize(ctx, "account:sync");
  const held = await read(ctx, connectionId);
  const { platformId } = held;
  if (platformId === null) throw new GrantGoneError();
  if (isAlwaysRenewable(held)) {
    await renew(ctx, connectionId, held);
  } else {
    await renewAhead(ctx, connectionId);
    await withGrant(ctx, connectionId, (grant) => platform(platformId).fetchAccount(grant));
  }
}

/**
 * Renews a grant that nears its end while it still works. What hinders that but is no refusal is left to the next visit:
 * the grant has life left.
 * @throws PlatformError expired when the platform refuses it
 */
export async function renewAhead(ctx: Context, connectionId: bigint): Promise<void> {
  authorize(ctx, "account:sync");
  const held = await read(ctx, connectionId);
  const { platformId, grant } = held;
  const renewal = platformId === null ? null : platform(platformId).renewal;
  const lifeMs = grant.accessExpiresAt.getTime() - ctx.now.getTime();
  if (!renewal || lifeMs <= shortestLifeMs || lifeMs > renewal.aheadMs) return;
  try {
    await renew(ctx, connectionId, held);
  } catch (error) {
    if (!(error instanceof PlatformError) || error.failure.kind === "expired") throw error;
    logError("connection.not-renewed", error, { platform: platformId ?? "" });
  }
}

/**
 * What a platform must be told to end a grant: renewed where only a token that still works can be revoked.
 * @param platformId the account may be gone by now, and with it the name of its platform
 * @throws PlatformError expired when the platform says that the grant is dead already
 */
export async function renewToRevoke(ctx: Context, connectionId: bigint, platformId: string): Promise<Grant> {
  authorize(ctx, "account:disconnect");
  const held = { ...(await read(ctx, connectionId)), platformId };
  const isNeeded = platform(platformId).renewal?.isNeededToRevoke && !isFresh(held, ctx.now);
  return isNeeded ? (await renew(ctx, connectionId, held)).grant : held.grant;
}

/** The tokens as they are, for the probe after revoking. Null when they are destroyed. */
export async function openGrant(ctx: Context, connectionId: bigint): Promise<Grant | null> {
  authorize(ctx, "account:disconnect");
  try {
    return (await read(ctx, connectionId)).grant;
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

async function usable(ctx: Context, connectionId: bigint): Promise<Held> {
  const held = await read(ctx, connectionId);
  return isFresh(held, ctx.now) || !isAlwaysRenewable(held) ? held : renew(ctx, connectionId, held);
}

const isFresh = ({ grant }: Held, now: Date) =>
  grant.accessExpiresAt.getTime() - now.getTime() > shortestLifeMs;

function isAlwaysRenewable({ platformId, grant }: Held): boolean {
  if (platformId === null || grant.refreshToken === null) return false;
  return platform(platformId).renewal?.isAlwaysPossible ?? false;
}

function read(ctx: Context, connectionId: bigint): Promise<Held> {
  return inWorkspace(ctx, async (tx) => openRow(await find(tx, connectionId, false), connectionId));
}

/**
 * One call to the platform a connection, whatever the number of callers and processes: the row's lock makes the others
 * wait, and they take what the first one brought. No other lock is held while the platform answers, and nothing is
 * given out before it is stored. A renewal may take permissions away and never gives one: those that were taken back
 * come with the person's next consent only.
 * The version is that of the grant which no longer serves: a newer one is taken as it is.
 */
function renew(ctx: Context, connectionId: bigint, { version, platformId }: Held): Promise<Held> {
  return inWorkspace(ctx, async (tx) => {
    const held = await openRow(await find(tx, connectionId, true), connectionId);
    if (held.version !== version) return held;
    const renewed = await refresh({ ...held, platformId }, ctx.now);
    const scopes = renewed.scopes.filter((scope) => held.grant.scopes.includes(scope));
    const grant = { ...renewed, scopes };
    const key = await openKey(held.keyId);
    await tx
      .update(connectionSecrets)
      .set({
        tokens: seal(key, serialise(grant), place(connectionId)),
        accessExpiresAt: grant.accessExpiresAt,
        version: version + 1,
      })
      .where(and(eq(connectionSecrets.connectionId, connectionId), eq(connectionSecrets.version, version)));
    await tx
      .update(connections)
      .set({
        scopes: onlyThese(scopes),
        // Who renews a grant says that it stands, whatever becomes of the reading that needed it.
        verifiedAt: ctx.now,
        ...(grant.endsAt && { endsAt: grant.endsAt }),
      })
      .where(eq(connections.id, connectionId));
    if (scopes.length < held.grant.scopes.length) {
      await recordEvent(tx, ctx, { action: "account.permission-lost", entityId: held.accountPublicId });
    }
    return { ...held, grant, version: version + 1 };
  });
}

/**
 * A lost answer may have carried a new token; some platforms take the old one once more, so it is tried. One that does
 * not calls it invalid: then what was given is lost, and only a new consent helps.
 */
async function refresh(held: Held, now: Date): Promise<Grant> {
  const { platformId, grant } = held;
  if (platformId === null) throw new GrantGoneError();
  const ask = () => platform(platformId).refresh(grant, now);
  try {
    return await ask();
  } catch (error) {
    const isLost = error instanceof PlatformError && error.failure.kind === "unavailable";
    if (!isLost) throw error;
    return ask();
  }
}

interface Row {
  /** Null once the account itself is deleted and only the revocation of its grant is left to do. */
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

async function openRow(row: Row, connectionId: bigint): Promise<Held> {
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
