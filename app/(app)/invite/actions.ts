"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { writeSessionCookie } from "@/lib/auth/cookies";
import { type ActionState, runAction } from "@/lib/auth/run-action";
import { wallClock } from "@/lib/clock";
import { t } from "@/lib/language/t";
import { acceptInvitation, declineInvitation, InvitationInput } from "@/lib/workspaces/answer-invitation";
import { chooseWorkspace } from "@/lib/workspaces/choose-workspace";

export async function acceptAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const state = await runAction(InvitationInput, form, async (ctx, input) => {
    const joined = await acceptInvitation(ctx, input);
    const session = await chooseWorkspace(ctx, { ...joined, wall: wallClock() });
    await writeSessionCookie(session.token);
  });
  if (state.status === "done") redirect("/settings/workspace");
  return state;
}

export async function declineAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const state = await runAction(InvitationInput, form, declineInvitation, { message: t("Declined.") });
  if (state.status === "done") revalidatePath("/invite");
  return state;
}
