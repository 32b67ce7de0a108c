"use server";

import { revalidatePath } from "next/cache";
import { type ActionState, runAction } from "@/lib/auth/run-action";
import { UndoImportInput, undoImport } from "@/lib/imports/import";
import { tn } from "@/lib/language/t";

export async function undoImportAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const state = await runAction(UndoImportInput, form, undoImport, {
    message: ({ days }) =>
      tn(days, "Taken back: {count} day is no longer here.", "Taken back: {count} days are no longer here."),
  });
  revalidatePath("/accounts/[id]/import", "page");
  return state;
}
