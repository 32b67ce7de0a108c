"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { CodesAnswer } from "@/components/factors/codes-answer";
import { ChangePasswordInput, changePassword } from "@/lib/auth/change-password";
import { EndSessionInput, endOtherSessions, endSession } from "@/lib/auth/end-session";
import { getVisitor } from "@/lib/auth/get-visitor";
import { chooseIdleTime, IdleTimeInput } from "@/lib/auth/idle-time";
import { type ActionState, runAction, runAnswering } from "@/lib/auth/run-action";
import { wallClock } from "@/lib/clock";
import { renewRecoveryCodes } from "@/lib/factors/renew-recovery-codes";
import { ConfirmAppInput, confirmApp, removeApp, startApp } from "@/lib/factors/set-up-app";
import {
  AddPasskeyInput,
  addPasskey,
  askNewPasskey,
  RemovePasskeyInput,
  RenamePasskeyInput,
  removePasskey,
  renamePasskey,
} from "@/lib/factors/set-up-passkey";
import { t, tn } from "@/lib/language/t";

export async function endSessionAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const state = await runAction(EndSessionInput, form, endSession, { message: t("Signed out there.") });
  if (state.status === "done") revalidatePath("/settings/security");
  return state;
}

export async function endOtherSessionsAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const state = await runAction(z.strictObject({}), form, endOtherSessions, {
    message: (count) => tn(count, "One other session ended.", "{count} other sessions ended."),
  });
  if (state.status === "done") revalidatePath("/settings/security");
  return state;
}

export async function chooseIdleTimeAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const state = await runAction(IdleTimeInput, form, chooseIdleTime, { message: t("Saved.") });
  if (state.status === "done") revalidatePath("/settings/security");
  return state;
}

export async function changePasswordAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const state = await runAction(
    ChangePasswordInput,
    form,
    (ctx, input) => changePassword(ctx, { ...input, wall: wallClock() }),
    { stepUp: true, message: t("The password is set. All other sessions were signed out.") },
  );
  if (state.status === "done") revalidatePath("/settings/security");
  return state;
}

export async function startAppAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const state = await runAction(z.strictObject({}), form, startApp, { stepUp: true });
  if (state.status === "done") redirect("/settings/security/app");
  return state;
}

export async function confirmAppAction(_previous: CodesAnswer, form: FormData): Promise<CodesAnswer> {
  return runAnswering(
    ConfirmAppInput,
    form,
    (ctx, input) => confirmApp(ctx, { ...input, wall: wallClock() }),
    { stepUp: true },
  );
}

export async function removeAppAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const state = await runAction(z.strictObject({}), form, (ctx) => removeApp(ctx, { wall: wallClock() }), {
    stepUp: true,
    message: t("The app is removed. All other sessions were signed out."),
  });
  if (state.status === "done") revalidatePath("/settings/security");
  return state;
}

export async function askNewPasskeyAction() {
  return runAnswering(
    z.strictObject({}),
    new FormData(),
    async (ctx) => askNewPasskey(ctx, await getVisitor()),
    { stepUp: true },
  );
}

export async function addPasskeyAction(_previous: CodesAnswer, form: FormData): Promise<CodesAnswer> {
  const answer = await runAnswering(
    AddPasskeyInput,
    form,
    async (ctx, input) => addPasskey(ctx, await getVisitor(), input),
    { stepUp: true },
  );
  if (answer.status === "done") revalidatePath("/settings/security");
  return answer;
}

export async function renamePasskeyAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const state = await runAction(RenamePasskeyInput, form, renamePasskey, { message: t("Renamed.") });
  if (state.status === "done") revalidatePath("/settings/security");
  return state;
}

export async function removePasskeyAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const state = await runAction(
    RemovePasskeyInput,
    form,
    (ctx, input) => removePasskey(ctx, { ...input, wall: wallClock() }),
    { stepUp: true, message: t("The passkey is removed. All other sessions were signed out.") },
  );
  if (state.status === "done") revalidatePath("/settings/security");
  return state;
}

export async function renewCodesAction(_previous: CodesAnswer, form: FormData): Promise<CodesAnswer> {
  const answer = await runAnswering(
    z.strictObject({}),
    form,
    (ctx) => renewRecoveryCodes(ctx, { wall: wallClock() }),
    { stepUp: true },
  );
  if (answer.status === "done") revalidatePath("/settings/security");
  return answer;
}
