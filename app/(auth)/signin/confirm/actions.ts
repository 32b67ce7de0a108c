"use server";

import { z } from "zod";
import { goOn } from "@/app/(auth)/go-on";
import {
  ConfirmByCodeInput,
  ConfirmByPasswordInput,
  confirmByCode,
  confirmByPassword,
  sendConfirmationCode,
} from "@/lib/auth/confirm-identity";
import { getVisitor } from "@/lib/auth/get-visitor";
import { toAnswer } from "@/lib/auth/run-action";
import { requireContext } from "@/lib/auth/session";
import { runVisitorAction, type VisitorState } from "@/lib/auth/visitor-action";
import {
  askPasskeyToConfirm,
  confirmByApp,
  confirmByPasskey,
  confirmByRecoveryCode,
} from "@/lib/factors/confirm-by-factor";
import { ByAppInput, ByPasskeyInput, ByRecoveryCodeInput } from "@/lib/factors/second-step";
import { t } from "@/lib/language/t";

export async function confirmByPasswordAction(
  _previous: VisitorState,
  form: FormData,
): Promise<VisitorState> {
  const ctx = await requireContext({ whileFrozen: true });
  return runVisitorAction(
    ConfirmByPasswordInput,
    form,
    (visitor, input) => confirmByPassword(ctx, visitor, input),
    goOn,
  );
}

export async function confirmByCodeAction(_previous: VisitorState, form: FormData): Promise<VisitorState> {
  const ctx = await requireContext({ whileFrozen: true });
  return runVisitorAction(
    ConfirmByCodeInput,
    form,
    (visitor, input) => confirmByCode(ctx, visitor, input),
    goOn,
  );
}

export async function sendConfirmationCodeAction(
  _previous: VisitorState,
  form: FormData,
): Promise<VisitorState> {
  const ctx = await requireContext({ whileFrozen: true });
  return runVisitorAction(
    z.strictObject({}),
    form,
    (visitor) => sendConfirmationCode(ctx, visitor),
    async () => t("A mail with a code is on its way."),
  );
}

export async function confirmByAppAction(_previous: VisitorState, form: FormData): Promise<VisitorState> {
  const ctx = await requireContext({ whileFrozen: true });
  return runVisitorAction(ByAppInput, form, (visitor, { code }) => confirmByApp(ctx, visitor, code), goOn);
}

export async function confirmByRecoveryCodeAction(
  _previous: VisitorState,
  form: FormData,
): Promise<VisitorState> {
  const ctx = await requireContext({ whileFrozen: true });
  return runVisitorAction(
    ByRecoveryCodeInput,
    form,
    (visitor, { recoveryCode }) => confirmByRecoveryCode(ctx, visitor, recoveryCode),
    goOn,
  );
}

export async function confirmByPasskeyAction(_previous: VisitorState, form: FormData): Promise<VisitorState> {
  const ctx = await requireContext({ whileFrozen: true });
  return runVisitorAction(
    ByPasskeyInput,
    form,
    (visitor, { answer }) => confirmByPasskey(ctx, visitor, answer),
    goOn,
  );
}

export async function askPasskeyToConfirmAction() {
  return toAnswer(async () =>
    askPasskeyToConfirm(await requireContext({ whileFrozen: true }), await getVisitor()),
  );
}
