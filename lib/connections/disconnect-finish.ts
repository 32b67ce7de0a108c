import "server-only";
import { eq } from "drizzle-orm";
import { connections, disconnects } from "@/db/schema";
import { recordEvent } from "@/lib/audit/events";
import { authorize } from "@/lib/auth/permissions";
import { type Context, inWorkspace } from "@/lib/context";
import { finishWork, scheduleWork } from "@/lib/jobs/queue";
import { inLanguage } from "@/lib/language/in-language";
import { t } from "@/lib/language/t";
import { log } from "@/lib/log";
import { PlatformError } from "@/lib/platforms/errors";
import { platform } from "@/lib/platforms/registry";
import { findPerson, tell } from "@/lib/privacy/person";
import type { ReceiptStep } from "@/lib/receipts/body";
import { appendReceipt } from "@/lib/receipts/chain";
import { disconnectReceipt } from "./disconnect-receipt";
import { renewToRevoke } from "./renewal";
import { destroyGrant, openGrant } from "./secrets";

type Row = typeof disconnects.$inferSelect;
type Change = Partial<typeof disconnects.$inferInsert>;

const probeTries = 3;
const probeWaitMilliseconds = 20_000;
/** After each silence of the platform; the last one repeats until `giveUpAt`. */
const waitsMilliseconds = [20_000, 60_000, 5 * 60_000, 30 * 60_000, 2 * 3_600_000, 6 * 3_600_000];

/**
 * Takes a disconnect as far as it goes now: revoke, probe with the old token, destroy token and key, complete the
 * receipt. Each step is written before the next begins and may be repeated, so it goes on after a crash anywhere.
 */
export async function finishDisconnect(ctx: Context, id: bigint): Promise<void> {
  authorize(ctx, "account:disconnect");
  let row: Row | null = await inWorkspace(ctx, async (tx) => {
    const [found] = await tx.select().from(disconnects).where(eq(disconnects.id, id));
    if (!found) await finishWork(tx, "finish-disconnect", id);
    return found ?? null;
  });
  if (!row) return;

  if (!row.revokeResult) {
    row = await revoke(ctx, row);
    if (!row) return;
  }
  if (!row.probeResult && (row.revokeResult === "confirmed" || row.revokeResult === "not-offered")) {
    row = await probe(ctx, row);
    if (!row) return;
  }
  if (!row.destroyedAt && row.revokeResult !== "replaced") {
    await destroyGrant(ctx, row.connectionId);
    row = await change(ctx, row, { destroyedAt: ctx.now });
    if (!row) return;
  }
  await complete(ctx, row);
}

/** @returns null while the platform is silent and there is time left */
async function revoke(ctx: Context, row: Row): Promise<Row | null> {
  const record = (revokeResult: ReceiptStep["result"]) =>
    change(ctx, row, { revokeResult, revokeAt: ctx.now });
  if (await isReplaced(ctx, row)) return record("replaced");
  const grant = await openGrant(ctx, row.connectionId);
  if (!grant) return record("nothing-held");
  const there = platform(row.platform);
  if (!there.descriptor.canRevoke) {
    // What no documentation promises may work all the same. It is tried once, and what came of it the probe says.
    await answers(() => there.revoke(grant));
    return record("not-offered");
  }
  const tell = async () => there.revoke(await renewToRevoke(ctx, row.connectionId, row.platform));
  if (await answers(tell)) return record("confirmed");
  if (ctx.now >= row.giveUpAt) return record("no-answer");

  log("disconnect.platform-silent", { entityId: row.publicId, platform: row.platform, count: row.tries + 1 });
  const wait = waitsMilliseconds[Math.min(row.tries, waitsMilliseconds.length - 1)] ?? probeWaitMilliseconds;
  const dueAt = new Date(Math.min(ctx.now.getTime() + wait, row.giveUpAt.getTime()));
  await inWorkspace(ctx, async (tx) => {
    await tx
      .update(disconnects)
      .set({ tries: row.tries + 1 })
      .where(eq(disconnects.id, row.id));
    await scheduleWork(
      tx,
      { job: "finish-disconnect", entityId: row.id, workspaceId: row.workspaceId, dueAt },
      ctx.now,
    );
    if (row.tries === 0) {
      const silent = { ...row, revokeResult: "no-answer", revokeAt: ctx.now };
      await appendReceipt(tx, disconnectReceipt(silent, "pending"), ctx.now);
    }
  });
  return null;
}

/** @returns null while it is worth another try */
async function probe(ctx: Context, row: Row): Promise<Row | null> {
  const grant = await openGrant(ctx, row.connectionId);
  if (!grant) return row;
  let isRefused = false;
  const isAnswered = await answers(async () => {
    isRefused = await platform(row.platform).isRefused(grant);
  });
  const probes = row.probes + 1;
  if (isRefused) return change(ctx, row, { probes, probeResult: "refused", probeAt: ctx.now });
  if (probes >= probeTries) {
    const probeResult = isAnswered ? "still-accepted" : "no-answer";
    return change(ctx, row, { probes, probeResult, probeAt: ctx.now });
  }
  // Platforms say themselves that a revocation may take a little while to reach all their servers.
  const dueAt = new Date(ctx.now.getTime() + probeWaitMilliseconds);
  await inWorkspace(ctx, async (tx) => {
    await tx.update(disconnects).set({ probes }).where(eq(disconnects.id, row.id));
    await scheduleWork(
      tx,
      { job: "finish-disconnect", entityId: row.id, workspaceId: row.workspaceId, dueAt },
      ctx.now,
    );
  });
  return null;
}

async function complete(ctx: Context, row: Row): Promise<void> {
  const isTold = await tellGranter(row);
  await inWorkspace(ctx, async (tx) => {
    const [gone] = await tx.delete(disconnects).where(eq(disconnects.id, row.id)).returning();
    await finishWork(tx, "finish-disconnect", row.id);
    // Another run was faster: the receipt is complete already.
    if (!gone) return;
    if (row.revokeResult !== "replaced") {
      await tx
        .update(connections)
        .set({ state: "revoked", problem: null, problemSince: null })
        .where(eq(connections.id, row.connectionId));
    }
    if (isTold) {
      await recordEvent(tx, ctx, { action: "account.revoked", entityId: row.publicId });
    }
    const state = row.revokeResult === "no-answer" ? "failed" : "complete";
    await appendReceipt(tx, disconnectReceipt(gone, state), ctx.now);
  });
}

/**
 * Before the row goes, so that a crash in between only repeats it under the same key, which arrives once.
 * @returns false for somebody who is being erased: nothing more is written to them or about them
 */
async function tellGranter(row: Row): Promise<boolean> {
  const person = row.userId === null ? null : await findPerson(row.userId);
  // Somebody who is being deleted hears of their connections in that receipt.
  if (!person || person.isFrozen) return false;
  const { label } = platform(row.platform).descriptor;
  const { receiptCode, cause } = row;
  const handle = inLanguage(person.language, () => t("Your account"));
  const data = { platform: label, handle, receiptCode, cause };
  await tell(person, {
    template: "disconnect-done",
    data,
    idempotencyKey: `disconnect-done-${row.publicId}`,
  });
  return true;
}

/** A new grant of the same account took the old one's place: revoking now would end the new one. */
async function isReplaced(ctx: Context, row: Row): Promise<boolean> {
  return inWorkspace(ctx, async (tx) => {
    const [connection] = await tx
      .select({ state: connections.state })
      .from(connections)
      .where(eq(connections.id, row.connectionId));
    return connection !== undefined && connection.state !== "revoking";
  });
}

/** @returns null when another run has completed it meanwhile */
function change(ctx: Context, row: Row, values: Change): Promise<Row | null> {
  return inWorkspace(ctx, async (tx) => {
    const [changed] = await tx.update(disconnects).set(values).where(eq(disconnects.id, row.id)).returning();
    return changed ?? null;
  });
}

/** False when the platform gave no usable answer. A grant that was dead already is as good as a revoked one. */
async function answers(ask: () => Promise<unknown>): Promise<boolean> {
  try {
    await ask();
    return true;
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    return error.failure.kind === "expired";
  }
}
