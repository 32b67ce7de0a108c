import "server-only";
import { and, eq, inArray, type SQL } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Tx } from "@/db/client";
import { accounts, connections, disconnects } from "@/db/schema";
import { type Context, workspaceOf } from "@/lib/context";
import { ConflictError } from "@/lib/errors";
import { finishWork, scheduleWork } from "@/lib/jobs/queue";
import { t } from "@/lib/language/t";
import { deleteAccounts, total } from "@/lib/privacy/walk";
import { appendReceipt } from "@/lib/receipts/chain";
import { newReceiptCode } from "@/lib/receipts/code";
import { disconnectReceipt } from "./disconnect-receipt";

/** How long a silent platform is asked again, while the sealed token alone stays. */
const patienceMilliseconds = 72 * 60 * 60 * 1000;

export interface Ending {
  connectionId: bigint;
  accountId: bigint;
  /** Who granted it. */
  userId: bigint;
  platform: string;
  history: "delete" | "keep";
  /** Left out where a person asked for it here. */
  cause?: "ended-there" | "deletion-asked";
  /** Of a receipt that has begun already. */
  receiptCode?: string;
}

/** What is asked of an account and its connection before either ends. */
export const endingColumns = {
  accountId: accounts.id,
  accountPublicId: accounts.publicId,
  userId: accounts.grantedBy,
  platform: accounts.platform,
  connectionId: connections.id,
  state: connections.state,
};

/** Connections of the transaction's workspace that have not been ended yet, held until it ends. @param whose which accounts */
export function holdLive(tx: Tx, whose: SQL): Promise<Omit<Ending, "history" | "cause" | "receiptCode">[]> {
  return tx
    .select({
      connectionId: connections.id,
      accountId: accounts.id,
      userId: accounts.grantedBy,
      platform: accounts.platform,
    })
    .from(accounts)
    .innerJoin(connections, eq(connections.accountId, accounts.id))
    .where(and(whose, inArray(connections.state, ["active", "needs-reconnect"])))
    .orderBy(accounts.id)
    .for("update");
}

/** Ends an account whatever state its grant is in. @throws ConflictError when there is nothing left to end but history that is to stay */
export async function endAccount(
  tx: Tx,
  ctx: Context,
  ending: Ending & { state: (typeof connections.$inferSelect)["state"] },
): Promise<{ receiptCode: string }> {
  if (ending.state === "revoked") {
    if (ending.history === "keep") throw new ConflictError(t("This account is disconnected already."));
    return deleteHistory(tx, ctx, ending);
  }
  if (ending.state === "revoking") {
    const [running] = await tx
      .select()
      .from(disconnects)
      .where(eq(disconnects.connectionId, ending.connectionId));
    if (!running) throw new ConflictError(t("This account is being disconnected already."));
    if (ending.history === "delete") await deleteKeptHistory(tx, running);
    return { receiptCode: running.receiptCode };
  }
  return startDisconnect(tx, ctx, ending);
}

/**
 * Everything a disconnect does at once, in the caller's transaction: no more reading, history as decided, the
 * receipt's first entry, and the work that tells the platform.
 */
export async function startDisconnect(
  tx: Tx,
  ctx: Context,
  ending: Ending,
): Promise<{ receiptCode: string }> {
  const workspaceId = workspaceOf(ctx);
  await tx
    .update(connections)
    .set({ state: "revoking", retryAt: null, deleteDataAt: null })
    .where(eq(connections.id, ending.connectionId));
  await finishWork(tx, "sync-account", ending.accountId);
  await finishWork(tx, "end-grace", ending.connectionId);
  const deletedRows = ending.history === "delete" ? total(await deleteAccounts(tx, [ending.accountId])) : 0;
  const [row] = await tx
    .insert(disconnects)
    .values({
      workspaceId,
      publicId: uuidv7(),
      connectionId: ending.connectionId,
      accountId: ending.accountId,
      userId: ending.userId,
      platform: ending.platform,
      receiptCode: ending.receiptCode ?? newReceiptCode(),
      requestedAt: ctx.now,
      giveUpAt: new Date(ctx.now.getTime() + patienceMilliseconds),
      keepHistory: ending.history,
      cause: ending.cause ?? "asked",
      deletedRows,
    })
    .returning();
  if (!row) throw new Error("The disconnect was not written");
  // No person on the list of work: it must outlive them should the platform stay silent.
  await scheduleWork(
    tx,
    { job: "finish-disconnect", entityId: row.id, workspaceId, dueAt: ctx.now },
    ctx.now,
  );
  await appendReceipt(tx, disconnectReceipt(row, "pending"), ctx.now);
  return { receiptCode: row.receiptCode };
}

/** What is left to do for an account whose grant ended before: its kept history goes, with a receipt that is complete. */
export async function deleteHistory(
  tx: Tx,
  ctx: Context,
  ended: Pick<Ending, "accountId" | "connectionId" | "platform" | "cause" | "receiptCode">,
): Promise<{ receiptCode: string }> {
  const deletedRows = total(await deleteAccounts(tx, [ended.accountId]));
  await finishWork(tx, "end-grace", ended.connectionId);
  const code = ended.receiptCode ?? newReceiptCode();
  const at = ctx.now.toISOString();
  const steps = [{ step: "delete-history", result: "done", at } as const];
  await appendReceipt(
    tx,
    {
      kind: "disconnect",
      code,
      ...(ended.cause ? { cause: ended.cause } : {}),
      state: "complete",
      platform: ended.platform,
      steps,
      deletedRows,
      remains: [],
    },
    ctx.now,
  );
  return { receiptCode: code };
}

/** A second thought while the platform is still being told: the history that was kept goes as well. @returns rows deleted */
export async function deleteKeptHistory(tx: Tx, row: typeof disconnects.$inferSelect): Promise<number> {
  const deletedRows = total(await deleteAccounts(tx, [row.accountId]));
  await tx
    .update(disconnects)
    .set({ keepHistory: "delete", deletedRows: row.deletedRows + deletedRows })
    .where(eq(disconnects.id, row.id));
  return deletedRows;
}
