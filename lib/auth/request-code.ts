import "server-only";
import { z } from "zod";
import { Address } from "./address";
import { findUserByAddress } from "./find-user";
import { takeMailTurn } from "./rate-limit";
import { sendSecret } from "./send-secret";
import type { Visitor } from "./visitor";

export const RequestCodeInput = z.strictObject({
  email: Address,
  next: z.string().max(2_000).optional(),
});

/** Mails a sign-in code where there is an account, after the answer. @throws TooManyRequestsError */
export async function requestCode(visitor: Visitor, input: z.output<typeof RequestCodeInput>): Promise<void> {
  await takeMailTurn(visitor, input.email);
  visitor.later(async () => {
    const user = await findUserByAddress(input.email);
    if (user) await sendSecret(visitor, user, "sign-in");
  });
}
