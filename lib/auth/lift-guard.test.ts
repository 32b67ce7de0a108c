import { expect, test } from "vitest";
import type { PersonContext } from "@/lib/context";
import { ConflictError, InvalidInputError } from "@/lib/errors";
import { askPasskeyToConfirm } from "@/lib/factors/confirm-by-factor";
import { askForPasskey, signInByPasskey } from "@/lib/factors/passkey-sign-in";
import { askSecondPasskey, signInByRecoveryCode, signInBySecondPasskey } from "@/lib/factors/second-step";
import { addPasskey, askNewPasskey } from "@/lib/factors/set-up-passkey";
import { createAuthenticator } from "@/lib/testing/authenticator";
import { testNow } from "@/lib/testing/builders";
import { contextOfPerson } from "@/lib/testing/factors";
import { rows } from "@/lib/testing/linked-world";
import { signUpFully } from "@/lib/testing/people";
import { contextOf, createVisitor, mailsTo, type TestVisitor } from "@/lib/testing/visitors";
import { getGuard, liftByPasskey, liftByRecoveryCode } from "./lift-guard";
import { sayNotMe } from "./not-me";
import { issueNotMe } from "./one-time-secret";
import { requestReset, resetByCode } from "./reset-password";

// Passkeys belong to a name, not to a number.
const origin = "http://localhost:3000";
process.env.APP_URL = origin;

/** Somebody with a passkey, who has just said that something was not them. */
async function guarded() {
  const person = await signUpFully();
  const ctx = await contextOfPerson(person);
  expect(await getGuard(ctx)).toBeNull();
  const device = createAuthenticator(origin);
  const answer = device.register(await askNewPasskey(ctx, person.visitor));
  const recoveryCodes = (await addPasskey(ctx, person.visitor, { name: "Phone", answer })) ?? [];
  await sayNotMe(createVisitor(), { secret: await issueNotMe(ctx.actor.userId, testNow) });
  return { ...person, device, recoveryCodes };
}

type Guarded = Awaited<ReturnType<typeof guarded>>;

async function context(token: string, visitor: TestVisitor): Promise<PersonContext> {
  const ctx = await contextOf(token, visitor.wall);
  if (!ctx) throw new Error("no session");
  return ctx;
}

/** Signed in by the passkey alone. */
async function byPasskey({ device }: Guarded) {
  const visitor = createVisitor();
  const { token } = await signInByPasskey(visitor, device.sign(await askForPasskey(visitor)));
  return { visitor, token, ctx: await context(token, visitor) };
}

/** A new password by mail, and then the second step. @returns what waits for that */
async function reset({ address }: Guarded) {
  const visitor = createVisitor();
  await requestReset(visitor, { email: address });
  await visitor.settle();
  const mail = (await mailsTo(address)).find(({ subject }) => subject === "Set a new password");
  const password = "northern-copper-window-tea";
  const step = await resetByCode(visitor, { email: address, code: mail?.code ?? "", password });
  if (!("pendingToken" in step)) throw new Error("no second step was wanted");
  return { visitor, pending: step.pendingToken };
}

const lifted = (ctx: PersonContext) =>
  rows(ctx, "select entity_id from audit_events where action = 'guard.lifted'");

test("a passkey lifts it once a new password came by mail, and what began under it elsewhere ends", async () => {
  const person = await guarded();
  const early = await byPasskey(person);
  const sign = async (ctx: PersonContext, visitor: TestVisitor) =>
    person.device.sign(await askPasskeyToConfirm(ctx, visitor));
  await expect(liftByPasskey(early.ctx, early.visitor, await sign(early.ctx, early.visitor))).rejects.toThrow(
    new ConflictError("Set a new password by mail first: it is what lifts the guard."),
  );
  expect(await getGuard(early.ctx)).toEqual({ since: testNow.toISOString(), hasNewPassword: false });

  const { visitor, pending } = await reset(person);
  const signed = person.device.sign(await askSecondPasskey(visitor, pending));
  const { token } = await signInBySecondPasskey(visitor, pending, signed);
  const ctx = await context(token, visitor);
  expect(ctx.actor.isGuarded).toBe(true);
  const elsewhere = await byPasskey(person);
  const after = await liftByPasskey(ctx, visitor, await sign(ctx, visitor));
  const free = await context(after.token, visitor);
  expect(free.actor.isGuarded).toBe(false);
  expect(await contextOf(elsewhere.token, elsewhere.visitor.wall)).toBeNull();
  expect(await lifted(free)).toEqual([{ entity_id: ctx.actor.publicId }]);
});

test("a recovery code lifts it as well, and a wrong one does not", async () => {
  const person = await guarded();
  const { visitor, pending } = await reset(person);
  const [first = "", second = ""] = person.recoveryCodes;
  const { token } = await signInByRecoveryCode(visitor, pending, first);
  const ctx = await context(token, visitor);
  await expect(liftByRecoveryCode(ctx, visitor, first)).rejects.toThrow(InvalidInputError);
  expect(await lifted(ctx)).toEqual([]);
  const after = await liftByRecoveryCode(ctx, visitor, second);
  expect((await context(after.token, visitor)).actor.isGuarded).toBe(false);
});
