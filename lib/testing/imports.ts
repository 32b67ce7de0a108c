import "server-only";
import { randomUUID } from "node:crypto";
import { ZipFile } from "yazl";
import { imports } from "@/db/schema";
import { inWorkspace, type PersonContext, workspaceOf } from "@/lib/context";
import { openKey } from "@/lib/crypto/keyring";
import type { Day } from "@/lib/dates";
import { storeDays } from "@/lib/imports/store";
import type { ImportedDay } from "@/lib/metrics/imported";
import { writeArchive } from "@/lib/privacy/archive";
import { findSubjects, inSnapshot } from "@/lib/privacy/subject";

/** Stores days as an import of their own. */
export async function bringDays(
  ctx: PersonContext,
  account: { id: bigint },
  days: readonly ImportedDay[],
): Promise<{ importId: bigint; stored: Day[] }> {
  return inWorkspace(ctx, async (tx) => {
    const [row] = await tx
      .insert(imports)
      .values({
        workspaceId: workspaceOf(ctx),
        publicId: randomUUID(),
        accountId: account.id,
        source: "table",
        importedAt: ctx.now,
        firstDay: days[0]?.day ?? null,
        lastDay: days.at(-1)?.day ?? null,
        daysStored: days.length,
        postReadingsStored: 0,
      })
      .returning({ id: imports.id });
    if (!row) throw new Error("The import was not written");
    const stored = await storeDays(tx, { accountId: account.id, importId: row.id }, days);
    return { importId: row.id, stored };
  });
}

/** The person's archive as an export writes it, of everything or of these accounts. */
export async function archiveOf(
  ctx: PersonContext,
  accounts: readonly string[] | null = null,
): Promise<Buffer> {
  const { userId, publicId, keyId } = ctx.actor;
  const key = await openKey(keyId);
  return inSnapshot(userId, async (tx) => {
    const scope = { accounts, from: null, to: null };
    const subjects = await findSubjects(tx, { userId, publicId, keyId }, accounts);
    const reading = { tx, subjects, key, days: scope };
    const parts: Buffer[] = [];
    for await (const part of writeArchive(reading, scope, { now: ctx.now, onLines: async () => {} })) {
      parts.push(part as Buffer);
    }
    return Buffer.concat(parts);
  });
}

/** A ZIP of these files, in order; a path may come twice. */
export async function zipOf(files: Iterable<readonly [string, Buffer]>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [path, content] of files) zip.addBuffer(content, path);
  zip.end();
  const parts: Buffer[] = [];
  for await (const part of zip.outputStream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
