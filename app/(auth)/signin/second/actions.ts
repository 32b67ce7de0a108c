"use server";

import { goOn } from "@/app/(auth)/go-on";
import { readPendingCookie } from "@/lib/auth/cookies";
import { getVisitor } from "@/lib/auth/get-visitor";
import { toAnswer } from "@/lib/auth/run-action";
import { runVisitorAction, type VisitorState } from "@/lib/auth/visitor-action";
import {
  askSecondPasskey,
  ByAppInput,
  ByPasskeyInput,
  ByRecoveryCodeInput,
  signInByApp,
  signInByRecoveryCode,
  signInBySecondPasskey,
} from "@/lib/factors/second-step";

export async function signInByAppAction(_previous: VisitorState, form: FormData): Promise<VisitorState> {
  const pending = await readPendingCookie();
  return runVisitorAction(ByAppInput, form, (visitor, { code }) => signInByApp(visitor, pending, code), goOn);
}

export async function signInByRecoveryCodeAction(
  _previous: VisitorState,
  form: FormData,
): Promise<VisitorState> {
  const pending = await readPendingCookie();
  return runVisitorAction(
    ByRecoveryCodeInput,
    form,
    (visitor, { recoveryCode }) => signInByRecoveryCode(visitor, pending, recoveryCode),
    goOn,
  );
}

export async function signInBySecondPasskeyAction(
  _previous: VisitorState,
  form: FormData,
): Promise<VisitorState> {
  const pending = await readPendingCookie();
  return runVisitorAction(
    ByPasskeyInput,
    form,
    (visitor, { answer }) => signInBySecondPasskey(visitor, pending, answer),
    goOn,
  );
}

export async function askSecondPasskeyAction() {
  return toAnswer(async () => askSecondPasskey(await getVisitor(), await readPendingCookie()));
}
