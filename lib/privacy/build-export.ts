import "server-only";
import { createHash } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import { type Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { and, eq, inArray, sql } from "drizzle-orm";
import { exportArchives } from "@/db/schema";
import { authorize } from "@/lib/auth/permissions";
import { type Context, inWorkspace } from "@/lib/context";
import { type DataKey, openKey } from "@/lib/crypto/keyring";
import { finishWork, scheduleWork } from "@/lib/jobs/queue";
import { logError } from "@/lib/log";
import { countLines, writeArchive } from "./archive";
import { exportPath, exportsFolder, makeExportsFolder, partPath, removeExportFiles } from "./export-files";
import { findPerson, type KnownPerson, tell } from "./person";
import { sealing } from "./sealed-file";
import { findSubjects, inSnapshot } from "./subject";

type Row = typeof exportArchives.$inferSelect;

const lifeMilliseconds = 72 * 60 * 60 * 1000;
const mostAttempts = 5;
const linesBetweenReports = 5_000;

/**
 * Writes an archive from the first byte to the mail that says it is there. A run that was cut off leaves a partial file
 * under its own name; the next one starts anew and removes it. An export that is gone or done is left alone.
 */
export async function buildExport(ctx: Context, id: bigint): Promise<void> {
  authorize(ctx, "export:request");
  const row = await begin(ctx, id);
  const person = row ? await findPerson(row.userId) : null;
  if (!row || !person) return;
  try {
    const written = await writeFile(ctx, row, person);
    // Another run is at it.
    if (!written) return;
    const isKept = await finish(ctx, row, written);
    // Revoked or erased meanwhile: nobody will ever ask for the file.
    if (!isKept) return removeExportFiles([row.publicId]);
  } catch (error) {
    if (row.attempts < mostAttempts) throw error;
    logError("export.failed", error, { entityId: row.publicId, count: row.attempts });
    await giveUp(ctx, row);
    return;
  }
  const expiresAt = new Date(ctx.now.getTime() + lifeMilliseconds);
  await tell(person, {
    template: "export-ready",
    data: { expiresAt },
    idempotencyKey: `export-ready-${row.publicId}`,
  });
}

/** Counts the attempt. Null when there is nothing to write. */
function begin(ctx: Context, id: bigint): Promise<Row | null> {
  return inWorkspace(ctx, async (tx) => {
    const [row] = await tx
      .update(exportArchives)
      .set({ state: "running", attempts: sql`${exportArchives.attempts} + 1`, rowsDone: 0 })
      .where(and(eq(exportArchives.id, id), inArray(exportArchives.state, ["queued", "running"])))
      .returning();
    if (!row) await finishWork(tx, "build-export", id);
    return row ?? null;
  });
}

interface Written {
  bytes: number;
  sha256: string;
}

/** @returns null while another run writes the same export */
function writeFile(ctx: Context, row: Row, person: KnownPerson): Promise<Written | null> {
  return inSnapshot(person.userId, async (tx) => {
    const [lock] = await tx.execute<{ taken: boolean }>(sql`
      select pg_try_advisory_xact_lock(hashtextextended(${`export-${row.publicId}`}, 0)) as taken`);
    if (!lock?.taken) return null;
    // What a run that was cut off left behind.
    await removeExportFiles([row.publicId]);
    const scope = { accounts: row.scopeAccounts, from: row.scopeFrom, to: row.scopeTo };
    const key = await openKey(person.keyId);
    const subjects = await findSubjects(tx, person, row.scopeAccounts);
    const reading = { tx, subjects, key, days: scope };
    await report(ctx, row, { rowsTotal: await countLines(reading, scope) });
    const archive = writeArchive(reading, scope, { now: ctx.now, onLines: reporter(ctx, row) });
    return store(archive, row, key);
  });
}

async function store(archive: Readable, row: Row, key: DataKey): Promise<Written> {
  await makeExportsFolder();
  const part = partPath(row.publicId, row.attempts);
  const hash = createHash("sha256");
  let bytes = 0;
  const measuring = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  try {
    const file = await open(part, "wx", 0o600);
    // Flushed to the disk before it gets its name: a name always stands for a whole file.
    await pipeline(archive, measuring, sealing(key, row.publicId), file.createWriteStream({ flush: true }));
    await rename(part, exportPath(row.publicId));
    await syncFolder();
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
  return { bytes, sha256: hash.digest("hex") };
}

function reporter(ctx: Context, row: Row): (lines: number) => Promise<void> {
  let done = 0;
  let reported = 0;
  return async (lines) => {
    done += lines;
    if (done - reported < linesBetweenReports) return;
    reported = done;
    await report(ctx, row, { rowsDone: done });
  };
}

/** @returns false when the export was taken back while it was written */
function finish(ctx: Context, row: Row, written: Written): Promise<boolean> {
  const expiresAt = new Date(ctx.now.getTime() + lifeMilliseconds);
  return inWorkspace(ctx, async (tx) => {
    const [ready] = await tx
      .update(exportArchives)
      .set({
        state: "ready",
        readyAt: ctx.now,
        expiresAt,
        rowsDone: sql`coalesce(rows_total, 0)`,
        ...written,
      })
      .where(and(eq(exportArchives.id, row.id), eq(exportArchives.state, "running")))
      .returning({ id: exportArchives.id });
    await finishWork(tx, "build-export", row.id);
    if (!ready) return false;
    const work = { job: "expire-export", entityId: row.id, userId: row.userId, dueAt: expiresAt } as const;
    await scheduleWork(tx, work, ctx.now);
    return true;
  });
}

function giveUp(ctx: Context, row: Row): Promise<void> {
  return inWorkspace(ctx, async (tx) => {
    await tx
      .update(exportArchives)
      .set({ state: "failed" })
      .where(and(eq(exportArchives.id, row.id), eq(exportArchives.state, "running")));
    await finishWork(tx, "build-export", row.id);
  });
}

async function report(
  ctx: Context,
  row: Row,
  progress: { rowsDone?: number; rowsTotal?: number },
): Promise<void> {
  await inWorkspace(ctx, (tx) =>
    tx.update(exportArchives).set(progress).where(eq(exportArchives.id, row.id)),
  );
}

async function syncFolder(): Promise<void> {
  const folder = await open(exportsFolder(), "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
