import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Tx } from "@/db/client";
import { accounts, connections, syncRuns } from "@/db/schema";
import { recordEvent } from "@/lib/audit/events";
import { authorize, roleAllows } from "@/lib/auth/permissions";
import { inWorkspace, type PersonContext, type Role, workspaceOf } from "@/lib/context";
import { type DataKey, destroyKey, openKey } from "@/lib/crypto/keyring";
import { seal } from "@/lib/crypto/seal";
import { finishWork, scheduleWork } from "@/lib/jobs/queue";
import { missingScopes } from "@/lib/platforms/registry";
import type { Grant, Platform, PlatformAccount } from "@/lib/platforms/types";
import { accountDigests } from "./account-digests";
import type { ConnectOutcome } from "./connect-outcome";
import { fillGaps } from "./gaps";
import { dropGrant, storeGrant } from "./secrets";

/** Everything of a link in one transaction. Keys live in another database: a failure destroys the new one again. */
export async function storeLink(
  ctx: PersonContext,
  platform: Platform,
  grant: Grant,
  profile: PlatformAccount,
): Promise<ConnectOutcome> {
  authorize(ctx, "account:connect");
  const key = await openKey(ctx.actor.keyId);
  let newKey: string | null = null;
  try {
    const stored = await inWorkspace(ctx, async (tx) => {
      if (!(await isStillAllowed(tx))) return refuse("not-allowed");
      const claim = await claimAccount(tx, platform, profile.externalId);
      if (claim.outcome === "elsewhere" || claim.accountId === null) return refuse("linked-elsewhere");
      const publicId = claim.outcome === "new" ? uuidv7() : null;
      const account = publicId
        ? await insertAccount(tx, ctx, { id: claim.accountId, publicId, platform, profile, key })
        : await reopenAccount(tx, ctx, claim.accountId, profile, key);
      if ("kind" in account) return { outcome: account, oldKey: null };
      const oldKey = await replaceConnection(tx, account.id);
      const connectionPublicId = uuidv7();
      const [connection] = await tx
        .insert(connections)
        .values({
          workspaceId: workspaceOf(ctx),
          publicId: connectionPublicId,
          accountId: account.id,
          state: "active",
          scopes: [...grant.scopes],
          grantedAt: ctx.now,
          verifiedAt: ctx.now,
          endsAt: grant.endsAt,
        })
        .returning({ id: connections.id });
      if (!connection) throw new Error("The connection was not inserted");
      newKey = await storeGrant(tx, ctx, { connectionId: connection.id, grant });
      await beginSync(tx, ctx, account);
      const action = publicId ? "account.connected" : "account.reconnected";
      await recordEvent(tx, ctx, { action, entityId: account.publicId });
      const outcome: ConnectOutcome = {
        kind: "connected",
        accountId: account.publicId,
        isNew: publicId !== null,
        missing: missingScopes(platform, grant).map(({ scope }) => scope),
      };
      return { outcome, oldKey };
    });
    if (stored.oldKey) await destroyKey(stored.oldKey, ctx.now);
    return stored.outcome;
  } catch (error) {
    if (newKey) await destroyKey(newKey, ctx.now);
    throw error;
  }
}

interface Opened {
  id: bigint;
  publicId: string;
  firstReadingAt: Date | null;
}

type Refusal = Extract<
  ConnectOutcome,
  { kind: "linked-elsewhere" | "granted-by-other" | "not-allowed" | "still-leaving" }
>;

const refuse = (kind: Refusal["kind"]): { outcome: ConnectOutcome; oldKey: null } => ({
  outcome: { kind },
  oldKey: null,
});

/** First of all: whoever is removed in this moment is out before it, or takes this account along as well. */
async function isStillAllowed(tx: Tx): Promise<boolean> {
  const [row] = await tx.execute<{ role: Role | null }>(sql`select hold_role() as role`);
  return row?.role != null && roleAllows(row.role, "account:connect");
}

async function claimAccount(tx: Tx, platform: Platform, externalId: string) {
  const { id } = platform.descriptor;
  const digests = accountDigests(id, externalId);
  const [claim] = await tx.execute<{
    outcome: "new" | "here" | "elsewhere";
    account_id: string | null;
  }>(sql`select * from claim_account(${id}, ${sql.param(digests)}::text[])`);
  if (!claim) throw new Error("claim_account returned nothing");
  return {
    outcome: claim.outcome,
    accountId: claim.account_id === null ? null : BigInt(claim.account_id),
  };
}

async function insertAccount(
  tx: Tx,
  ctx: PersonContext,
  made: { id: bigint; publicId: string; platform: Platform; profile: PlatformAccount; key: DataKey },
): Promise<Opened> {
  const { id, publicId, platform, profile, key } = made;
  await tx
    .insert(accounts)
    .overridingSystemValue()
    .values({
      workspaceId: workspaceOf(ctx),
      id,
      publicId,
      grantedBy: ctx.actor.userId,
      keyId: key.id,
      platform: platform.descriptor.id,
      externalId: seal(key, profile.externalId, accountPlace("external_id", publicId)),
      handle: seal(key, profile.handle, accountPlace("handle", publicId)),
      profileReadAt: ctx.now,
      linkedAt: ctx.now,
    });
  return { id, publicId, firstReadingAt: null };
}

/** The account is here already: its history goes on under the new grant. */
async function reopenAccount(
  tx: Tx,
  ctx: PersonContext,
  accountId: bigint,
  profile: PlatformAccount,
  key: DataKey,
): Promise<Opened | Refusal> {
  const [held] = await tx
    .select({
      publicId: accounts.publicId,
      grantedBy: accounts.grantedBy,
      linkedAt: accounts.linkedAt,
      firstReadingAt: accounts.firstReadingAt,
      lastReadingAt: accounts.lastReadingAt,
      pausedAt: accounts.pausedAt,
      state: connections.state,
      problem: connections.problem,
      problemSince: connections.problemSince,
      platform: accounts.platform,
      scopes: connections.scopes,
    })
    .from(accounts)
    .leftJoin(connections, eq(connections.accountId, accounts.id))
    .where(eq(accounts.id, accountId))
    .for("no key update", { of: accounts });
  if (!held) throw new Error(`Account ${accountId} is in the index and nowhere else`);
  if (held.grantedBy !== ctx.actor.userId) return { kind: "granted-by-other" };
  if (held.state === "revoking") return { kind: "still-leaving" };
  await fillGaps(tx, accountId, held, ctx.now);
  await tx
    .update(accounts)
    .set({
      handle: seal(key, profile.handle, accountPlace("handle", held.publicId)),
      profileReadAt: ctx.now,
    })
    .where(eq(accounts.id, accountId));
  return { id: accountId, publicId: held.publicId, firstReadingAt: held.firstReadingAt };
}

/** Takes the earlier connection and what was planned for its end. @returns the key of its tokens */
async function replaceConnection(tx: Tx, accountId: bigint): Promise<string | null> {
  const isIts = eq(connections.accountId, accountId);
  const [old] = await tx.select({ id: connections.id }).from(connections).where(isIts);
  if (!old) return null;
  // The grant's row first, as a renewal under way does: whoever comes second waits.
  const keyId = await dropGrant(tx, old.id);
  await tx.delete(connections).where(isIts);
  await finishWork(tx, "end-grace", old.id);
  return keyId;
}

async function beginSync(tx: Tx, ctx: PersonContext, account: Opened): Promise<void> {
  const open = and(eq(syncRuns.accountId, account.id), isNull(syncRuns.finishedAt));
  await tx.delete(syncRuns).where(open);
  await tx.insert(syncRuns).values({
    workspaceId: workspaceOf(ctx),
    accountId: account.id,
    reason: account.firstReadingAt ? "schedule" : "first",
    startedAt: ctx.now,
  });
  await scheduleWork(
    tx,
    {
      job: "sync-account",
      entityId: account.id,
      workspaceId: ctx.workspaceId,
      userId: ctx.actor.userId,
      dueAt: ctx.now,
    },
    ctx.now,
  );
}

const accountPlace = (column: "external_id" | "handle", publicId: string) => ({
  table: "accounts",
  column,
  row: publicId,
});
