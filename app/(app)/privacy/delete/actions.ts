"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { clearSessionCookie } from "@/lib/auth/cookies";
import { type ActionState, runAction } from "@/lib/auth/run-action";
import {
  EraseNowInput,
  eraseNow,
  RequestErasureInput,
  requestErasure,
  undoErasure,
} from "@/lib/privacy/erase-request";

/** Every session ends with it, so it leads to the receipt, which needs none. */
export async function requestErasureAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  let receiptCode = "";
  const state = await runAction(
    RequestErasureInput,
    form,
    async (ctx, input) => {
      receiptCode = (await requestErasure(ctx, input)).receiptCode;
    },
    { stepUp: true },
  );
  if (state.status !== "done") return state;
  await clearSessionCookie();
  redirect(`/receipts/${receiptCode}`);
}

export async function undoErasureAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const state = await runAction(z.strictObject({}), form, undoErasure, { stepUp: true });
  if (state.status !== "done") return state;
  revalidatePath("/", "layout");
  redirect("/connections");
}

export async function eraseNowAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  let receiptCode = "";
  const state = await runAction(
    EraseNowInput,
    form,
    async (ctx, input) => {
      receiptCode = (await eraseNow(ctx, input)).receiptCode;
    },
    { stepUp: true },
  );
  if (state.status !== "done") return state;
  await clearSessionCookie();
  redirect(`/receipts/${receiptCode}`);
}
