import "server-only";
import { eq } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "@/db/client";
import { imports } from "@/db/schema";
import { recordEvent } from "@/lib/audit/events";
import { authorize } from "@/lib/auth/permissions";
import { inWorkspace, type PersonContext, workspaceOf } from "@/lib/context";
import { NotFoundError } from "@/lib/errors";
import { holdAccount, type ImportAccount } from "./account";
import { type LeftOut, readArchive } from "./archive/read-archive";
import { type Brought, checkDays, digestOf, type ImportPlan, planImport } from "./plan";
import { storePostReadings } from "./post-readings";
import { storeDays, takeBack } from "./store";
import { TableDays } from "./table-input";
import { openToken, previewToken } from "./token";

const AccountId = z.uuid();
const Token = z.string().max(200);

export const PreviewTableInput = z.strictObject({ accountId: AccountId, table: TableDays });
export const ConfirmTableInput = PreviewTableInput.extend({ token: Token });

/** The ZIP as it was sent. */
export const PreviewArchiveInput = z.strictObject({ accountId: AccountId, zip: z.instanceof(Buffer) });
export const ConfirmArchiveInput = PreviewArchiveInput.extend({ token: Token });

export interface Preview extends ImportPlan {
  /** What confirming it names. */
  token: string;
  /** Of an archive: what of this account is in it and does not come along. */
  leftOut: LeftOut;
}

export interface Stored {
  id: string;
  daysStored: number;
  postReadingsStored: number;
}

const nothing: LeftOut = { tooOld: 0, inFuture: 0, notPublic: 0 };

/** What storing these days would do. Nothing is stored. @throws NotFoundError also for another workspace's account */
export async function previewTable(
  ctx: PersonContext,
  { accountId, table }: z.output<typeof PreviewTableInput>,
): Promise<Preview> {
  authorize(ctx, "account:import");
  return preview(ctx, accountId, async () => ({ brought: ofTable(table), leftOut: nothing }));
}

/** Stores what was previewed, and once however often it is confirmed. @throws ConflictError for anything else */
export async function confirmTable(
  ctx: PersonContext,
  { accountId, table, token }: z.output<typeof ConfirmTableInput>,
): Promise<Stored> {
  authorize(ctx, "account:import");
  return confirm(ctx, { accountId, token }, async () => ofTable(table));
}

/** The same for an archive that our export wrote. @throws InvalidInputError for any other file, saying why */
export async function previewArchive(
  ctx: PersonContext,
  { accountId, zip }: z.output<typeof PreviewArchiveInput>,
): Promise<Preview> {
  authorize(ctx, "account:import");
  return preview(ctx, accountId, (account) => readArchive(zip, account, ctx.now));
}

export async function confirmArchive(
  ctx: PersonContext,
  { accountId, zip, token }: z.output<typeof ConfirmArchiveInput>,
): Promise<Stored> {
  authorize(ctx, "account:import");
  const read = async (account: ImportAccount) => (await readArchive(zip, account, ctx.now)).brought;
  return confirm(ctx, { accountId, token }, read);
}

async function preview(
  ctx: PersonContext,
  accountId: string,
  read: (account: ImportAccount) => Promise<{ brought: Brought; leftOut: LeftOut }>,
): Promise<Preview> {
  const account = await inWorkspace(ctx, (tx) => holdAccount(tx, ctx, accountId));
  const { brought, leftOut } = await read(account);
  checkDays(account, brought.days, ctx.now);
  const plan = await inWorkspace(ctx, (tx) => planImport(tx, account, brought));
  return { ...plan, leftOut, token: previewToken(ctx, { accountId, digest: digestOf(brought) }) };
}

async function confirm(
  ctx: PersonContext,
  { accountId, token }: { accountId: string; token: string },
  read: (account: ImportAccount) => Promise<Brought>,
): Promise<Stored> {
  const account = await inWorkspace(ctx, (tx) => holdAccount(tx, ctx, accountId));
  const brought = await read(account);
  checkDays(account, brought.days, ctx.now);
  const publicId = openToken(ctx, token, { accountId, digest: digestOf(brought) });
  return inWorkspace(ctx, async (tx) => {
    await holdAccount(tx, ctx, accountId);
    return (await findStored(tx, publicId)) ?? store(tx, ctx, account, publicId, brought);
  });
}

async function store(
  tx: Tx,
  ctx: PersonContext,
  account: ImportAccount,
  publicId: string,
  brought: Brought,
): Promise<Stored> {
  const [made] = await tx
    .insert(imports)
    .values({
      workspaceId: workspaceOf(ctx),
      publicId,
      accountId: account.id,
      source: brought.source,
      importedAt: ctx.now,
      daysStored: 0,
      postReadingsStored: 0,
    })
    .returning({ id: imports.id });
  if (!made) throw new Error("The import was not written");
  const place = { accountId: account.id, importId: made.id };
  const days = await storeDays(tx, place, brought.days);
  const postReadingsStored = await storePostReadings(tx, account, made.id, brought.postReadings);
  // Nothing to tell of and nothing to take back.
  if (days.length === 0 && postReadingsStored === 0) {
    await tx.delete(imports).where(eq(imports.id, made.id));
    return { id: publicId, daysStored: 0, postReadingsStored: 0 };
  }
  await tx
    .update(imports)
    .set({
      firstDay: days[0] ?? null,
      lastDay: days.at(-1) ?? null,
      daysStored: days.length,
      postReadingsStored,
    })
    .where(eq(imports.id, made.id));
  await recordEvent(tx, ctx, { action: "account.history-brought", entityId: account.publicId });
  return { id: publicId, daysStored: days.length, postReadingsStored };
}

async function findStored(tx: Tx, publicId: string): Promise<Stored | null> {
  const [row] = await tx
    .select({ daysStored: imports.daysStored, postReadingsStored: imports.postReadingsStored })
    .from(imports)
    .where(eq(imports.publicId, publicId));
  return row ? { id: publicId, ...row } : null;
}

export const UndoImportInput = z.strictObject({ accountId: AccountId, importId: z.uuid() });

/**
 * Takes an import back: what was read meanwhile stays.
 * @returns how many days lost a count
 * @throws NotFoundError also for another workspace's import
 */
export async function undoImport(
  ctx: PersonContext,
  { accountId, importId }: z.output<typeof UndoImportInput>,
): Promise<{ days: number }> {
  authorize(ctx, "account:import");
  return inWorkspace(ctx, async (tx) => {
    const account = await holdAccount(tx, ctx, accountId);
    const [row] = await tx
      .select({ id: imports.id, accountId: imports.accountId })
      .from(imports)
      .where(eq(imports.publicId, importId));
    if (row?.accountId !== account.id) throw new NotFoundError("Import");
    const days = await takeBack(tx, row.id);
    await recordEvent(tx, ctx, { action: "account.history-taken-back", entityId: account.publicId });
    return { days };
  });
}

function ofTable(days: Brought["days"]): Brought {
  return { source: "table", days, postReadings: [] };
}
