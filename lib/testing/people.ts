import "server-only";
import { randomUUID } from "node:crypto";
import type { NewSession } from "@/lib/auth/create-session";
import type { SignInStep } from "@/lib/auth/finish-sign-in";
import { redeemCode } from "@/lib/auth/redeem";
import { signUp } from "@/lib/auth/sign-up";
import { createVisitor, mailTo, type TestVisitor } from "./visitors";

export const goodPassword = "quiet-harbour-forty-lamps";

export interface SignedUp {
  address: string;
  visitor: TestVisitor;
  session: NewSession;
}

export function newAddress(): string {
  return `person-${randomUUID()}@example.test`;
}

/** The end of a sign-in that needs no second step. */
export function asSession(step: SignInStep): NewSession {
  if (!("token" in step)) throw new Error("A second step is wanted");
  return step;
}

/** Asks for an account, without proving the address. */
export async function askForAccount(
  visitor: TestVisitor,
  address: string,
  options: { password?: string; name?: string } = {},
): Promise<void> {
  await signUp(visitor, {
    email: address,
    password: options.password ?? "",
    name: options.name ?? "",
    age: "on",
  });
  await visitor.settle();
}

/** Somebody who went the whole way: signed up, read the mail, typed the code. */
export async function signUpFully(
  options: { password?: string; visitor?: TestVisitor } = {},
): Promise<SignedUp> {
  const visitor = options.visitor ?? createVisitor();
  const address = newAddress();
  await askForAccount(visitor, address, { password: options.password ?? goodPassword, name: "Mira" });
  const session = asSession(await redeemCode(visitor, { code: (await mailTo(address)).code }));
  return { address, visitor, session };
}
