"use server";

import { revalidatePath } from "next/cache";
import { type ActionState, runAction } from "@/lib/auth/run-action";
import { UndoImportInput, undoImport } from "@/lib/imports/import";

export async function undoImportAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const state = await runAction(UndoImportInput, form, undoImport, {
    message: ({ days }) => `Taken back: ${days === 1 ? "1 day is" : `${days} days are`} no longer here.`,
  });
  revalidatePath("/accounts/[id]/import", "page");
  return state;
}
