"use server";

import { redirect } from "next/navigation";
import { writeSessionCookie } from "@/lib/auth/cookies";
import { RequestCodeInput, requestCode } from "@/lib/auth/request-code";
import { SignInInput, signIn } from "@/lib/auth/sign-in";
import { runVisitorAction, type VisitorState } from "@/lib/auth/visitor-action";
import { env } from "@/lib/env";
import { safePath } from "@/lib/security/safe-path";

export async function signInAction(_previous: VisitorState, form: FormData): Promise<VisitorState> {
  return runVisitorAction(SignInInput, form, signIn, async (session, input) => {
    await writeSessionCookie(session.token);
    redirect(safePath(input.next, env.APP_URL, "/dashboard"));
  });
}

export async function requestCodeAction(_previous: VisitorState, form: FormData): Promise<VisitorState> {
  form.delete("password");
  return runVisitorAction(RequestCodeInput, form, requestCode, async (_nothing, input) => {
    const next = safePath(input.next, env.APP_URL, "");
    redirect(next ? `/signin/code?next=${encodeURIComponent(next)}` : "/signin/code");
  });
}
