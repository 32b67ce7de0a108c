"use server";

import { goOn } from "@/app/(auth)/go-on";
import type { NewSession } from "@/lib/auth/create-session";
import { getVisitor } from "@/lib/auth/get-visitor";
import { toAnswer } from "@/lib/auth/run-action";
import type { Visitor } from "@/lib/auth/visitor";
import { runVisitorAction, type VisitorState } from "@/lib/auth/visitor-action";
import type { PersonContext } from "@/lib/context";
import {
  askPasskeyToConfirm,
  confirmByApp,
  confirmByPasskey,
  confirmByRecoveryCode,
} from "@/lib/factors/confirm-by-factor";
import { ByAppInput, ByPasskeyInput, ByRecoveryCodeInput } from "@/lib/factors/second-step";
import { requireArrival } from "@/lib/staff/staff-session";
import { beginVisit } from "@/lib/staff/visit";

export async function arriveByAppAction(_previous: VisitorState, form: FormData): Promise<VisitorState> {
  const { ctx } = await requireArrival();
  return runVisitorAction(
    ByAppInput,
    form,
    async (visitor, { code }) => onVisit(ctx, visitor, await confirmByApp(ctx, visitor, code)),
    goOn,
  );
}

export async function arriveByRecoveryCodeAction(
  _previous: VisitorState,
  form: FormData,
): Promise<VisitorState> {
  const { ctx } = await requireArrival();
  return runVisitorAction(
    ByRecoveryCodeInput,
    form,
    async (visitor, { recoveryCode }) =>
      onVisit(ctx, visitor, await confirmByRecoveryCode(ctx, visitor, recoveryCode)),
    goOn,
  );
}

export async function arriveByPasskeyAction(_previous: VisitorState, form: FormData): Promise<VisitorState> {
  const { ctx } = await requireArrival();
  return runVisitorAction(
    ByPasskeyInput,
    form,
    async (visitor, { answer }) => onVisit(ctx, visitor, await confirmByPasskey(ctx, visitor, answer)),
    goOn,
  );
}

export async function askPasskeyToArriveAction() {
  return toAnswer(async () => askPasskeyToConfirm((await requireArrival()).ctx, await getVisitor()));
}

/** The visit is the session's, which goes on under its new cookie. */
async function onVisit(ctx: PersonContext, visitor: Visitor, session: NewSession): Promise<NewSession> {
  await beginVisit(ctx, { wall: visitor.wall });
  return session;
}
