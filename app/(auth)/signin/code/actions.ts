"use server";

import { redirect } from "next/navigation";
import { writeSessionCookie } from "@/lib/auth/cookies";
import { RedeemCodeInput, redeemCode } from "@/lib/auth/redeem";
import { runVisitorAction, type VisitorState } from "@/lib/auth/visitor-action";
import { env } from "@/lib/env";
import { safePath } from "@/lib/security/safe-path";

export async function redeemCodeAction(_previous: VisitorState, form: FormData): Promise<VisitorState> {
  return runVisitorAction(RedeemCodeInput, form, redeemCode, async (session, input) => {
    await writeSessionCookie(session.token);
    redirect(safePath(input.next, env.APP_URL, "/dashboard"));
  });
}
