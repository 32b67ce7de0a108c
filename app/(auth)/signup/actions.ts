"use server";

import { redirect } from "next/navigation";
import { SignUpInput, signUp } from "@/lib/auth/sign-up";
import { runVisitorAction, type VisitorState } from "@/lib/auth/visitor-action";
import { env } from "@/lib/env";
import { safePath } from "@/lib/security/safe-path";

export async function signUpAction(_previous: VisitorState, form: FormData): Promise<VisitorState> {
  return runVisitorAction(SignUpInput, form, signUp, async (_nothing, input) => {
    const wanted = safePath(input.next, env.APP_URL, "");
    const byPasskey = `/signup/passkey${wanted && `?next=${encodeURIComponent(wanted)}`}`;
    const next = input.way === "passkey" ? byPasskey : wanted;
    redirect(`/signin/code?from=signup${next && `&next=${encodeURIComponent(next)}`}`);
  });
}
