"use server";

import { revalidatePath } from "next/cache";
import type { ActionState } from "@/lib/auth/run-action";
import { t } from "@/lib/language/t";
import { RetryInput, retryJob } from "@/lib/staff/operations";
import { runStaffAction } from "@/lib/staff/run-staff-action";

export async function retryJobAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const state = await runStaffAction(RetryInput, form, retryJob, { message: t("It is tried again now.") });
  if (state.status === "done") revalidatePath("/admin/jobs");
  return state;
}
