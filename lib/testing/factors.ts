import "server-only";
import { generateSync } from "otplib";
import type { PersonContext } from "@/lib/context";
import { confirmApp, getAppSetup, startApp } from "@/lib/factors/set-up-app";
import { type SignedUp, signUpFully } from "./people";
import { contextOf, type TestVisitor } from "./visitors";

/** What the app shows at that moment. */
export const codeAt = (secret: string, wall: Date) =>
  generateSync({ secret, epoch: Math.floor(wall.getTime() / 1000) });

/** The context of the session that somebody signed up with. */
export async function contextOfPerson({ session, visitor }: SignedUp): Promise<PersonContext> {
  const ctx = await contextOf(session.token, visitor.wall);
  if (!ctx) throw new Error("The session has ended");
  return ctx;
}

export interface TwoStepPerson extends SignedUp {
  ctx: PersonContext;
  /** Of the app. */
  secret: string;
  recoveryCodes: string[];
}

/** Somebody with a confirmed app, whose code of this half minute is used up. */
export async function signUpWithApp(options: { visitor?: TestVisitor } = {}): Promise<TwoStepPerson> {
  const person = await signUpFully(options);
  const ctx = await contextOfPerson(person);
  await startApp(ctx);
  const setup = await getAppSetup(ctx);
  if (!setup) throw new Error("Nothing was begun");
  const { wall } = person.visitor;
  const recoveryCodes = await confirmApp(ctx, { code: codeAt(setup.secret, wall), wall });
  return { ...person, ctx, secret: setup.secret, recoveryCodes: recoveryCodes ?? [] };
}
