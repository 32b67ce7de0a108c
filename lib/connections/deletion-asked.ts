import "server-only";
import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { accounts, type connections, disconnects } from "@/db/schema";
import type { Context } from "@/lib/context";
import { scheduleWork } from "@/lib/jobs/queue";
import { label } from "@/lib/language/t";
import { deleteFigures, total } from "@/lib/privacy/walk";
import type { DisconnectBody, ReceiptStep } from "@/lib/receipts/body";
import { appendReceipt, type NewReceipt } from "@/lib/receipts/chain";
import { deleteHistory, deleteKeptHistory, type Ending, startDisconnect } from "./disconnect-start";

/** A deletion that was asked for at the platform, under the code that it was answered with. */
export interface DeletionRequest {
  platform: string;
  receiptCode: string;
}

/** An account of ours that a notice is about, held until the transaction ends. */
export interface HeldAccount extends Omit<Ending, "history" | "cause" | "receiptCode"> {
  publicId: string;
  state: (typeof connections.$inferSelect)["state"];
  grantedAt: Date;
}

type Told = Pick<DisconnectBody, "state" | "steps"> &
  Partial<Pick<DisconnectBody, "deletedRows" | "remains">>;

/** An entry of its receipt. It has one form, whether we knew the account or not. */
export function deletionReceipt({ platform, receiptCode }: DeletionRequest, told: Told): NewReceipt {
  return {
    kind: "disconnect",
    cause: "deletion-asked",
    code: receiptCode,
    platform,
    deletedRows: 0,
    remains: [],
    ...told,
  };
}

/**
 * Deletes all we have of an account, whatever has become of its grant.
 * @param request null where the platform did not ask for it on the person's behalf, and has no receipt of it
 */
export async function deleteEverything(
  tx: Tx,
  ctx: Context,
  held: HeldAccount,
  request: DeletionRequest | null,
): Promise<void> {
  const why = request
    ? ({ cause: "deletion-asked", receiptCode: request.receiptCode } as const)
    : ({ cause: "ended-there" } as const);
  if (held.state === "revoked") await deleteHistory(tx, ctx, { ...held, ...why });
  else if (held.state === "revoking") await deleteWhileLeaving(tx, ctx, held, request);
  else await startDisconnect(tx, ctx, { ...held, ...why, history: "delete" });
}

export async function sayNothingHeld(tx: Tx, ctx: Context, request: DeletionRequest): Promise<void> {
  const steps = [stepOf(ctx, "delete-history", "nothing-held")];
  await appendReceipt(tx, deletionReceipt(request, { state: "complete", steps }), ctx.now);
}

/** Under a grant that is younger than the request: what it would have come to had the request arrived before it. */
export async function beginAnew(
  tx: Tx,
  ctx: Context,
  held: HeldAccount,
  request: DeletionRequest,
): Promise<void> {
  const deletedRows = total(await deleteFigures(tx, held.accountId));
  await tx
    .update(accounts)
    .set({ linkedAt: held.grantedAt, firstReadingAt: null, lastReadingAt: null })
    .where(eq(accounts.id, held.accountId));
  if (held.state === "active") {
    const { accountId: entityId, userId } = held;
    const { workspaceId } = ctx;
    await scheduleWork(tx, { job: "sync-account", entityId, workspaceId, userId, dueAt: ctx.now }, ctx.now);
  }
  const steps = [stepOf(ctx, "delete-history", "done"), stepOf(ctx, "revoke", "replaced")];
  const what = label("The connection that was granted after this request, and what is read through it");
  const told: Told = { state: "complete", steps, deletedRows, remains: [{ what, until: null }] };
  await appendReceipt(tx, deletionReceipt(request, told), ctx.now);
}

/** The platform is being told already, under a receipt of its own; what was to be kept goes as well. */
async function deleteWhileLeaving(
  tx: Tx,
  ctx: Context,
  held: HeldAccount,
  request: DeletionRequest | null,
): Promise<void> {
  const [running] = await tx
    .select()
    .from(disconnects)
    .where(eq(disconnects.connectionId, held.connectionId));
  if (!running) throw new Error(`Connection ${held.connectionId} is being revoked by nobody`);
  const deletedRows = await deleteKeptHistory(tx, running);
  if (!request) return;
  const token = {
    what: label("The sealed token alone, to tell the platform"),
    until: running.giveUpAt.toISOString(),
  };
  const remains = running.destroyedAt ? [] : [token];
  const steps = [stepOf(ctx, "delete-history", "done")];
  await appendReceipt(
    tx,
    deletionReceipt(request, { state: "complete", steps, deletedRows, remains }),
    ctx.now,
  );
}

function stepOf(ctx: Context, step: ReceiptStep["step"], result: ReceiptStep["result"]): ReceiptStep {
  return { step, result, at: ctx.now.toISOString() };
}
