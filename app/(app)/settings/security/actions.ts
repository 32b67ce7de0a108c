"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { ChangePasswordInput, changePassword } from "@/lib/auth/change-password";
import { EndSessionInput, endOtherSessions, endSession } from "@/lib/auth/end-session";
import { type ActionState, runAction } from "@/lib/auth/run-action";
import { wallClock } from "@/lib/clock";

export async function endSessionAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const state = await runAction(EndSessionInput, form, endSession, { message: "Signed out there." });
  if (state.status === "done") revalidatePath("/settings/security");
  return state;
}

export async function endOtherSessionsAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const state = await runAction(z.strictObject({}), form, endOtherSessions, {
    message: (count) => (count === 1 ? "One other session ended." : `${count} other sessions ended.`),
  });
  if (state.status === "done") revalidatePath("/settings/security");
  return state;
}

export async function changePasswordAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const state = await runAction(
    ChangePasswordInput,
    form,
    (ctx, input) => changePassword(ctx, { ...input, wall: wallClock() }),
    { stepUp: true, message: "The password is set. All other sessions were signed out." },
  );
  if (state.status === "done") revalidatePath("/settings/security");
  return state;
}
