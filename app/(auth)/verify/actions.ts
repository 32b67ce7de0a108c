"use server";

import { redirect } from "next/navigation";
import { writeSessionCookie } from "@/lib/auth/cookies";
import { RedeemLinkInput, redeemLink } from "@/lib/auth/redeem";
import { runVisitorAction, type VisitorState } from "@/lib/auth/visitor-action";

export async function redeemLinkAction(_previous: VisitorState, form: FormData): Promise<VisitorState> {
  return runVisitorAction(RedeemLinkInput, form, redeemLink, async (session) => {
    await writeSessionCookie(session.token);
    redirect("/dashboard");
  });
}
