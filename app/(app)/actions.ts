"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { clearSessionCookie, writeSessionCookie } from "@/lib/auth/cookies";
import { runAction } from "@/lib/auth/run-action";
import { signOut } from "@/lib/auth/sign-out";
import { wallClock } from "@/lib/clock";
import { ChooseWorkspaceInput, chooseWorkspace } from "@/lib/workspaces/choose-workspace";

export async function signOutAction(form: FormData): Promise<void> {
  await runAction(z.strictObject({}), form, signOut);
  await clearSessionCookie();
  redirect("/signin");
}

/** Pages of one workspace are none in another, so it goes on at the start. */
export async function chooseWorkspaceAction(form: FormData): Promise<void> {
  await runAction(ChooseWorkspaceInput, form, async (ctx, input) => {
    const session = await chooseWorkspace(ctx, { ...input, wall: wallClock() });
    await writeSessionCookie(session.token);
  });
  redirect("/dashboard");
}
