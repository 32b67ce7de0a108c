import "server-only";
import { and, eq, inArray, isNull } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import type { Tx } from "@/db/client";
import { accounts, connections, erasures, sessions, users } from "@/db/schema";
import { recordEvent } from "@/lib/audit/events";
import { canonicalAddress } from "@/lib/auth/address";
import { refuseUnderGuard } from "@/lib/auth/guarded";
import { authorize } from "@/lib/auth/permissions";
import { holdLive, startDisconnect } from "@/lib/connections/disconnect-start";
import { type Context, inWorkspace, type PersonContext } from "@/lib/context";
import { ConflictError, InvalidInputError, NotFoundError } from "@/lib/errors";
import { finishWork, scheduleWork } from "@/lib/jobs/queue";
import { t } from "@/lib/language/t";
import { platform } from "@/lib/platforms/registry";
import { appendReceipt } from "@/lib/receipts/chain";
import { newReceiptCode } from "@/lib/receipts/code";
import { tellOfEnd } from "@/lib/workspaces/tell-member";
import { erasureReceipt } from "./erase-receipt";
import { addressOf, findPerson, tell } from "./person";
import { listWorkspaces, type Workspace } from "./subject";
import { enterWorkspace } from "./walk";

const day = 24 * 60 * 60 * 1000;
/** In which a person may change their mind. */
export const undoDays = 6;
/** Platforms give seven days in all; a deletion called off late leaves what remains of them to grant access again. */
const platformDays = 7;

export const RequestErasureInput = z.strictObject({
  /** The account's own address, typed by hand. */
  email: z.string().max(1_000),
  /** Without the days to undo it. */
  now: z.literal("on").optional(),
});

export const EraseNowInput = z.strictObject({ email: z.string().max(1_000) });

export interface ErasureView {
  receiptCode: string;
  requestedAt: string;
  /** When deletion begins; until then it can be undone. */
  runAt: string;
  hasBegun: boolean;
}

/**
 * Freezes the person: every session ends, nothing is read any more, every platform they granted is told at once.
 * Deletion begins after the days to undo it, or now. Asked twice, the first request stands.
 */
export async function requestErasure(
  ctx: PersonContext,
  input: z.output<typeof RequestErasureInput>,
): Promise<ErasureView> {
  authorize(ctx, "erasure:request");
  await assertOwnAddress(ctx, input.email);
  const waits = input.now === "on" ? 0 : undoDays * day;
  const workspaces = await listWorkspaces(ctx.actor.userId);
  const { view, isNew } = await inWorkspace(ctx, async (tx) => {
    const { userId } = ctx.actor;
    await refuseUnderGuard(tx, userId);
    const [running] = await tx.select().from(erasures).where(eq(erasures.userId, userId));
    if (running) return { view: toView(running), isNew: false };
    const [row] = await tx
      .insert(erasures)
      .values({
        publicId: uuidv7(),
        userId,
        receiptCode: newReceiptCode(),
        requestedAt: ctx.now,
        runAt: new Date(ctx.now.getTime() + waits),
      })
      .returning();
    if (!row) throw new Error("The erasure was not written");
    await tx.update(users).set({ frozenAt: ctx.now }).where(eq(users.id, userId));
    await tx.delete(sessions).where(eq(sessions.userId, userId));
    await scheduleWork(tx, { job: "erase-person", entityId: row.id, userId, dueAt: row.runAt }, ctx.now);
    if (ctx.workspaceId !== null) {
      await recordEvent(tx, ctx, { action: "erasure.requested", entityId: row.publicId });
    }
    const ending = [];
    for (const { id } of workspaces) ending.push({ id, connections: await granted(tx, id, userId) });
    for (const { id, connections: live } of ending) {
      await enterWorkspace(tx, id);
      for (const connection of live) {
        await startDisconnect(tx, { ...ctx, workspaceId: id }, { ...connection, history: "keep" });
      }
    }
    await appendReceipt(tx, erasureReceipt(row, "waiting"), ctx.now);
    return { view: toView(row), isNew: true };
  });
  if (isNew) {
    const ending = workspaces.filter(({ isEnding }) => isEnding).map(({ id }) => id);
    await tellOfEnd(ctx, ending, new Date(view.runAt));
  }
  const person = waits > 0 ? await findPerson(ctx.actor.userId) : null;
  if (person) {
    await tell(person, {
      template: "erasure-scheduled",
      data: { runAt: new Date(view.runAt), receiptCode: view.receiptCode },
      idempotencyKey: `erasure-scheduled-${view.receiptCode}`,
    });
  }
  return view;
}

/** The deletion that waits or runs for this person, if any. */
export async function getErasure(ctx: PersonContext): Promise<ErasureView | null> {
  authorize(ctx, "erasure:read");
  const [row] = await inWorkspace(ctx, (tx) =>
    tx.select().from(erasures).where(eq(erasures.userId, ctx.actor.userId)),
  );
  return row ? toView(row) : null;
}

/** Keeps the account: history is back at once, each connection must be granted again. @throws ConflictError too late */
export async function undoErasure(ctx: PersonContext): Promise<void> {
  authorize(ctx, "erasure:undo");
  const { userId } = ctx.actor;
  const workspaces = await listWorkspaces(userId);
  await inWorkspace(ctx, async (tx) => {
    if (await callOff(tx, ctx, { userId, workspaces, action: "erasure.undone" })) return;
    const [begun] = await tx.select({ id: erasures.id }).from(erasures).where(eq(erasures.userId, userId));
    if (begun) throw new ConflictError(t("Deletion has begun and cannot be undone."));
    throw new NotFoundError("Deletion request");
  });
}

/** The same with the guard that comes: somebody else may have asked for it. One that has begun goes on. */
export async function haltUnderGuard(
  tx: Tx,
  ctx: Context,
  whose: { userId: bigint; workspaces: readonly Workspace[] },
): Promise<void> {
  await callOff(tx, ctx, { ...whose, action: "guard.erasure-halted" });
}

/** @returns whether one waited. The transaction may be in another workspace afterwards. */
async function callOff(
  tx: Tx,
  ctx: Context,
  {
    userId,
    workspaces,
    action,
  }: { userId: bigint; workspaces: readonly Workspace[]; action: "erasure.undone" | "guard.erasure-halted" },
): Promise<boolean> {
  const [row] = await tx
    .delete(erasures)
    .where(and(eq(erasures.userId, userId), isNull(erasures.startedAt)))
    .returning();
  if (!row) return false;
  await tx.update(users).set({ frozenAt: null }).where(eq(users.id, userId));
  await finishWork(tx, "erase-person", row.id);
  if (ctx.workspaceId !== null) await recordEvent(tx, ctx, { action, entityId: row.publicId });
  const deleteDataAt = new Date(row.requestedAt.getTime() + platformDays * day);
  for (const { id } of workspaces) {
    for (const ended of await revoked(tx, id, userId)) {
      if (!platform(ended.platform).descriptor.historyEndsWithDisconnect) continue;
      await tx.update(connections).set({ deleteDataAt }).where(eq(connections.id, ended.id));
      const work = {
        job: "end-grace",
        entityId: ended.id,
        workspaceId: id,
        userId,
        dueAt: ctx.now,
      } as const;
      await scheduleWork(tx, work, ctx.now);
    }
  }
  await appendReceipt(tx, erasureReceipt({ ...row, runAt: null }, "kept"), ctx.now);
  return true;
}

/** Ends the days to undo it. @throws NotFoundError when no deletion waits */
export async function eraseNow(
  ctx: PersonContext,
  input: z.output<typeof EraseNowInput>,
): Promise<ErasureView> {
  authorize(ctx, "erasure:run");
  await assertOwnAddress(ctx, input.email);
  const { userId } = ctx.actor;
  return inWorkspace(ctx, async (tx) => {
    const [row] = await tx
      .update(erasures)
      .set({ runAt: ctx.now })
      .where(eq(erasures.userId, userId))
      .returning();
    if (!row) throw new NotFoundError("Deletion request");
    await tx.delete(sessions).where(eq(sessions.userId, userId));
    await scheduleWork(tx, { job: "erase-person", entityId: row.id, userId, dueAt: ctx.now }, ctx.now);
    await appendReceipt(tx, erasureReceipt(row, "waiting"), ctx.now);
    return toView(row);
  });
}

/** The account's own address, to be typed by its owner. */
export async function getOwnAddress(ctx: PersonContext): Promise<string> {
  authorize(ctx, "erasure:read");
  const person = await findPerson(ctx.actor.userId);
  const address = person ? await addressOf(person) : null;
  if (address === null) throw new NotFoundError("Account");
  return address;
}

async function assertOwnAddress(ctx: PersonContext, typed: string): Promise<void> {
  const own = await getOwnAddress(ctx);
  if (canonicalAddress(typed) === own) return;
  throw new InvalidInputError(t("This is not the address of this account."), {
    email: t("Type {address}.", { address: own }),
  });
}

async function granted(tx: Tx, workspaceId: bigint, userId: bigint) {
  await enterWorkspace(tx, workspaceId);
  return holdLive(tx, eq(accounts.grantedBy, userId));
}

async function revoked(tx: Tx, workspaceId: bigint, userId: bigint) {
  await enterWorkspace(tx, workspaceId);
  return tx
    .select({ id: connections.id, platform: accounts.platform })
    .from(accounts)
    .innerJoin(connections, eq(connections.accountId, accounts.id))
    .where(and(eq(accounts.grantedBy, userId), inArray(connections.state, ["revoking", "revoked"])));
}

function toView(row: typeof erasures.$inferSelect): ErasureView {
  return {
    receiptCode: row.receiptCode,
    requestedAt: row.requestedAt.toISOString(),
    runAt: row.runAt.toISOString(),
    hasBegun: row.startedAt !== null,
  };
}
