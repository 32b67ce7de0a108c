"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import {
  ConfirmByCodeInput,
  ConfirmByPasswordInput,
  confirmByCode,
  confirmByPassword,
  sendConfirmationCode,
} from "@/lib/auth/confirm-identity";
import { writeSessionCookie } from "@/lib/auth/cookies";
import type { NewSession } from "@/lib/auth/create-session";
import { requireContext } from "@/lib/auth/session";
import { runVisitorAction, type VisitorState } from "@/lib/auth/visitor-action";
import { env } from "@/lib/env";
import { safePath } from "@/lib/security/safe-path";

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
    async () => "A mail with a code is on its way.",
  );
}

async function goOn(session: NewSession, { next }: { next?: string | undefined }): Promise<undefined> {
  await writeSessionCookie(session.token);
  redirect(safePath(next, env.APP_URL, "/dashboard"));
}
