"use server";

import { revalidatePath } from "next/cache";
import { type ActionState, runAction } from "@/lib/auth/run-action";
import { RequestExportInput, RevokeExportInput, requestExport, revokeExport } from "@/lib/privacy/export";

const page = "/privacy/export";

export async function requestExportAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const state = await runAction(RequestExportInput, form, requestExport, { stepUp: true });
  if (state.status === "done") revalidatePath(page);
  return state;
}

export async function revokeExportAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const state = await runAction(RevokeExportInput, form, revokeExport);
  if (state.status === "done") revalidatePath(page);
  return state;
}
