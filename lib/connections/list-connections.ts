import "server-only";
import { asc, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { accounts, connections, syncRuns } from "@/db/schema";
import { authorize } from "@/lib/auth/permissions";
import { type Context, inWorkspace } from "@/lib/context";
import { openKey } from "@/lib/crypto/keyring";
import { open } from "@/lib/crypto/seal";
import { t } from "@/lib/language/t";
import { platform } from "@/lib/platforms/registry";
import { type WeatherState, weatherOf } from "./weather";

/** One account and its grant, as its card shows them. Instants are ISO text. */
export interface ConnectionView {
  accountId: string;
  /** "@atlas". */
  handle: string;
  platform: { id: string; label: string; posts: string };
  /** "@atlas on YouTube". */
  object: string;
  isMine: boolean;
  weather: { state: WeatherState; text: string; waiting: string | null; daysLeft: number | null };
  /** Granting it anew would mend something: where linking this very account begins; null otherwise. */
  reconnectHref: string | null;
  /** A reading runs or waits for its turn. */
  isReading: boolean;
  canSync: boolean;
  canPause: boolean;
  canResume: boolean;
  canDisconnect: boolean;
  /** Whether the history may be kept when the account is disconnected: where not, the platform's rules end it. */
  mayKeepHistory: boolean;
  /** Where the person ends the access themselves, for the platform has no call for it; null where we end it. */
  endHref: string | null;
  /** The day the figures would be lost if the access were lost today; null where they would stay. */
  wouldEndAt: string | null;
  grantedAt: string;
  /** In the descriptor's order. */
  scopes: readonly { scope: string; allows: string; without: string; isGranted: boolean }[];
  /** Account counts were last stored. */
  lastReadAt: string | null;
  /** Everything was last read, posts included. */
  lastSuccessAt: string | null;
  lastTriedAt: string | null;
  nextReadAt: string | null;
  endsAt: string | null;
  deleteDataAt: string | null;
}

const dayMs = 86_400_000;
const mendable: readonly WeatherState[] = ["needs-reconnect", "expiring", "partial"];

/** The workspace's accounts with their connections, oldest first. */
export async function listConnections(ctx: Context): Promise<ConnectionView[]> {
  authorize(ctx, "account:read");
  const { found, next, reading } = await inWorkspace(ctx, async (tx) => {
    const found = await tx
      .select({ account: accounts, connection: connections })
      .from(accounts)
      .innerJoin(connections, eq(connections.accountId, accounts.id))
      .orderBy(asc(accounts.linkedAt), asc(accounts.id));
    return { found, next: await nextReadings(tx), reading: await accountsBeingRead(tx) };
  });
  return Promise.all(
    found.map(async ({ account, connection }) => {
      const { descriptor } = platform(account.platform);
      const { label } = descriptor;
      const key = await openKey(account.keyId);
      const place = { table: "accounts", column: "handle", row: account.publicId };
      // Blank where it was too old to keep.
      const handle = open(key, account.handle, place) || t("{platform} account", { platform: label });
      const isActive = connection.state === "active";
      const isLinked = isActive || connection.state === "needs-reconnect";
      const isPaused = account.pausedAt !== null;
      const isMine = account.grantedBy === ctx.actor.userId;
      const isRestricted = isMine && ctx.actor.kind === "person" && ctx.actor.restrictedBy !== null;
      const { dueAt = null, plannedAt = null } = next.get(account.id) ?? {};
      const { pausedAt } = account;
      const facts = { ...connection, pausedAt, plannedFor: plannedAt, isRestricted, now: ctx.now };
      const weather = weatherOf(facts, descriptor);
      return {
        accountId: account.publicId,
        handle,
        platform: { id: account.platform, label, posts: descriptor.words.posts },
        object: t("{handle} on {platform}", { handle, platform: label }),
        isMine,
        weather,
        reconnectHref:
          isMine && !isRestricted && mendable.includes(weather.state)
            ? `/api/connect/${account.platform}?account=${account.publicId}`
            : null,
        isReading: isActive && !isPaused && reading.has(account.id),
        canSync: isActive && !isPaused && !isRestricted,
        canPause: isLinked && !isPaused,
        canResume: isLinked && isPaused,
        canDisconnect: connection.state !== "revoking",
        mayKeepHistory: !descriptor.historyEndsWithDisconnect && isLinked,
        endHref: descriptor.canRevoke ? null : descriptor.permissionsUrl,
        wouldEndAt:
          descriptor.graceDays === null
            ? null
            : new Date(ctx.now.getTime() + descriptor.graceDays * dayMs).toISOString(),
        grantedAt: connection.grantedAt.toISOString(),
        scopes: descriptor.scopes.map(({ scope, allows, without }) => ({
          scope,
          allows,
          without,
          isGranted: connection.scopes.includes(scope),
        })),
        lastReadAt: account.lastReadingAt?.toISOString() ?? null,
        lastSuccessAt: connection.lastSuccessAt?.toISOString() ?? null,
        lastTriedAt: connection.lastTriedAt?.toISOString() ?? null,
        nextReadAt: (isActive && !isPaused && (plannedAt ?? dueAt)?.toISOString()) || null,
        endsAt: connection.endsAt?.toISOString() ?? null,
        deleteDataAt: connection.deleteDataAt?.toISOString() ?? null,
      };
    }),
  );
}

interface NextReading {
  dueAt: Date;
  /** When its turn comes, where the platform's allowance was not enough when it was due. */
  plannedAt: Date | null;
}

async function nextReadings(tx: Tx): Promise<Map<bigint, NextReading>> {
  const rows = await tx.execute<{ account_id: string; due_at: Date; planned_at: Date | null }>(
    sql`select * from list_next_readings()`,
  );
  return new Map(
    rows.map(({ account_id, due_at, planned_at }) => [
      BigInt(account_id),
      { dueAt: new Date(due_at), plannedAt: planned_at && new Date(planned_at) },
    ]),
  );
}

async function accountsBeingRead(tx: Tx): Promise<Set<bigint>> {
  const rows = await tx
    .select({ accountId: syncRuns.accountId })
    .from(syncRuns)
    .where(isNull(syncRuns.finishedAt));
  return new Set(rows.map((row) => row.accountId));
}
