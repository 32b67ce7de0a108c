"use server";

import { revalidatePath } from "next/cache";
import type { ActionState } from "@/lib/auth/run-action";
import { t } from "@/lib/language/t";
import {
  AppointInput,
  appointStaff,
  ChangeStaffInput,
  changeStaff,
  EndStaffInput,
  endStaff,
} from "@/lib/staff/members";
import { runStaffAction } from "@/lib/staff/run-staff-action";

const path = "/admin/staff";

export async function appointStaffAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const state = await runStaffAction(AppointInput, form, appointStaff, {
    message: t("Done. Their sessions have ended, and the role holds from their next sign-in on."),
  });
  if (state.status === "done") revalidatePath(path);
  return state;
}

export async function changeStaffAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const state = await runStaffAction(ChangeStaffInput, form, changeStaff, { message: t("Saved.") });
  if (state.status === "done") revalidatePath(path);
  return state;
}

export async function endStaffAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const state = await runStaffAction(EndStaffInput, form, endStaff);
  if (state.status === "done") revalidatePath(path);
  return state;
}
