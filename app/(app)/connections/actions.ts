"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { type ActionState, runAction } from "@/lib/auth/run-action";
import { DisconnectInput, disconnect } from "@/lib/connections/disconnect";
import { PauseInput, pause, resume } from "@/lib/connections/pause";
import { RequestSyncInput, requestSync } from "@/lib/sync/request-sync";

export async function syncNowAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const state = await runAction(RequestSyncInput, form, requestSync);
  revalidatePath("/connections");
  return state;
}

export async function pauseAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const state = await runAction(PauseInput, form, pause);
  if (state.status === "done") revalidatePath("/connections");
  return state;
}

export async function resumeAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const state = await runAction(PauseInput, form, resume);
  if (state.status === "done") revalidatePath("/connections");
  return state;
}

/** Ends on the receipt, which is there at once and grows with each step. */
export async function disconnectAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  let receiptCode = "";
  const state = await runAction(
    DisconnectInput,
    form,
    async (ctx, input) => {
      receiptCode = (await disconnect(ctx, input)).receiptCode;
    },
    { stepUp: true },
  );
  if (state.status !== "done") return state;
  revalidatePath("/connections");
  redirect(`/receipts/${receiptCode}`);
}
