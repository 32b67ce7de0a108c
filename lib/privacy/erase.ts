import "server-only";
import { and, eq, notInArray, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { accounts, connectionSecrets, connections, disconnects, erasures, exportArchives } from "@/db/schema";
import { authorize } from "@/lib/auth/permissions";
import { finishDisconnect } from "@/lib/connections/disconnect-finish";
import { holdLive, startDisconnect } from "@/lib/connections/disconnect-start";
import { destroyGrant } from "@/lib/connections/secrets";
import { type Context, inWorkspace } from "@/lib/context";
import { destroyKey } from "@/lib/crypto/keyring";
import { finishWork, scheduleWork } from "@/lib/jobs/queue";
import { eraseRows } from "./erase-rows";
import { removeExportFiles } from "./export-files";
import { removeOutboxMails } from "./outbox-files";
import { addressOf, findPerson, type KnownPerson, tell } from "./person";
import { inPlace, listWorkspaces, type Workspace } from "./subject";
import { vacuum } from "./vacuum";
import { bigints } from "./walk";

type Row = typeof erasures.$inferSelect;

/**
 * Deletes a person: platforms told, files removed, the closing mail sent, keys destroyed, then every row that leads to
 * them in one transaction with the receipt. Whatever happened before a crash is found done, and the rest follows.
 * A person who is gone is nothing to do.
 */
export async function erasePerson(ctx: Context, id: bigint): Promise<void> {
  authorize(ctx, "erasure:run");
  const row = await begin(ctx, id);
  const person = row ? await findPerson(row.userId) : null;
  if (!row || !person) return;
  const workspaces = await listWorkspaces(person.userId);
  for (const workspace of workspaces) await endConnections(ctx, person, workspace);
  await removeFiles(ctx);
  const isMailed = row.mailedAt !== null || (await sayGoodbye(ctx, row, person));
  for (const { id: workspaceId, isEnding } of workspaces) {
    await destroyTokens({ ...ctx, workspaceId }, person, isEnding);
  }
  await destroyKey(person.keyId, ctx.now);
  const closingMail = isMailed ? "sent" : "failed";
  const counts = await eraseRows(ctx, row, person, workspaces, person.isProven ? closingMail : null);
  if (counts) await vacuum([...counts.keys()]);
}

/** Past this point it cannot be undone. Null when it is not time yet, or all is done. */
function begin(ctx: Context, id: bigint): Promise<Row | null> {
  return inWorkspace(ctx, async (tx) => {
    const [found] = await tx.select().from(erasures).where(eq(erasures.id, id)).for("update");
    if (!found) {
      await finishWork(tx, "erase-person", id);
      return null;
    }
    if (found.runAt > ctx.now) {
      const work = { job: "erase-person", entityId: id, userId: found.userId, dueAt: found.runAt } as const;
      await scheduleWork(tx, work, ctx.now);
      return null;
    }
    await tx
      .update(erasures)
      .set({ startedAt: sql`coalesce(${erasures.startedAt}, ${ctx.now.toISOString()}::timestamptz)` })
      .where(eq(erasures.id, id));
    return found;
  });
}

/**
 * Each platform is asked once more here, so that the receipt can say that it confirmed; a silent one is left to its
 * own work and holds nothing up. A workspace that ends takes everybody's connections in it along.
 */
async function endConnections(ctx: Context, person: KnownPerson, workspace: Workspace): Promise<void> {
  const here = { ...ctx, workspaceId: workspace.id };
  const whose = workspace.isEnding ? sql`true` : eq(accounts.grantedBy, person.userId);
  const untried = await inPlace(ctx, workspace.id, async (tx) => {
    for (const connection of await holdLive(tx, whose))
      await startDisconnect(tx, here, { ...connection, history: "keep" });
    return tx.select({ id: disconnects.id }).from(disconnects).where(eq(disconnects.tries, 0));
  });
  for (const { id } of untried) await finishDisconnect(here, id);
}

async function removeFiles(ctx: Context): Promise<void> {
  const files = await inWorkspace(ctx, (tx) =>
    tx.select({ publicId: exportArchives.publicId }).from(exportArchives),
  );
  if (files.length > 0) await removeExportFiles(files.map(({ publicId }) => publicId));
}

/** The last mail, while the address can still be read. */
async function sayGoodbye(ctx: Context, row: Row, person: KnownPerson): Promise<boolean> {
  const address = await addressOf(person);
  if (address === null) return false;
  await removeOutboxMails(address);
  // Nobody has shown that they read what is sent there.
  if (!person.isProven) return false;
  const isMailed = await tell(person, {
    template: "erasure-done",
    data: { receiptCode: row.receiptCode },
    idempotencyKey: `erasure-done-${row.publicId}`,
  });
  if (isMailed) {
    await inWorkspace(ctx, (tx) =>
      tx.update(erasures).set({ mailedAt: ctx.now }).where(eq(erasures.id, row.id)),
    );
  }
  return isMailed;
}

/** Tokens that no disconnect still needs: what it destroys itself is gone already. */
async function destroyTokens(ctx: Context, person: KnownPerson, isEnding: boolean): Promise<void> {
  const left = await inWorkspace(ctx, (tx) => leftoverGrants(tx, person, isEnding));
  for (const connectionId of left) await destroyGrant(ctx, connectionId);
}

async function leftoverGrants(tx: Tx, person: KnownPerson, isEnding: boolean): Promise<bigint[]> {
  const whose = isEnding ? sql`true` : eq(accounts.grantedBy, person.userId);
  const own = await tx
    .select({ id: connections.id })
    .from(accounts)
    .innerJoin(connections, eq(connections.accountId, accounts.id))
    .where(whose);
  const ids = bigints(own.map(({ id }) => id));
  const pending = tx.select({ id: disconnects.connectionId }).from(disconnects);
  const rows = await tx
    .select({ id: connectionSecrets.connectionId })
    .from(connectionSecrets)
    .where(
      and(
        sql`${connectionSecrets.connectionId} = any (${ids})`,
        notInArray(connectionSecrets.connectionId, pending),
      ),
    );
  return rows.map(({ id }) => id);
}
