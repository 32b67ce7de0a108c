import "server-only";
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/server";
import type { NewSession } from "@/lib/auth/create-session";
import { type FoundUser, findUser } from "@/lib/auth/find-user";
import { authorize } from "@/lib/auth/permissions";
import { renewSession } from "@/lib/auth/renew-session";
import type { Visitor } from "@/lib/auth/visitor";
import type { PersonContext } from "@/lib/context";
import { SignedOutError } from "@/lib/errors";
import { proveApp, proveRecoveryCode } from "./prove-factor";
import { askPasskey, provePasskey } from "./prove-passkey";

/** Proves again who sits there. The session goes on under a new cookie. @throws InvalidInputError, TooManyRequestsError */
export async function confirmByApp(ctx: PersonContext, visitor: Visitor, code: string): Promise<NewSession> {
  authorize(ctx, "identity:confirm");
  await proveApp(visitor, await whoIs(ctx), code);
  return renewSession(ctx, visitor);
}

export async function confirmByRecoveryCode(
  ctx: PersonContext,
  visitor: Visitor,
  code: string,
): Promise<NewSession> {
  authorize(ctx, "identity:confirm");
  await proveRecoveryCode(visitor, await whoIs(ctx), code);
  return renewSession(ctx, visitor);
}

export async function confirmByPasskey(
  ctx: PersonContext,
  visitor: Visitor,
  answer: AuthenticationResponseJSON,
): Promise<NewSession> {
  authorize(ctx, "identity:confirm");
  await provePasskey(visitor, ctx.actor.userId, "confirm", answer);
  return renewSession(ctx, visitor);
}

export async function askPasskeyToConfirm(
  ctx: PersonContext,
  visitor: Visitor,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  authorize(ctx, "identity:confirm");
  return askPasskey(visitor, ctx.actor.userId, "confirm");
}

async function whoIs(ctx: PersonContext): Promise<FoundUser> {
  const user = await findUser(ctx.actor.userId);
  if (!user) throw new SignedOutError();
  return user;
}
