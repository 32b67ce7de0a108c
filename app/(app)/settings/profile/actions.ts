"use server";

import { revalidatePath } from "next/cache";
import { AppearanceInput, CalmInput, updateAppearance, updateCalm } from "@/lib/auth/preferences";
import { ProfileInput, updateProfile } from "@/lib/auth/profile";
import { type ActionState, runAction } from "@/lib/auth/run-action";
import { t } from "@/lib/language/t";

export async function updateProfileAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const state = await runAction(ProfileInput, form, updateProfile, { message: t("Saved.") });
  if (state.status === "done") revalidatePath("/", "layout");
  return state;
}

export async function updateAppearanceAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const state = await runAction(AppearanceInput, form, updateAppearance, { message: t("Saved.") });
  if (state.status === "done") revalidatePath("/", "layout");
  return state;
}

export async function updateCalmAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const state = await runAction(CalmInput, form, updateCalm, { message: t("Saved.") });
  if (state.status === "done") revalidatePath("/", "layout");
  return state;
}
