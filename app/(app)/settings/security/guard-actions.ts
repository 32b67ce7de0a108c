"use server";

import { z } from "zod";
import { goOn } from "@/app/(auth)/go-on";
import { ConfirmByCodeInput, sendConfirmationCode } from "@/lib/auth/confirm-identity";
import { getVisitor } from "@/lib/auth/get-visitor";
import { liftByApp, liftByCode, liftByPasskey, liftByRecoveryCode } from "@/lib/auth/lift-guard";
import { toAnswer } from "@/lib/auth/run-action";
import { requireContext } from "@/lib/auth/session";
import { runVisitorAction, type VisitorState } from "@/lib/auth/visitor-action";
import { askPasskeyToConfirm } from "@/lib/factors/confirm-by-factor";
import { ByAppInput, ByPasskeyInput, ByRecoveryCodeInput } from "@/lib/factors/second-step";
import { t } from "@/lib/language/t";

export async function sendLiftCodeAction(_previous: VisitorState, form: FormData): Promise<VisitorState> {
  const ctx = await requireContext();
  return runVisitorAction(
    z.strictObject({}),
    form,
    (visitor) => sendConfirmationCode(ctx, visitor),
    async () => t("A mail with a code is on its way."),
  );
}

export async function liftByCodeAction(_previous: VisitorState, form: FormData): Promise<VisitorState> {
  const ctx = await requireContext();
  return runVisitorAction(
    ConfirmByCodeInput,
    form,
    (visitor, input) => liftByCode(ctx, visitor, input),
    goOn,
  );
}

export async function liftByAppAction(_previous: VisitorState, form: FormData): Promise<VisitorState> {
  const ctx = await requireContext();
  return runVisitorAction(ByAppInput, form, (visitor, { code }) => liftByApp(ctx, visitor, code), goOn);
}

export async function liftByRecoveryCodeAction(
  _previous: VisitorState,
  form: FormData,
): Promise<VisitorState> {
  const ctx = await requireContext();
  return runVisitorAction(
    ByRecoveryCodeInput,
    form,
    (visitor, { recoveryCode }) => liftByRecoveryCode(ctx, visitor, recoveryCode),
    goOn,
  );
}

export async function liftByPasskeyAction(_previous: VisitorState, form: FormData): Promise<VisitorState> {
  const ctx = await requireContext();
  return runVisitorAction(
    ByPasskeyInput,
    form,
    (visitor, { answer }) => liftByPasskey(ctx, visitor, answer),
    goOn,
  );
}

export async function askPasskeyToLiftAction() {
  return toAnswer(async () => askPasskeyToConfirm(await requireContext(), await getVisitor()));
}
