"use server";

import { revalidatePath } from "next/cache";
import { RateInput, rememberRate } from "@/lib/auth/preferences";
import { type ActionState, runAction } from "@/lib/auth/run-action";
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
