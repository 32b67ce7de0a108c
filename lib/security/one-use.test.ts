import { describe, test } from "vitest";
import { confirmByCode, sendConfirmationCode } from "@/lib/auth/confirm-identity";
import { createSession } from "@/lib/auth/create-session";
import { findUser } from "@/lib/auth/find-user";
import { sayNotMe } from "@/lib/auth/not-me";
import { issueNotMe } from "@/lib/auth/one-time-secret";
import { redeemCode, redeemLink } from "@/lib/auth/redeem";
import { requestCode } from "@/lib/auth/request-code";
import { requestReset, resetByCode, resetByLink } from "@/lib/auth/reset-password";
import type { PersonContext } from "@/lib/context";
import { askPasskeyToConfirm, confirmByApp, confirmByPasskey } from "@/lib/factors/confirm-by-factor";
import { askForPasskey, signInByPasskey } from "@/lib/factors/passkey-sign-in";
import { beginPending } from "@/lib/factors/pending-sign-in";
import {
  askSecondPasskey,
  signInByApp,
  signInByRecoveryCode,
  signInBySecondPasskey,
} from "@/lib/factors/second-step";
import { confirmApp, getAppSetup, startApp } from "@/lib/factors/set-up-app";
import { addPasskey, askNewPasskey } from "@/lib/factors/set-up-passkey";
import { expectOneUse } from "@/lib/testing/at-once";
import { createAuthenticator } from "@/lib/testing/authenticator";
import { testNow } from "@/lib/testing/builders";
import { codeAt, contextOfPerson, signUpWithApp } from "@/lib/testing/factors";
import { askForAccount, newAddress, type SignedUp, signUpFully } from "@/lib/testing/people";
import { createVisitor, later, mailsTo, mailTo, type TestVisitor } from "@/lib/testing/visitors";

const origin = "http://localhost:3000";
process.env.APP_URL = origin;
const password = "northern-copper-window-tea";
const halfMinute = 30_000;

/** The one mail that asking brings to somebody who had others before. */
async function mailAfter(address: string, ask: () => Promise<unknown>) {
  const before = new Set((await mailsTo(address)).map(({ secret }) => secret));
  await ask();
  const mail = (await mailsTo(address)).find(({ secret }) => !before.has(secret));
  if (!mail) throw new Error("No mail came");
  return mail;
}

/** The same browser in other networks: what counts tries by network is no part of this. */
const everywhere = (visitor: TestVisitor) => (index: number) => ({ ...visitor, address: `10.9.8.${index}` });

async function asked(ask: (visitor: TestVisitor, address: string) => Promise<void>) {
  const { address } = await signUpFully();
  const visitor = createVisitor();
  const mail = await mailAfter(address, async () => {
    await ask(visitor, address);
    await visitor.settle();
  });
  return { address, mail, from: everywhere(visitor) };
}
const askedForCode = () => asked((visitor, email) => requestCode(visitor, { email }));
const askedForReset = () => asked((visitor, email) => requestReset(visitor, { email }));

async function askedForAccount() {
  const [visitor, address] = [createVisitor(), newAddress()];
  await askForAccount(visitor, address);
  return { mail: await mailTo(address), from: everywhere(visitor) };
}

/** Fifty half-done sign-ins in browsers that were here before: a stranger's five tries are no part of this either. */
async function halves(ctx: PersonContext, wall: Date) {
  const user = await findUser(ctx.actor.userId);
  if (!user) throw new Error("Nobody is there");
  return Promise.all(
    Array.from({ length: 50 }, async () => {
      const visitor = createVisitor({ wall });
      await createSession(visitor, user, true);
      return { visitor, pending: (await beginPending(visitor, user.userId)).pendingToken };
    }),
  );
}

async function withPasskey(person?: SignedUp) {
  const { visitor, ...rest } = person ?? (await signUpFully());
  const ctx = await contextOfPerson({ visitor, ...rest });
  const device = createAuthenticator(origin);
  const answer = device.register(await askNewPasskey(ctx, visitor));
  await addPasskey(ctx, visitor, { name: "Phone", answer });
  return { ctx, device, visitor };
}

describe("of fifty uses at once exactly one succeeds:", () => {
  test("a sign-in code", () =>
    expectOneUse(async () => {
      const { mail, from } = await askedForCode();
      return (index) => redeemCode(from(index), { code: mail.code });
    }));

  test("a sign-in link", () =>
    expectOneUse(async () => {
      const { mail, from } = await askedForCode();
      return (index) => redeemLink(from(index), { secret: mail.secret });
    }));

  test("a code and a link of one mail between them", () =>
    expectOneUse(async () => {
      const { mail, from } = await askedForCode();
      return (index) =>
        index % 2 === 0
          ? redeemCode(from(index), { code: mail.code })
          : redeemLink(from(index), { secret: mail.secret });
    }));

  test("the code that proves an address", () =>
    expectOneUse(async () => {
      const { mail, from } = await askedForAccount();
      return (index) => redeemCode(from(index), { code: mail.code });
    }));

  test("the link that proves an address, in as many browsers", () =>
    expectOneUse(async () => {
      const { mail } = await askedForAccount();
      return () => redeemLink(createVisitor(), { secret: mail.secret });
    }));

  test("a reset code", () =>
    expectOneUse(async () => {
      const { address, mail, from } = await askedForReset();
      return (index) => resetByCode(from(index), { email: address, code: mail.code, password });
    }));

  test("a reset link", () =>
    expectOneUse(async () => {
      const { mail, from } = await askedForReset();
      return (index) => resetByLink(from(index), { secret: mail.secret, password });
    }));

  test("a mailed code that confirms who sits there", () =>
    expectOneUse(async () => {
      const person = await signUpFully();
      const ctx = await contextOfPerson(person);
      const { code } = await mailAfter(person.address, () => sendConfirmationCode(ctx, person.visitor));
      const from = everywhere(person.visitor);
      return (index) => confirmByCode(ctx, from(index), { code });
    }));

  test("the link of a notice, in as many browsers", () =>
    expectOneUse(async () => {
      const ctx = await contextOfPerson(await signUpFully());
      const secret = await issueNotMe(ctx.actor.userId, testNow);
      return () => sayNotMe(createVisitor(), { secret });
    }));

  test("an app's code in as many half-done sign-ins", () =>
    expectOneUse(async () => {
      const { ctx, secret } = await signUpWithApp();
      const wall = later(createVisitor(), halfMinute).wall;
      const open = await halves(ctx, wall);
      return async (index) => {
        const { visitor, pending } = open[index] ?? { visitor: createVisitor(), pending: "" };
        return signInByApp(visitor, pending, codeAt(secret, wall));
      };
    }));

  test("an app's code that confirms", () =>
    expectOneUse(async () => {
      const { ctx, secret } = await signUpWithApp();
      const wall = later(createVisitor(), halfMinute).wall;
      const open = await halves(ctx, wall);
      return async (index) =>
        confirmByApp(ctx, open[index]?.visitor ?? createVisitor(), codeAt(secret, wall));
    }));

  test("the first code of an app that is being set up", () =>
    expectOneUse(async () => {
      const ctx = await contextOfPerson(await signUpFully());
      await startApp(ctx);
      const code = codeAt((await getAppSetup(ctx))?.secret ?? "", testNow);
      return () => confirmApp(ctx, { code, wall: testNow });
    }));

  test("a recovery code in as many half-done sign-ins", () =>
    expectOneUse(async () => {
      const { ctx, recoveryCodes } = await signUpWithApp();
      const open = await halves(ctx, testNow);
      return async (index) => {
        const { visitor, pending } = open[index] ?? { visitor: createVisitor(), pending: "" };
        return signInByRecoveryCode(visitor, pending, recoveryCodes[0] ?? "");
      };
    }));

  test("one half-done sign-in by ten right recovery codes", () =>
    expectOneUse(async () => {
      const { ctx, recoveryCodes } = await signUpWithApp();
      const [first] = await halves(ctx, testNow);
      return async (index) =>
        signInByRecoveryCode(
          first?.visitor ?? createVisitor(),
          first?.pending ?? "",
          recoveryCodes[index % 10] ?? "",
        );
    }));

  test("what a device signs to be made known", () =>
    expectOneUse(async () => {
      const { visitor, ...rest } = await signUpFully();
      const ctx = await contextOfPerson({ visitor, ...rest });
      const answer = createAuthenticator(origin).register(await askNewPasskey(ctx, visitor));
      return () => addPasskey(ctx, visitor, { name: "Phone", answer });
    }));

  test("what a passkey signs to sign in", () =>
    expectOneUse(async () => {
      const { device } = await withPasskey();
      const visitor = createVisitor();
      const answer = device.sign(await askForPasskey(visitor));
      return () => signInByPasskey(visitor, answer);
    }));

  test("what a passkey signs as the second step", () =>
    expectOneUse(async () => {
      const { ctx, device } = await withPasskey();
      const visitor = createVisitor();
      const { pendingToken } = await beginPending(visitor, ctx.actor.userId);
      const answer = device.sign(await askSecondPasskey(visitor, pendingToken));
      return () => signInBySecondPasskey(visitor, pendingToken, answer);
    }));

  test("what a passkey signs to confirm", () =>
    expectOneUse(async () => {
      const { ctx, device, visitor } = await withPasskey();
      const answer = device.sign(await askPasskeyToConfirm(ctx, visitor));
      return () => confirmByPasskey(ctx, visitor, answer);
    }));
});
