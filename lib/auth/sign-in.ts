import "server-only";
import { z } from "zod";
import { InvalidInputError, TooManyRequestsError } from "@/lib/errors";
import { label, t } from "@/lib/language/t";
import { networkOf } from "@/lib/security/client-address";
import { Address } from "./address";
import { type FoundUser, findUserByAddress } from "./find-user";
import { finishSignIn, type SignInStep } from "./finish-sign-in";
import { isKnownBrowser } from "./known-browser";
import { Password, verifyPassword } from "./password";
import {
  forgetTries,
  giveBackTry,
  takeSignInTurn,
  takeTry,
  triesPerAddress,
  triesPerKnownBrowser,
  triesPerNetwork,
} from "./rate-limit";
import { current, type Visitor } from "./visitor";

export const SignInInput = z.strictObject({
  email: Address,
  password: Password.min(1, { error: () => t("Enter your password, or ask for a sign-in code.") }),
  next: z.string().max(2_000).optional(),
});

/** Said whatever was wrong: no such account, no password, another password, an address nobody has proven. */
const refusal = label(
  "Email or password is not right. An account without a password, or one not confirmed yet, opens with a sign-in code.",
);

/** @throws InvalidInputError, TooManyRequestsError: the same for an address that has no account */
export async function signIn(visitor: Visitor, input: z.output<typeof SignInInput>): Promise<SignInStep> {
  const user = await findUserByAddress(input.email);
  await takeTries(visitor, input.email, user);
  const isRight = await verifyPassword(user?.passwordHash ?? null, input.password);
  if (!user?.isProven || !isRight) {
    throw new InvalidInputError(t(refusal), { password: t(refusal) });
  }
  await Promise.all([
    forgetTries(triesPerAddress, input.email),
    forgetTries(triesPerKnownBrowser, knownKey(visitor, input.email)),
    giveBackTry(triesPerNetwork, networkOf(visitor.address)),
  ]);
  return finishSignIn(visitor, user);
}

/** A browser that signed in before has a budget of its own, so that strangers cannot lock a person out. */
async function takeTries(visitor: Visitor, address: string, user: FoundUser | null): Promise<void> {
  const isKnown = await isKnownBrowser(visitor, user?.userId ?? null);
  if (isKnown) {
    const wait = await takeTry(triesPerKnownBrowser, knownKey(visitor, address), visitor.wall);
    if (wait) throw new TooManyRequestsError(wait);
    return;
  }
  await takeSignInTurn(visitor);
  const waits = [
    await takeTry(triesPerAddress, address, visitor.wall),
    await takeTry(triesPerNetwork, networkOf(visitor.address), visitor.wall),
  ].filter((wait) => wait !== null);
  const [longest] = waits.sort((a, b) => b.getTime() - a.getTime());
  if (longest) throw new TooManyRequestsError(longest);
}

function knownKey(visitor: Visitor, address: string): string {
  return `${address}:${current(visitor.knownAs).toString("hex")}`;
}
