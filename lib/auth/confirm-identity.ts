import "server-only";
import { z } from "zod";
import type { PersonContext } from "@/lib/context";
import { InvalidInputError, SignedOutError, TooManyRequestsError } from "@/lib/errors";
import { findFactors, isTwoStep } from "@/lib/factors/find-factors";
import { t } from "@/lib/language/t";
import type { NewSession } from "./create-session";
import { type FoundUser, findUser, openAddress } from "./find-user";
import { consumeCode } from "./one-time-secret";
import { Password, verifyPassword } from "./password";
import { authorize } from "./permissions";
import { confirmationsPerPerson, forgetTries, takeMailTurn, takeTry } from "./rate-limit";
import { Code, tryCode } from "./redeem";
import { renewSession } from "./renew-session";
import { sendSecret } from "./send-secret";
import type { Visitor } from "./visitor";

const Next = z.string().max(2_000).optional();
export const ConfirmByPasswordInput = z.strictObject({
  password: Password.min(1, { error: () => t("Enter your password.") }),
  next: Next,
});
export const ConfirmByCodeInput = z.strictObject({ code: Code, next: Next });

/** Proves again who sits there. The session goes on under a new cookie. @throws InvalidInputError, TooManyRequestsError */
export async function confirmByPassword(
  ctx: PersonContext,
  visitor: Visitor,
  input: z.output<typeof ConfirmByPasswordInput>,
): Promise<NewSession> {
  authorize(ctx, "identity:confirm");
  await refuseInTwoStep(ctx);
  const who = ctx.actor.publicId;
  const wait = await takeTry(confirmationsPerPerson, who, visitor.wall);
  if (wait) throw new TooManyRequestsError(wait);
  const user = await whoIs(ctx);
  if (!(await verifyPassword(user.passwordHash, input.password))) {
    const wrong = t("This is not your password.");
    throw new InvalidInputError(wrong, { password: wrong });
  }
  await forgetTries(confirmationsPerPerson, who);
  return renewSession(ctx, visitor);
}

/** The same by the code of a mail that this browser asked for. */
export async function confirmByCode(
  ctx: PersonContext,
  visitor: Visitor,
  input: z.output<typeof ConfirmByCodeInput>,
): Promise<NewSession> {
  authorize(ctx, "identity:confirm");
  await refuseInTwoStep(ctx);
  await tryCode(visitor, () => consumeCode(visitor, input.code, ["sign-in"], ctx.actor.userId));
  return renewSession(ctx, visitor);
}

/** Mails the code to the person's own address. @throws TooManyRequestsError, UnavailableError */
export async function sendConfirmationCode(ctx: PersonContext, visitor: Visitor): Promise<void> {
  authorize(ctx, "identity:confirm");
  await refuseInTwoStep(ctx);
  const user = await whoIs(ctx);
  await takeMailTurn(visitor, await openAddress(user));
  await sendSecret(visitor, user, "sign-in");
}

/** Whoever has stolen a session and a mailbox, or a password, must not get past the second factor here either. */
async function refuseInTwoStep(ctx: PersonContext): Promise<void> {
  if (isTwoStep(await findFactors(ctx.actor.userId))) {
    throw new InvalidInputError(
      t("Your account has a second step: confirm with your app, a passkey or a recovery code."),
    );
  }
}

async function whoIs(ctx: PersonContext): Promise<FoundUser> {
  const user = await findUser(ctx.actor.userId);
  if (!user) throw new SignedOutError();
  return user;
}
