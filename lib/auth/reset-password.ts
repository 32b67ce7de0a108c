import "server-only";
import { z } from "zod";
import { clients } from "@/lib/db";
import { InvalidInputError } from "@/lib/errors";
import { label, t } from "@/lib/language/t";
import { Address, addressWords } from "./address";
import { findUser, findUserByAddress, openAddress } from "./find-user";
import { finishSignIn, type SignInStep } from "./finish-sign-in";
import { consumeCode, consumeSecret, findSecretOwner } from "./one-time-secret";
import { checkPassword, hashPassword, Password } from "./password";
import { forgetTries, takeMailTurn, triesPerAddress } from "./rate-limit";
import { Code, proveAddress, Secret, tryCode } from "./redeem";
import { tellOfPassword } from "./security-notices";
import { sendSecret } from "./send-secret";
import type { Visitor } from "./visitor";

export const RequestResetInput = z.strictObject({ email: Address });
export const ResetByCodeInput = z.strictObject({ email: Address, code: Code, password: Password });
export const ResetByLinkInput = z.strictObject({ secret: Secret, password: Password });

const wrongLink = label("This link was used already, is too old, or was asked for in another browser.");

/** Mails a code for a new password where there is an account, after the answer. @throws TooManyRequestsError */
export async function requestReset(
  visitor: Visitor,
  input: z.output<typeof RequestResetInput>,
): Promise<void> {
  await takeMailTurn(visitor, input.email);
  visitor.later(async () => {
    const user = await findUserByAddress(input.email);
    if (user) await sendSecret(visitor, user, "reset");
  });
}

/** The password is judged before the code is used up, by what was typed alone. @throws InvalidInputError */
export async function resetByCode(
  visitor: Visitor,
  input: z.output<typeof ResetByCodeInput>,
): Promise<SignInStep> {
  checkPassword(input.password, addressWords(input.email));
  const used = await tryCode(visitor, () => consumeCode(visitor, input.code, ["reset"]));
  return setPassword(visitor, used.userId, input.password);
}

/** @throws InvalidInputError: a weak password does not use up the link */
export async function resetByLink(
  visitor: Visitor,
  input: z.output<typeof ResetByLinkInput>,
): Promise<SignInStep> {
  const owner = await findSecretOwner(visitor, input.secret, "reset");
  const user = owner === null ? null : await findUser(owner);
  if (!user) throw new InvalidInputError(t(wrongLink));
  checkPassword(input.password, addressWords(await openAddress(user)));
  const used = await consumeSecret(visitor, input.secret, ["reset"]);
  if (!used) throw new InvalidInputError(t(wrongLink));
  return setPassword(visitor, used.userId, input.password);
}

/** Every session ends and one begins here; the address hears of it. */
async function setPassword(visitor: Visitor, userId: bigint, password: string): Promise<SignInStep> {
  const passwordHash = await hashPassword(password);
  const isFirst = await proveAddress(visitor, userId);
  await clients().sql`select set_password(${userId.toString()}, ${passwordHash}, ${visitor.now})`;
  const user = await findUser(userId);
  if (!user) throw new InvalidInputError(t(wrongLink));
  await forgetTries(triesPerAddress, await openAddress(user));
  visitor.later(() => tellOfPassword(userId, visitor.wall));
  return finishSignIn(visitor, user, isFirst);
}
