"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { wipeActivity } from "@/lib/audit/list-activity";
import { type ActionState, runAction } from "@/lib/auth/run-action";
import { wallClock } from "@/lib/clock";
import { t } from "@/lib/language/t";
import { AllowSupportInput, allowSupport, endSupport } from "@/lib/staff/support-access";

export async function wipeActivityAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const state = await runAction(z.strictObject({}), form, wipeActivity, {
    stepUp: true,
    message: t("Wiped. The audit, which names nobody, stays."),
  });
  if (state.status === "done") revalidatePath("/privacy", "layout");
  return state;
}

export async function allowSupportAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const state = await runAction(
    AllowSupportInput,
    form,
    (ctx, input) => allowSupport(ctx, { ...input, wall: wallClock() }),
    { stepUp: true },
  );
  if (state.status === "done") revalidatePath("/privacy", "layout");
  return state;
}

export async function endSupportAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const state = await runAction(z.strictObject({}), form, endSupport);
  if (state.status === "done") revalidatePath("/privacy", "layout");
  return state;
}
