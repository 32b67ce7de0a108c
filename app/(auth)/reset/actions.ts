"use server";

import { goOn } from "@/app/(auth)/go-on";
import {
  RequestResetInput,
  ResetByCodeInput,
  ResetByLinkInput,
  requestReset,
  resetByCode,
  resetByLink,
} from "@/lib/auth/reset-password";
import { runVisitorAction, type VisitorState } from "@/lib/auth/visitor-action";
import { t } from "@/lib/language/t";

export async function requestResetAction(_previous: VisitorState, form: FormData): Promise<VisitorState> {
  return runVisitorAction(RequestResetInput, form, requestReset, async () =>
    t("If the address has an account, a mail with a code is on its way."),
  );
}

export async function resetByCodeAction(_previous: VisitorState, form: FormData): Promise<VisitorState> {
  return runVisitorAction(ResetByCodeInput, form, resetByCode, (step) => goOn(step));
}

export async function resetByLinkAction(_previous: VisitorState, form: FormData): Promise<VisitorState> {
  return runVisitorAction(ResetByLinkInput, form, resetByLink, (step) => goOn(step));
}
