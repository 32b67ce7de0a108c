import "server-only";
import { z } from "zod";
import { clients } from "@/lib/db";
import { InvalidInputError, TooManyRequestsError } from "@/lib/errors";
import { label, t } from "@/lib/language/t";
import { networkOf } from "@/lib/security/client-address";
import { byteArray, findUser, openAddress } from "./find-user";
import { finishSignIn, type SignInStep } from "./finish-sign-in";
import { consumeCode, consumeSecret, type UsedSecret } from "./one-time-secret";
import { codesPerNetwork, forgetTries, giveBackTry, takeTry, triesPerAddress } from "./rate-limit";
import type { Visitor } from "./visitor";

export const Code = z
  .string()
  .transform((typed) => typed.replace(/[\s-]/g, ""))
  .pipe(z.string().regex(/^\d{6}$/, { error: () => t("Enter the six digits of the mail.") }));
export const Secret = z.string().regex(/^[\w-]{43}$/, { error: () => t("This link is not complete.") });

export const RedeemCodeInput = z.strictObject({ code: Code, next: z.string().max(2_000).optional() });
export const RedeemLinkInput = z.strictObject({ secret: Secret });

const wrongCode = label("This code is not right, or no longer valid. After five tries a new one is needed.");
const wrongLink = label(
  "This link was used already, is too old, or was asked for in another browser. Ask for a new one there.",
);

/** Signs in by a code typed in the browser that asked for it. @throws InvalidInputError, TooManyRequestsError */
export async function redeemCode(
  visitor: Visitor,
  input: z.output<typeof RedeemCodeInput>,
): Promise<SignInStep> {
  const used = await tryCode(visitor, () => consumeCode(visitor, input.code, ["sign-in", "verify"]));
  return signInBy(visitor, used);
}

/** Signs in by the link of a mail. @throws InvalidInputError */
export async function redeemLink(
  visitor: Visitor,
  input: z.output<typeof RedeemLinkInput>,
): Promise<SignInStep> {
  const used = await consumeSecret(visitor, input.secret, ["sign-in", "verify"]);
  if (!used) throw new InvalidInputError(t(wrongLink), { secret: t(wrongLink) });
  return signInBy(visitor, used);
}

/** Counts wrong codes by network: a browser cookie is easily thrown away. */
export async function tryCode(
  visitor: Visitor,
  consume: () => Promise<UsedSecret | null>,
): Promise<UsedSecret> {
  const network = networkOf(visitor.address);
  const wait = await takeTry(codesPerNetwork, network, visitor.wall);
  if (wait) throw new TooManyRequestsError(wait);
  const used = await consume();
  if (!used) throw new InvalidInputError(t(wrongCode), { code: t(wrongCode) });
  await giveBackTry(codesPerNetwork, network);
  return used;
}

/**
 * Having read the mail proves the address. The first proof keeps what this browser set and removes what any other
 * did; no earlier wrong password counts any more.
 * @returns whether it was the first
 */
export async function proveAddress(visitor: Visitor, userId: bigint): Promise<boolean> {
  const [row] = await clients().sql<[{ is_first: boolean }]>`select prove_address(${userId.toString()},
    ${byteArray(visitor.browser)}::bytea[], ${visitor.wall}) as is_first`;
  return row.is_first;
}

async function signInBy(visitor: Visitor, used: UsedSecret): Promise<SignInStep> {
  const isFirst = await proveAddress(visitor, used.userId);
  const user = await findUser(used.userId);
  // Erased between the two statements.
  if (!user) throw new InvalidInputError(t(wrongLink));
  await forgetTries(triesPerAddress, await openAddress(user));
  return finishSignIn(visitor, user, isFirst);
}
