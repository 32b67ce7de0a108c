"use server";

import { revalidatePath } from "next/cache";
import { RateInput, rememberRate } from "@/lib/auth/preferences";
import { type ActionState, runAction } from "@/lib/auth/run-action";
import { t } from "@/lib/language/t";
import {
  AddNoteInput,
  addNote,
  BringBackNoteInput,
  bringBackNote,
  ChangeNoteInput,
  changeNote,
  DeleteNoteInput,
  deleteNote,
} from "@/lib/notes/write-notes";
import { RequestSyncInput, requestSync } from "@/lib/sync/request-sync";

export async function syncAccountAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const state = await runAction(RequestSyncInput, form, requestSync);
  revalidatePath("/accounts/[id]", "page");
  return state;
}

export async function rememberRateAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const state = await runAction(RateInput, form, rememberRate);
  if (state.status === "done") revalidatePath("/", "layout");
  return state;
}

export async function addNoteAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  return onPage(await runAction(AddNoteInput, form, addNote, { message: t("Note added.") }));
}

export async function changeNoteAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  return onPage(await runAction(ChangeNoteInput, form, changeNote, { message: t("Note changed.") }));
}

export async function deleteNoteAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  return onPage(await runAction(DeleteNoteInput, form, deleteNote));
}

export async function bringBackNoteAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  return onPage(await runAction(BringBackNoteInput, form, bringBackNote));
}

function onPage(state: ActionState): ActionState {
  if (state.status === "done") revalidatePath("/accounts/[id]", "page");
  return state;
}
