import "server-only";
import { and, count, eq, gt, inArray, isNotNull, isNull, or, type SQL } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import type { Tx } from "@/db/client";
import { accounts, notes } from "@/db/schema";
import { recordEvent } from "@/lib/audit/events";
import { authorize } from "@/lib/auth/permissions";
import { inWorkspace, type PersonContext, workspaceOf } from "@/lib/context";
import { openKey } from "@/lib/crypto/keyring";
import { seal } from "@/lib/crypto/seal";
import { toDay } from "@/lib/dates";
import { ConflictError, InvalidInputError, NotFoundError } from "@/lib/errors";
import { t } from "@/lib/language/t";
import { lastReturn } from "./list-notes";
import { holdAccount, mayBeSeen, placeOf } from "./store";

/** More than these in a workspace, and charts would drown in them. */
const mostNotes = 1_000;
const longest = 140;
const firstDay = "2000-01-01";

const Words = z.strictObject({
  /** The account whose page it is written on. */
  accountId: z.uuid(),
  /** It stands at every account. */
  everywhere: z.literal("on").optional(),
  day: z.iso.date({ error: () => t("Choose a day.") }),
  text: z
    .string()
    .trim()
    .min(1, { error: () => t("Write a few words.") })
    .max(longest, { error: () => t("Use at most {longest} characters.", { longest }) })
    .regex(/^\P{Cc}*$/u, { error: () => t("Keep it on one line.") }),
});
export const AddNoteInput = Words;
export const ChangeNoteInput = Words.extend({ noteId: z.uuid() });
const NoteInput = z.strictObject({ noteId: z.uuid() });
export const DeleteNoteInput = NoteInput;
export const BringBackNoteInput = NoteInput;

/** @throws NotFoundError also for another workspace's account */
export async function addNote(
  ctx: PersonContext,
  input: z.output<typeof AddNoteInput>,
): Promise<{ id: string }> {
  authorize(ctx, "note:write");
  assertPast(ctx, input.day);
  const publicId = uuidv7();
  const written = await words(ctx, publicId, input);
  await inWorkspace(ctx, async (tx) => {
    const accountId = await holdAccount(tx, ctx, input.accountId);
    const [held] = await tx.select({ count: count() }).from(notes);
    if ((held?.count ?? 0) >= mostNotes) {
      throw new ConflictError(t("There are {most} notes already. Delete one first.", { most: mostNotes }));
    }
    await tx.insert(notes).values({
      workspaceId: workspaceOf(ctx),
      publicId,
      accountId: input.everywhere ? null : accountId,
      ...written,
    });
    await recordEvent(tx, ctx, { action: "note.added", entityId: publicId });
  });
  return { id: publicId };
}

/** Whoever changes a note has written it from then on. @throws NotFoundError also for another workspace's note */
export async function changeNote(
  ctx: PersonContext,
  { noteId, ...input }: z.output<typeof ChangeNoteInput>,
): Promise<void> {
  authorize(ctx, "note:write");
  assertPast(ctx, input.day);
  const written = await words(ctx, noteId, input);
  await inWorkspace(ctx, async (tx) => {
    const accountId = await holdAccount(tx, ctx, input.accountId);
    await updateNote(tx, ctx, noteId, isNull(notes.deletedAt), {
      accountId: input.everywhere ? null : accountId,
      ...written,
    });
    await recordEvent(tx, ctx, { action: "note.changed", entityId: noteId });
  });
}

/** It can be brought back for a day. @throws NotFoundError also for another workspace's note */
export async function deleteNote(
  ctx: PersonContext,
  { noteId }: z.output<typeof DeleteNoteInput>,
): Promise<void> {
  authorize(ctx, "note:write");
  await inWorkspace(ctx, async (tx) => {
    await updateNote(tx, ctx, noteId, isNull(notes.deletedAt), { deletedAt: ctx.now });
    await recordEvent(tx, ctx, { action: "note.deleted", entityId: noteId });
  });
}

/** @throws NotFoundError once its day is over, and for another workspace's note */
export async function bringBackNote(
  ctx: PersonContext,
  { noteId }: z.output<typeof BringBackNoteInput>,
): Promise<void> {
  authorize(ctx, "note:write");
  await inWorkspace(ctx, async (tx) => {
    const isReturnable = and(isNotNull(notes.deletedAt), gt(notes.deletedAt, lastReturn(ctx.now)));
    await updateNote(tx, ctx, noteId, isReturnable, { deletedAt: null });
    await recordEvent(tx, ctx, { action: "note.brought-back", entityId: noteId });
  });
}

function assertPast(ctx: PersonContext, day: string): void {
  const today = toDay(ctx.now);
  if (day >= firstDay && day <= today) return;
  const sentence = t("Choose a day up to today, {today} (UTC).", { today });
  throw new InvalidInputError(sentence, { day: sentence });
}

/** The words as a row keeps them: sealed under the key of who wrote them. */
async function words(ctx: PersonContext, noteId: string, { day, text }: { day: string; text: string }) {
  const key = await openKey(ctx.actor.keyId);
  return {
    userId: ctx.actor.userId,
    keyId: ctx.actor.keyId,
    day,
    text: seal(key, text, placeOf(noteId)),
    writtenAt: ctx.now,
  };
}

/** A note at an account that this member may not see is none to them. */
async function updateNote(
  tx: Tx,
  ctx: PersonContext,
  noteId: string,
  where: SQL | undefined,
  change: Partial<typeof notes.$inferInsert>,
): Promise<void> {
  const seen = tx.select({ id: accounts.id }).from(accounts).where(mayBeSeen(ctx));
  const [changed] = await tx
    .update(notes)
    .set(change)
    .where(
      and(eq(notes.publicId, noteId), where, or(isNull(notes.accountId), inArray(notes.accountId, seen))),
    )
    .returning({ id: notes.id });
  if (!changed) throw new NotFoundError("Note");
}
