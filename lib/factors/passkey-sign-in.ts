import "server-only";
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/server";
import { createSession, type NewSession } from "@/lib/auth/create-session";
import { findUser } from "@/lib/auth/find-user";
import { takePasskeyTurn } from "@/lib/auth/rate-limit";
import type { Visitor } from "@/lib/auth/visitor";
import { InvalidInputError } from "@/lib/errors";
import { t } from "@/lib/language/t";
import { askPasskey, provePasskey } from "./prove-passkey";

/** For somebody who types nothing: any passkey of ours may answer. @throws TooManyRequestsError */
export async function askForPasskey(visitor: Visitor): Promise<PublicKeyCredentialRequestOptionsJSON> {
  await takePasskeyTurn(visitor);
  return askPasskey(visitor, null, "sign-in");
}

/** The device has checked who holds it, so this is both steps in one. @throws InvalidInputError */
export async function signInByPasskey(
  visitor: Visitor,
  answer: AuthenticationResponseJSON,
): Promise<NewSession> {
  const user = await findUser(await provePasskey(visitor, null, "sign-in", answer));
  if (!user) throw new InvalidInputError(t("This passkey's account is gone."));
  return createSession(visitor, user);
}
