import "server-only";
import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { accounts, connections } from "@/db/schema";
import type { Weather } from "@/lib/connections/gaps";
import type { Problem } from "@/lib/platforms/errors";
import { isPlatformId } from "@/lib/platforms/registry";

/** What a visit works on, as it stood when the visit began. Whatever is written checks again that it still does. */
export interface Target extends Weather {
  accountId: bigint;
  publicId: string;
  keyId: string;
  grantedBy: bigint;
  externalId: Buffer;
  firstReadingAt: Date | null;
  listedAt: Date | null;
  connectionId: bigint;
  connectionPublicId: string;
  state: (typeof connections.$inferSelect)["state"];
  verifiedAt: Date;
  failures: number;
  /** Becomes less where one turns out to be taken back. */
  scopes: readonly string[];
}

/** Null when there is nothing to read any more: the account is gone, its connection ended, or its person frozen or restricted. */
export async function findTarget(tx: Tx, accountId: bigint): Promise<Target | null> {
  const [found] = await tx
    .select({
      accountId: accounts.id,
      publicId: accounts.publicId,
      keyId: accounts.keyId,
      platform: accounts.platform,
      grantedBy: accounts.grantedBy,
      externalId: accounts.externalId,
      linkedAt: accounts.linkedAt,
      pausedAt: accounts.pausedAt,
      firstReadingAt: accounts.firstReadingAt,
      lastReadingAt: accounts.lastReadingAt,
      listedAt: accounts.listedAt,
      connectionId: connections.id,
      connectionPublicId: connections.publicId,
      state: connections.state,
      problem: connections.problem,
      problemSince: connections.problemSince,
      verifiedAt: connections.verifiedAt,
      failures: connections.failures,
      scopes: connections.scopes,
    })
    .from(accounts)
    .innerJoin(connections, eq(connections.accountId, accounts.id))
    .where(eq(accounts.id, accountId));
  if (!found || !isPlatformId(found.platform)) return null;
  if (found.state !== "active" && found.state !== "needs-reconnect") return null;
  return (await isPersonOpen(tx, found.grantedBy)) ? { ...found, ...(await waitOf(tx, found)) } : null;
}

/** Whether anything may be read for the member who granted an account: they are there, not frozen, not restricted. */
export async function isPersonOpen(tx: Tx, userId: bigint): Promise<boolean> {
  const [person] = await tx.execute<{ open: boolean }>(
    sql`select is_person_open(${userId.toString()}::bigint) as open`,
  );
  return person?.open === true;
}

/** A reading that had to wait for the platform's allowance: the days it missed say so. */
async function waitOf(
  tx: Tx,
  { accountId, problem }: Pick<Target, "accountId" | "problem">,
): Promise<Partial<Pick<Weather, "problem" | "problemSince">>> {
  if (problem) return {};
  const [turn] = await tx.execute<{ due_at: Date; planned_at: Date | null }>(
    sql`select due_at, planned_at from list_next_readings() where account_id = ${accountId.toString()}::bigint`,
  );
  if (!turn?.planned_at) return {};
  return { problem: "limited/quota" satisfies Problem, problemSince: new Date(turn.due_at) };
}

/**
 * Whoever writes about a visit comes after whoever is writing: the account's row is the first that each of them takes, so
 * that two visits at once wait for each other and never in a circle.
 */
export async function holdAccount(tx: Tx, { accountId }: Pick<Target, "accountId">): Promise<void> {
  await tx.select({ id: accounts.id }).from(accounts).where(eq(accounts.id, accountId)).for("no key update");
}

/** The account or its connection was taken away or paused while it was being read. Nothing more may be stored. */
export class EndedMeanwhileError extends Error {
  constructor() {
    super("The connection ended while its account was being read");
    this.name = "EndedMeanwhileError";
  }
}

/**
 * Holds the connection as it is until the transaction ends. First in every transaction that stores what was read.
 * @param isEvenPaused where nothing read is stored, but what a paused account shows no more is deleted
 * @throws EndedMeanwhileError when it is no longer to be read
 */
export async function holdConnection(tx: Tx, target: Target, isEvenPaused = false): Promise<void> {
  const [held] = await tx.execute<{ held: boolean }>(
    sql`select hold_connection(${target.connectionId.toString()}::bigint, ${isEvenPaused}) as held`,
  );
  if (!held?.held) throw new EndedMeanwhileError();
}
