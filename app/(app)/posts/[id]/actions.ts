"use server";

import { revalidatePath } from "next/cache";
import { type ActionState, runAction } from "@/lib/auth/run-action";
import { LabelInput, labelPost, unlabelPost } from "@/lib/labels/label-post";

export async function labelAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  return labelled(await runAction(LabelInput, form, labelPost));
}

/** What was taken off is said, so that it can be put back. */
export async function unlabelAction(
  _previous: ActionState,
  form: FormData,
): Promise<ActionState & { removed?: string }> {
  const state = labelled(await runAction(LabelInput, form, unlabelPost));
  return state.status === "done" ? { ...state, removed: String(form.get("name")) } : state;
}

function labelled(state: ActionState): ActionState {
  if (state.status === "done") revalidatePath("/posts/[id]", "page");
  return state;
}
