"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { clearSessionCookie } from "@/lib/auth/cookies";
import { runAction } from "@/lib/auth/run-action";
import { signOut } from "@/lib/auth/sign-out";

export async function signOutAction(form: FormData): Promise<void> {
  await runAction(z.strictObject({}), form, signOut);
  await clearSessionCookie();
  redirect("/signin");
}
