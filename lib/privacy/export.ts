import "server-only";
import { stat } from "node:fs/promises";
import { and, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import type { Tx } from "@/db/client";
import { accounts, exportArchives } from "@/db/schema";
import { recordEvent } from "@/lib/audit/events";
import { refuseUnderGuard } from "@/lib/auth/guarded";
import { authorize } from "@/lib/auth/permissions";
import { type Context, inWorkspace, type PersonContext } from "@/lib/context";
import { openKey } from "@/lib/crypto/keyring";
import { parseDay } from "@/lib/dates";
import { ConflictError, InvalidInputError, NotFoundError } from "@/lib/errors";
import { finishWork, scheduleWork } from "@/lib/jobs/queue";
import { t } from "@/lib/language/t";
import { exportPath, removeExportFiles } from "./export-files";
import { opening } from "./sealed-file";
import { inPlace, listWorkspaces } from "./subject";

const mostReady = 5;

const EmptyOrDay = z
  .string()
  .optional()
  .transform((text, issues) => {
    if (!text) return null;
    try {
      return parseDay(text);
    } catch {
      issues.addIssue({ code: "custom", message: t("Enter a day, such as {day}.", { day: "2026-01-31" }) });
      return z.NEVER;
    }
  });

export const RequestExportInput = z
  .strictObject({
    /** Public ids of accounts; none for everything. */
    accounts: z.union([z.uuid().transform((one) => [one]), z.array(z.uuid()).max(100)]).default([]),
    from: EmptyOrDay,
    to: EmptyOrDay,
  })
  .refine(({ from, to }) => !from || !to || from <= to, {
    path: ["to"],
    error: () => t("The last day lies before the first."),
  });

export interface ExportView {
  id: string;
  state: "queued" | "running" | "ready" | "failed" | "revoked" | "expired";
  requestedAt: string;
  readyAt: string | null;
  expiresAt: string | null;
  bytes: number | null;
  sha256: string | null;
  /** Public ids of the accounts it is limited to; null for everything. */
  accounts: readonly string[] | null;
  from: string | null;
  to: string | null;
  linesDone: number;
  linesTotal: number | null;
  downloads: number;
}

/**
 * Asks for a copy. One is written at a time: asked again meanwhile, the running one is the answer. One that failed
 * costs nothing and can be asked for again.
 */
export async function requestExport(
  ctx: PersonContext,
  input: z.output<typeof RequestExportInput>,
): Promise<{ id: string }> {
  authorize(ctx, "export:request");
  const scopeAccounts = input.accounts.length > 0 ? await ownAccounts(ctx, input.accounts) : null;
  return inWorkspace(ctx, async (tx) => {
    const { userId } = ctx.actor;
    await refuseUnderGuard(tx, userId);
    const live = await tx
      .select({ publicId: exportArchives.publicId, state: exportArchives.state })
      .from(exportArchives)
      .where(inArray(exportArchives.state, ["queued", "running", "ready"]));
    const running = live.find(({ state }) => state !== "ready");
    if (running) return { id: running.publicId };
    if (live.length >= mostReady) {
      throw new ConflictError(t("Five exports are waiting to be downloaded. Delete one of them first."));
    }
    const publicId = uuidv7();
    const [row] = await tx
      .insert(exportArchives)
      .values({
        publicId,
        userId,
        state: "queued",
        requestedAt: ctx.now,
        scopeAccounts,
        scopeFrom: input.from,
        scopeTo: input.to,
      })
      .returning({ id: exportArchives.id });
    if (!row) throw new Error("The export was not written");
    await scheduleWork(tx, { job: "build-export", entityId: row.id, userId, dueAt: ctx.now }, ctx.now);
    await recordEvent(tx, ctx, { action: "export.requested", entityId: publicId });
    return { id: publicId };
  });
}

/** Newest first. */
export async function listExports(ctx: PersonContext): Promise<ExportView[]> {
  authorize(ctx, "export:read");
  const rows = await inWorkspace(ctx, (tx) =>
    tx.select().from(exportArchives).orderBy(desc(exportArchives.requestedAt), desc(exportArchives.id)),
  );
  return rows.map((row) => ({
    id: row.publicId,
    // Past its end it counts as expired, also while the work that removes the file is still to come.
    state: row.state === "ready" && row.expiresAt && row.expiresAt <= ctx.now ? "expired" : row.state,
    requestedAt: row.requestedAt.toISOString(),
    readyAt: row.readyAt?.toISOString() ?? null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    bytes: row.bytes,
    sha256: row.sha256,
    accounts: row.scopeAccounts,
    from: row.scopeFrom,
    to: row.scopeTo,
    linesDone: row.rowsDone,
    linesTotal: row.rowsTotal,
    downloads: row.downloads,
  }));
}

export interface Download {
  fileName: string;
  bytes: number;
  /** The archive's text, opened a frame at a time. */
  read(): AsyncGenerator<Buffer>;
}

/** A ready archive for its owner. @throws NotFoundError also for somebody else's, an expired or a revoked one */
export async function openExport(ctx: PersonContext, input: { id: string }): Promise<Download> {
  authorize(ctx, "export:download");
  if (!z.uuid().safeParse(input.id).success) throw new NotFoundError("Export");
  const row = await inWorkspace(ctx, async (tx) => {
    const [ready] = await tx
      .update(exportArchives)
      .set({ downloads: sql`${exportArchives.downloads} + 1` })
      .where(
        and(
          eq(exportArchives.publicId, input.id),
          eq(exportArchives.state, "ready"),
          sql`${exportArchives.expiresAt} > ${ctx.now.toISOString()}::timestamptz`,
        ),
      )
      .returning();
    if (ready) await recordEvent(tx, ctx, { action: "export.downloaded", entityId: ready.publicId });
    return ready;
  });
  const path = row ? exportPath(row.publicId) : "";
  if (!row || row.bytes === null || !(await exists(path))) throw new NotFoundError("Export");
  const key = await openKey(ctx.actor.keyId);
  return {
    fileName: `tallyglass-${row.requestedAt.toISOString().slice(0, 10)}.zip`,
    bytes: row.bytes,
    read: () => opening(path, key, row.publicId),
  };
}

export const RevokeExportInput = z.strictObject({ id: z.uuid() });

/** Deletes the file at once; one that is still being written never becomes a file. */
export async function revokeExport(
  ctx: PersonContext,
  input: z.output<typeof RevokeExportInput>,
): Promise<void> {
  authorize(ctx, "export:revoke");
  await inWorkspace(ctx, async (tx) => {
    const revoked = await revoke(tx, ctx, "export.revoked", eq(exportArchives.publicId, input.id));
    if (revoked.length === 0) throw new NotFoundError("Export");
  });
  await removeExportFiles([input.id]);
}

/** All that wait or are ready, with the guard that comes. @returns whose files the caller removes then */
export function revokeUnderGuard(tx: Tx, ctx: Context): Promise<string[]> {
  return revoke(tx, ctx, "guard.export-revoked");
}

async function revoke(tx: Tx, ctx: Context, action: string, which?: SQL): Promise<string[]> {
  const rows = await tx
    .update(exportArchives)
    .set({ state: "revoked" })
    .where(and(which, inArray(exportArchives.state, ["queued", "running", "ready"])))
    .returning({ id: exportArchives.id, publicId: exportArchives.publicId });
  for (const { id, publicId } of rows) {
    await finishWork(tx, "build-export", id);
    await finishWork(tx, "expire-export", id);
    if (ctx.workspaceId !== null) await recordEvent(tx, ctx, { action, entityId: publicId });
  }
  return rows.map(({ publicId }) => publicId);
}

/** Deletes the file at the end of its 72 hours. The record of it stays for its own period. */
export async function expireExport(ctx: Context, id: bigint): Promise<void> {
  authorize(ctx, "export:revoke");
  const [row] = await inWorkspace(ctx, (tx) =>
    tx
      .select({
        publicId: exportArchives.publicId,
        state: exportArchives.state,
        expiresAt: exportArchives.expiresAt,
      })
      .from(exportArchives)
      .where(eq(exportArchives.id, id)),
  );
  if (row?.state === "ready" && row.expiresAt && row.expiresAt > ctx.now) return;
  if (row) await removeExportFiles([row.publicId]);
  await inWorkspace(ctx, async (tx) => {
    await tx
      .update(exportArchives)
      .set({ state: "expired" })
      .where(and(eq(exportArchives.id, id), eq(exportArchives.state, "ready")));
    await finishWork(tx, "expire-export", id);
  });
}

/** @throws InvalidInputError when one of them is not an account this person granted */
async function ownAccounts(ctx: PersonContext, wanted: readonly string[]): Promise<string[]> {
  const own = new Set<string>();
  for (const { id } of await listWorkspaces(ctx.actor.userId)) {
    const found = await inPlace(ctx, id, (tx) =>
      tx
        .select({ publicId: accounts.publicId })
        .from(accounts)
        .where(and(eq(accounts.grantedBy, ctx.actor.userId), inArray(accounts.publicId, [...wanted]))),
    );
    for (const { publicId } of found) own.add(publicId);
  }
  if (own.size < new Set(wanted).size) {
    throw new InvalidInputError(t("One of these accounts is not yours to export."), {
      accounts: t("Choose accounts that you linked yourself."),
    });
  }
  return [...own];
}

async function exists(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return false;
    throw error;
  }
}
