import "server-only";
import { eq } from "drizzle-orm";
import { connections } from "@/db/schema";
import { recordEvent } from "@/lib/audit/events";
import { authorize } from "@/lib/auth/permissions";
import { type Context, inWorkspace } from "@/lib/context";
import { logError } from "@/lib/log";
import { PlatformError } from "@/lib/platforms/errors";
import { platform } from "@/lib/platforms/registry";
import type { Grant } from "@/lib/platforms/types";
import { onlyThese } from "./scopes";
import { GrantGoneError, type HeldGrant, holdGrant, readGrant, replaceGrant } from "./secrets";

/** No call is begun with an access token that ends within this time, so that it never ends in the middle of one. */
const shortestLifeMs = 5 * 60_000;

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

async function usable(ctx: Context, connectionId: bigint): Promise<HeldGrant> {
  const held = await read(ctx, connectionId);
  return isFresh(held, ctx.now) || !isAlwaysRenewable(held) ? held : renew(ctx, connectionId, held);
}

const isFresh = ({ grant }: HeldGrant, now: Date) =>
  grant.accessExpiresAt.getTime() - now.getTime() > shortestLifeMs;

function isAlwaysRenewable({ platformId, grant }: HeldGrant): boolean {
  if (platformId === null || grant.refreshToken === null) return false;
  return platform(platformId).renewal?.isAlwaysPossible ?? false;
}

const read = (ctx: Context, connectionId: bigint) => inWorkspace(ctx, (tx) => readGrant(tx, connectionId));

/**
 * One call to the platform a connection, whatever the number of callers and processes: the row's lock makes the others
 * wait, and they take what the first one brought. No other lock is held while the platform answers, and nothing is
 * given out before it is stored. A renewal may take permissions away and never gives one: those that were taken back
 * come with the person's next consent only.
 * The version is that of the grant which no longer serves: a newer one is taken as it is.
 */
function renew(ctx: Context, connectionId: bigint, { version, platformId }: HeldGrant): Promise<HeldGrant> {
  return inWorkspace(ctx, async (tx) => {
    const held = await holdGrant(tx, connectionId);
    if (held.version !== version) return held;
    const renewed = await refresh({ ...held, platformId }, ctx.now);
    const scopes = renewed.scopes.filter((scope) => held.grant.scopes.includes(scope));
    const grant = { ...renewed, scopes };
    const standing = await replaceGrant(tx, connectionId, held, grant);
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
    return standing;
  });
}

/**
 * A lost answer may have carried a new token; some platforms take the old one once more, so it is tried. One that does
 * not calls it invalid: then what was given is lost, and only a new consent helps.
 */
async function refresh(held: HeldGrant, now: Date): Promise<Grant> {
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
