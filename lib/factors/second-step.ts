import "server-only";
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/server";
import { z } from "zod";
import { createSession, type NewSession } from "@/lib/auth/create-session";
import { type FoundUser, findUser } from "@/lib/auth/find-user";
import type { Visitor } from "@/lib/auth/visitor";
import { InvalidInputError } from "@/lib/errors";
import { t } from "@/lib/language/t";
import { AuthenticatorCode } from "./authenticator-code";
import { tellOfFactors } from "./factors-changed";
import { findFactors } from "./find-factors";
import { AssertionAnswer } from "./passkey-answer";
import { consumePending, findPending, tryPending } from "./pending-sign-in";
import { proveApp, proveRecoveryCode } from "./prove-factor";
import { askPasskey, provePasskey } from "./prove-passkey";
import { RecoveryCode } from "./recovery-code";
import { relyingParty } from "./relying-party";

const next = z.string().max(2_000).optional();
export const ByAppInput = z.strictObject({ code: AuthenticatorCode, next });
export const ByRecoveryCodeInput = z.strictObject({ recoveryCode: RecoveryCode, next });
export const ByPasskeyInput = z.strictObject({ answer: AssertionAnswer, next });

/** The second of two steps. @throws InvalidInputError, TooManyRequestsError */
export async function signInByApp(visitor: Visitor, pendingToken: string, code: string): Promise<NewSession> {
  return secondStep(visitor, pendingToken, (user) => proveApp(visitor, user, code));
}

/** The same for whoever lost the app or the device. */
export async function signInByRecoveryCode(
  visitor: Visitor,
  pendingToken: string,
  code: string,
): Promise<NewSession> {
  return secondStep(visitor, pendingToken, async (user) => {
    await proveRecoveryCode(visitor, user, code);
    visitor.later(() => tellOfFactors(user.userId, "recovery-code-used", visitor.wall));
  });
}

export async function signInBySecondPasskey(
  visitor: Visitor,
  pendingToken: string,
  answer: AuthenticationResponseJSON,
): Promise<NewSession> {
  return secondStep(visitor, pendingToken, async (user) => {
    await provePasskey(visitor, user.userId, "second-factor", answer);
  });
}

/** How the waiting person may go on; null when nobody waits in this browser. */
export async function waysOfSecondStep(
  browser: Pick<Visitor, "browser" | "wall">,
  pendingToken: string,
): Promise<{ hasApp: boolean; hasPasskeys: boolean } | null> {
  const userId = await findPending(browser, pendingToken);
  if (userId === null) return null;
  const { hasApp, passkeys } = await findFactors(userId);
  return { hasApp, hasPasskeys: passkeys > 0 && relyingParty() !== null };
}

/** What the waiting person's own passkeys are to sign. @throws InvalidInputError when nobody waits */
export async function askSecondPasskey(
  visitor: Visitor,
  pendingToken: string,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const userId = await findPending(visitor, pendingToken);
  if (userId === null) throw new InvalidInputError(t("This sign-in is over. Begin again."));
  return askPasskey(visitor, userId, "second-factor");
}

async function secondStep(
  visitor: Visitor,
  pendingToken: string,
  prove: (user: FoundUser) => Promise<void>,
): Promise<NewSession> {
  const user = await findUser(await tryPending(visitor, pendingToken));
  // Erased between the two steps.
  if (!user) throw new InvalidInputError(t("This sign-in is over. Begin again."));
  await prove(user);
  await consumePending(visitor, pendingToken);
  return createSession(visitor, user);
}
