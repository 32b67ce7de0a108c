"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { wipeActivity } from "@/lib/audit/list-activity";
import { type ActionState, runAction } from "@/lib/auth/run-action";
import { t } from "@/lib/language/t";

export async function wipeActivityAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const state = await runAction(z.strictObject({}), form, wipeActivity, {
    stepUp: true,
    message: t("Wiped. The audit, which names nobody, stays."),
  });
  if (state.status === "done") revalidatePath("/privacy", "layout");
  return state;
}
