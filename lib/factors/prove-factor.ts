import "server-only";
import type { FoundUser } from "@/lib/auth/find-user";
import { isKnownBrowser } from "@/lib/auth/known-browser";
import { forgetTries, takeTry, triesPerFactor } from "@/lib/auth/rate-limit";
import { current, type Visitor } from "@/lib/auth/visitor";
import { clients } from "@/lib/db";
import { InvalidInputError, TooManyRequestsError } from "@/lib/errors";
import { label, t } from "@/lib/language/t";
import { stepOf } from "./authenticator-code";
import { openAppSecret } from "./find-factors";
import { recoveryCodeHash } from "./recovery-code";

const wrongCode = label("This code is not right, or was used already. Wait for the next one.");
const wrongRecovery = label("This is none of your recovery codes, or it was used already.");

/** Proves the app: its code counts once. @throws InvalidInputError, TooManyRequestsError */
export async function proveApp(visitor: Visitor, user: FoundUser, code: string): Promise<void> {
  await counted(visitor, user, async () => {
    const secret = await openAppSecret(user);
    const step = secret === null ? null : stepOf(secret, code, visitor.wall);
    if (step === null || !(await takeStep(user.userId, step))) {
      throw new InvalidInputError(t(wrongCode), { code: t(wrongCode) });
    }
  });
}

/** Uses one of the ten up. @throws InvalidInputError, TooManyRequestsError */
export async function proveRecoveryCode(visitor: Visitor, user: FoundUser, code: string): Promise<void> {
  await counted(visitor, user, async () => {
    const [row] = await clients().sql<[{ used: boolean }]>`
      select use_recovery_code(${user.userId.toString()}, ${recoveryCodeHash(code)}, ${visitor.wall}) as used`;
    if (!row.used) throw new InvalidInputError(t(wrongRecovery), { recoveryCode: t(wrongRecovery) });
  });
}

/** A browser that signed in before has tries of its own, so that a stranger with the password locks nobody out. */
async function counted(visitor: Visitor, user: FoundUser, prove: () => Promise<void>): Promise<void> {
  const isKnown = await isKnownBrowser(visitor, user.userId);
  const who = isKnown ? `${user.publicId}:${current(visitor.knownAs).toString("hex")}` : user.publicId;
  const wait = await takeTry(triesPerFactor, who, visitor.wall);
  if (wait) throw new TooManyRequestsError(wait);
  await prove();
  await forgetTries(triesPerFactor, who);
}

async function takeStep(userId: bigint, step: bigint): Promise<boolean> {
  const [row] = await clients().sql<[{ taken: boolean }]>`
    select take_step(${userId.toString()}, ${step.toString()}) as taken`;
  return row.taken;
}
