"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { writeSessionCookie } from "@/lib/auth/cookies";
import { type ActionState, runAction } from "@/lib/auth/run-action";
import { wallClock } from "@/lib/clock";
import { t } from "@/lib/language/t";
import { ChangeRoleInput, changeRole } from "@/lib/workspaces/change-role";
import { leaveWorkspace, RemoveMemberInput, removeMember } from "@/lib/workspaces/end-membership";
import { InviteInput, invite, WithdrawInput, withdrawInvitation } from "@/lib/workspaces/invite";
import { RenameInput, renameWorkspace } from "@/lib/workspaces/rename";
import { TransferInput, transferWorkspace } from "@/lib/workspaces/transfer";

const path = "/settings/workspace";

export async function inviteAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const state = await runAction(
    InviteInput,
    form,
    (ctx, input) => invite(ctx, { ...input, wall: wallClock() }),
    { message: t("The invitation is on its way.") },
  );
  // Also where its mail could not be sent: it stands, and can be sent again.
  revalidatePath(path);
  return state;
}

export async function withdrawAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const state = await runAction(WithdrawInput, form, withdrawInvitation, {
    message: t("The invitation is withdrawn."),
  });
  if (state.status === "done") revalidatePath(path);
  return state;
}

export async function changeRoleAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const state = await runAction(ChangeRoleInput, form, changeRole, { message: t("Saved.") });
  if (state.status === "done") revalidatePath(path);
  return state;
}

export async function removeMemberAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const state = await runAction(RemoveMemberInput, form, removeMember);
  if (state.status === "done") revalidatePath("/", "layout");
  return state;
}

export async function leaveAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const state = await runAction(z.strictObject({}), form, leaveWorkspace);
  if (state.status === "done") redirect("/dashboard");
  return state;
}

export async function transferAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const state = await runAction(
    TransferInput,
    form,
    async (ctx, input) => {
      const session = await transferWorkspace(ctx, { ...input, wall: wallClock() });
      if (session) await writeSessionCookie(session.token);
    },
    { stepUp: true, message: t("The workspace has a new owner. You are a manager now.") },
  );
  if (state.status === "done") revalidatePath("/", "layout");
  return state;
}

export async function renameAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const state = await runAction(RenameInput, form, renameWorkspace, { message: t("Saved.") });
  if (state.status === "done") revalidatePath("/", "layout");
  return state;
}
