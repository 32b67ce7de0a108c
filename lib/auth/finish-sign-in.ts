import "server-only";
import { findFactors, isTwoStep } from "@/lib/factors/find-factors";
import { beginPending, type PendingSignIn } from "@/lib/factors/pending-sign-in";
import { createSession, type NewSession } from "./create-session";
import type { FoundUser } from "./find-user";
import type { Visitor } from "./visitor";

/** Either in, or half-way: then only the second factor leads on. */
export type SignInStep = NewSession | PendingSignIn;

/**
 * What follows a first proof, be it a password or a mail: no way in passes the second factor by.
 * @param isFirst it proved a new address
 */
export async function finishSignIn(
  visitor: Visitor,
  user: Pick<FoundUser, "userId" | "keyId" | "language">,
  isFirst = false,
): Promise<SignInStep> {
  return isTwoStep(await findFactors(user.userId))
    ? beginPending(visitor, user.userId)
    : createSession(visitor, user, isFirst);
}
