"use server";

import { redirect } from "next/navigation";
import { goOn } from "@/app/(auth)/go-on";
import { getVisitor } from "@/lib/auth/get-visitor";
import { RequestCodeInput, requestCode } from "@/lib/auth/request-code";
import { toAnswer } from "@/lib/auth/run-action";
import { SignInInput, signIn } from "@/lib/auth/sign-in";
import { runVisitorAction, type VisitorState } from "@/lib/auth/visitor-action";
import { env } from "@/lib/env";
import { askForPasskey, signInByPasskey } from "@/lib/factors/passkey-sign-in";
import { ByPasskeyInput } from "@/lib/factors/second-step";
import { safePath } from "@/lib/security/safe-path";

export async function signInAction(_previous: VisitorState, form: FormData): Promise<VisitorState> {
  return runVisitorAction(SignInInput, form, signIn, goOn);
}

export async function askForPasskeyAction() {
  return toAnswer(async () => askForPasskey(await getVisitor()));
}

export async function signInByPasskeyAction(_previous: VisitorState, form: FormData): Promise<VisitorState> {
  return runVisitorAction(
    ByPasskeyInput,
    form,
    (visitor, { answer }) => signInByPasskey(visitor, answer),
    goOn,
  );
}

export async function requestCodeAction(_previous: VisitorState, form: FormData): Promise<VisitorState> {
  form.delete("password");
  return runVisitorAction(RequestCodeInput, form, requestCode, async (_nothing, input) => {
    const next = safePath(input.next, env.APP_URL, "");
    redirect(next ? `/signin/code?next=${encodeURIComponent(next)}` : "/signin/code");
  });
}
