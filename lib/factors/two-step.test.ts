import { describe, expect, test } from "vitest";
import { confirmByCode, confirmByPassword, sendConfirmationCode } from "@/lib/auth/confirm-identity";
import type { SignInStep } from "@/lib/auth/finish-sign-in";
import { redeemCode, redeemLink } from "@/lib/auth/redeem";
import { requestCode } from "@/lib/auth/request-code";
import { requestReset, resetByCode } from "@/lib/auth/reset-password";
import { signIn } from "@/lib/auth/sign-in";
import { openKey } from "@/lib/crypto/keyring";
import { open } from "@/lib/crypto/seal";
import { ConflictError, InvalidInputError } from "@/lib/errors";
import { codeAt, contextOfPerson, signUpWithApp, type TwoStepPerson } from "@/lib/testing/factors";
import { rows } from "@/lib/testing/linked-world";
import { asSession, goodPassword, signUpFully } from "@/lib/testing/people";
import { contextOf, createVisitor, later, mailsTo, type TestVisitor } from "@/lib/testing/visitors";
import { confirmByApp, confirmByRecoveryCode } from "./confirm-by-factor";
import { listFactors, waysToConfirm } from "./list-factors";
import { askForPasskey } from "./passkey-sign-in";
import { RecoveryCode } from "./recovery-code";
import { renewRecoveryCodes } from "./renew-recovery-codes";
import { signInByApp, signInByRecoveryCode, waysOfSecondStep } from "./second-step";
import { confirmApp, getAppSetup, removeApp, startApp } from "./set-up-app";
import { askNewPasskey } from "./set-up-passkey";

const halfMinute = 30_000;

/** What a first step left, as the browser's cookie says it. */
function pendingOf(step: SignInStep): string {
  if (!("pendingToken" in step)) throw new Error("No second step was wanted");
  return step.pendingToken;
}

/** The first of two steps, in a browser and at a time of its own. */
async function half(person: TwoStepPerson, visitor: TestVisitor = later(createVisitor(), halfMinute)) {
  const step = await signIn(visitor, { email: person.address, password: goodPassword });
  return { visitor, pending: pendingOf(step), code: codeAt(person.secret, visitor.wall) };
}

const subjects = async (address: string) => (await mailsTo(address)).map(({ subject }) => subject);

describe("setting an app up", () => {
  test("changes nothing until a code of it is typed, and a wrong one is said to be wrong", async () => {
    const person = await signUpFully();
    const ctx = await contextOfPerson(person);
    await startApp(ctx);
    await expect(confirmApp(ctx, { code: "000000", wall: person.visitor.wall })).rejects.toMatchObject({
      fields: { code: expect.stringContaining("not the app's code") },
    });
    expect(await listFactors(ctx)).toMatchObject({ appSince: null, isTwoStep: false, recoveryCodesLeft: 0 });
    expect(await signIn(createVisitor(), { email: person.address, password: goodPassword })).toHaveProperty(
      "token",
    );
  });

  test("gives ten recovery codes, ends the other sessions and tells the address", async () => {
    const person = await signUpFully();
    const other = asSession(await signIn(createVisitor(), { email: person.address, password: goodPassword }));
    const ctx = await contextOfPerson(person);
    await startApp(ctx);
    const setup = await getAppSetup(ctx);
    const { wall } = person.visitor;
    const codes = await confirmApp(ctx, { code: codeAt(setup?.secret ?? "", wall), wall });
    expect(new Set(codes).size).toBe(10);
    expect(await contextOf(other.token, wall)).toBeNull();
    expect(await contextOf(person.session.token, wall)).not.toBeNull();
    expect(await subjects(person.address)).toContain("An authenticator app was added");
    expect(await listFactors(ctx)).toMatchObject({ isTwoStep: true, recoveryCodesLeft: 10 });
    expect(await rows(ctx, "select action, entity_id from audit_events order by id")).toContainEqual({
      action: "factor.app-added",
      entity_id: ctx.actor.publicId,
    });
    expect(await getAppSetup(ctx)).toBeNull();
    await expect(startApp(ctx)).rejects.toThrow("An app is set up already.");
  });

  test("that was not begun is not finished, and of two that finish it at once one does", async () => {
    const person = await signUpFully();
    const ctx = await contextOfPerson(person);
    const { wall } = person.visitor;
    await expect(confirmApp(ctx, { code: "000000", wall })).rejects.toThrow(
      new ConflictError("Nothing is being set up. Begin again."),
    );
    await startApp(ctx);
    const { secret = "" } = (await getAppSetup(ctx)) ?? {};
    const code = codeAt(secret, wall);
    const both = await Promise.allSettled([confirmApp(ctx, { code, wall }), confirmApp(ctx, { code, wall })]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(both.flatMap((one) => (one.status === "rejected" ? [one.reason] : []))).toEqual([
      expect.any(ConflictError),
    ]);
    expect(await listFactors(ctx)).toMatchObject({ isTwoStep: true, recoveryCodesLeft: 10 });
  });

  test("keeps the secret sealed for its own place and its own person", async () => {
    const { ctx, secret } = await signUpWithApp();
    const [row] = await rows<{ secret_sealed: Buffer }>(ctx, "select secret_sealed from authenticator_apps");
    const place = { table: "authenticator_apps", column: "secret", row: ctx.actor.publicId };
    expect(open(await openKey(ctx.actor.keyId), row?.secret_sealed ?? Buffer.alloc(0), place)).toBe(secret);
  });

  test("stores neither the secret nor a recovery code as it is", async () => {
    const person = await signUpWithApp();
    const stored = JSON.stringify(
      await rows(
        person.ctx,
        `select encode(secret_sealed, 'escape') as text from authenticator_apps
         union all select encode(code_hash, 'escape') from recovery_codes`,
      ),
    );
    for (const secret of [person.secret, ...person.recoveryCodes]) expect(stored).not.toContain(secret);
  });
});

describe("with an app", () => {
  test("a right password begins no session: the app's code does, once", async () => {
    const person = await signUpWithApp();
    const { visitor, pending, code } = await half(person);
    const session = await signInByApp(visitor, pending, code);
    expect(await contextOf(session.token, visitor.wall)).toMatchObject({ role: "owner" });
    const again = await half(person, visitor);
    const sentence = "This code is not right, or was used already. Wait for the next one.";
    await expect(signInByApp(visitor, again.pending, code)).rejects.toMatchObject({
      message: sentence,
      fields: { code: sentence },
    });
  });

  test("a mail's code, its button and a reset want the second step as well", async () => {
    const person = await signUpWithApp();
    const byCode = createVisitor();
    await requestCode(byCode, { email: person.address });
    await byCode.settle();
    const mails = await mailsTo(person.address);
    const signInMail = mails.find(({ subject }) => subject === "Your sign-in code");
    const step = await redeemCode(byCode, { code: signInMail?.code ?? "" });
    expect(step).not.toHaveProperty("token");

    // Three mails an hour are all that an address gets.
    const byLink = later(createVisitor(), 2 * 60 * 60_000);
    await requestCode(byLink, { email: person.address });
    await byLink.settle();
    const link = (await mailsTo(person.address)).find(
      ({ subject, secret }) => subject === "Your sign-in code" && secret !== signInMail?.secret,
    );
    expect(await redeemLink(byLink, { secret: link?.secret ?? "" })).not.toHaveProperty("token");

    const byReset = createVisitor();
    await requestReset(byReset, { email: person.address });
    await byReset.settle();
    const reset = (await mailsTo(person.address)).find(({ subject }) => subject === "Set a new password");
    const password = "northern-copper-window-tea";
    const after = await resetByCode(byReset, { email: person.address, code: reset?.code ?? "", password });
    expect(after).not.toHaveProperty("token");
    expect(await signIn(createVisitor(), { email: person.address, password })).not.toHaveProperty("token");
  });

  test("a half sign-in goes on in its own browser alone, and for ten minutes", async () => {
    const person = await signUpWithApp();
    const { visitor, pending, code } = await half(person);
    const elsewhere = later(createVisitor(), halfMinute);
    expect(await waysOfSecondStep(visitor, pending)).toEqual({ hasApp: true, hasPasskeys: false });
    expect(await waysOfSecondStep(elsewhere, pending)).toBeNull();
    await expect(signInByApp(elsewhere, pending, code)).rejects.toThrow("This sign-in is over");
    const late = later(visitor, 10 * 60_000);
    await expect(signInByApp(late, pending, codeAt(person.secret, late.wall))).rejects.toThrow(
      "This sign-in is over",
    );
  });

  test("of two right proofs for one half sign-in at once one signs in, and the other is too late", async () => {
    const person = await signUpWithApp();
    const { visitor, pending, code } = await half(person);
    const [recoveryCode = ""] = person.recoveryCodes;
    const both = await Promise.allSettled([
      signInByApp(visitor, pending, code),
      signInByRecoveryCode(visitor, pending, recoveryCode),
    ]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const over = "This sign-in is over: ten minutes or five tries have passed. Begin again.";
    expect(both.flatMap((one) => (one.status === "rejected" ? [one.reason] : []))).toEqual([
      new InvalidInputError(over),
    ]);
    await expect(signInByApp(visitor, pending, code)).rejects.toEqual(new InvalidInputError(over));
  });

  test("five codes may be tried; the sixth opens nothing, right as it may be", async () => {
    const person = await signUpWithApp();
    const { visitor, pending, code } = await half(person);
    for (let tries = 0; tries < 5; tries += 1) {
      await expect(signInByApp(visitor, pending, "000000")).rejects.toThrow("This code is not right");
    }
    await expect(signInByApp(visitor, pending, code)).rejects.toThrow("This sign-in is over");
  });

  test("whoever has the password and guesses does not lock the person's own browser out", async () => {
    const person = await signUpWithApp();
    const thief = later(createVisitor(), halfMinute);
    for (let round = 0; round < 2; round += 1) {
      const { pending } = await half(person, thief);
      for (let tries = 0; tries < 5; tries += 1) {
        await signInByApp(thief, pending, "000000").catch(() => undefined);
      }
    }
    const { pending } = await half(person, thief);
    await expect(signInByApp(thief, pending, "000000")).rejects.toThrow("Too many tries");
    const own = await half(person, later(person.visitor, halfMinute));
    expect(await signInByApp(own.visitor, own.pending, own.code)).toHaveProperty("token");
  });

  test("what one person mistypes in their own browser another does not wait for in theirs", async () => {
    const [mira, noor] = [await signUpWithApp(), await signUpWithApp()];
    const { visitor, pending } = await half(mira, later(mira.visitor, halfMinute));
    for (let tries = 0; tries < 5; tries += 1) {
      await expect(signInByApp(visitor, pending, "000000")).rejects.toThrow("This code is not right");
    }
    const own = await half(noor, later(noor.visitor, halfMinute));
    expect(await signInByApp(own.visitor, own.pending, own.code)).toHaveProperty("token");
  });
});

describe("a recovery code", () => {
  test("opens once, however it is typed, and the address hears of it", async () => {
    const person = await signUpWithApp();
    const [code = ""] = person.recoveryCodes;
    const { visitor, pending } = await half(person);
    expect(await signInByRecoveryCode(visitor, pending, code)).toHaveProperty("token");
    await visitor.settle();
    expect(await subjects(person.address)).toContain("A recovery code was used to sign in");
    const again = await half(person, visitor);
    const sentence = "This is none of your recovery codes, or it was used already.";
    await expect(signInByRecoveryCode(visitor, again.pending, code)).rejects.toMatchObject({
      message: sentence,
      fields: { recoveryCode: sentence },
    });
    expect(await listFactors(person.ctx)).toMatchObject({ recoveryCodesLeft: 9 });
  });

  test("of another person opens nothing", async () => {
    const [person, stranger] = [await signUpWithApp(), await signUpWithApp()];
    const { visitor, pending } = await half(person);
    const [theirs = ""] = stranger.recoveryCodes;
    await expect(signInByRecoveryCode(visitor, pending, theirs)).rejects.toThrow(
      "none of your recovery codes",
    );
  });

  test("of the old ten opens nothing once there are new ones", async () => {
    const person = await signUpWithApp();
    const { wall } = person.visitor;
    const fresh = await renewRecoveryCodes(person.ctx, { wall });
    expect(fresh).toHaveLength(10);
    const { visitor, pending } = await half(person);
    const [old = ""] = person.recoveryCodes;
    await expect(signInByRecoveryCode(visitor, pending, old)).rejects.toThrow("none of your recovery codes");
    expect(await signInByRecoveryCode(visitor, pending, fresh[0] ?? "")).toHaveProperty("token");
  });
});

describe("confirming that it is you", () => {
  test("takes the app or a recovery code, and neither the password nor a mail", async () => {
    const person = await signUpWithApp();
    const visitor = later(person.visitor, halfMinute);
    const refused = "Your account has a second step";
    await expect(confirmByPassword(person.ctx, visitor, { password: goodPassword })).rejects.toThrow(refused);
    await expect(sendConfirmationCode(person.ctx, visitor)).rejects.toThrow(refused);
    await expect(confirmByCode(person.ctx, visitor, { code: "123456" })).rejects.toThrow(refused);
    const session = await confirmByApp(person.ctx, visitor, codeAt(person.secret, visitor.wall));
    expect(await contextOf(person.session.token, visitor.wall)).toBeNull();
    const ctx = await contextOf(session.token, visitor.wall);
    expect(ctx?.actor.authenticatedAt).toEqual(visitor.wall);
    const [code = ""] = person.recoveryCodes;
    expect(await confirmByRecoveryCode(person.ctx, visitor, code)).toHaveProperty("token");
  });
});

test("what is shown of one's factors is what there is, since when, and what counts", async () => {
  const plain = await contextOfPerson(await signUpFully());
  expect(await listFactors(plain)).toEqual({
    appSince: null,
    passkeys: [],
    recoveryCodesLeft: 0,
    isTwoStep: false,
    canHavePasskeys: false,
  });
  expect(await waysToConfirm(plain)).toEqual({ isTwoStep: false, hasApp: false, hasPasskeys: false });
  const { ctx } = await signUpWithApp();
  expect(await listFactors(ctx)).toEqual({
    appSince: ctx.now.toISOString(),
    passkeys: [],
    recoveryCodesLeft: 10,
    isTwoStep: true,
    canHavePasskeys: false,
  });
  expect(await waysToConfirm(ctx)).toEqual({ isTwoStep: true, hasApp: true, hasPasskeys: false });
});

test("what is no recovery code is said to be none, and one is understood however it is typed", () => {
  expect(RecoveryCode.parse("7g2km q0r1x 7g2km q0r1x 7g2km")).toBe("7G2KM-Q0R1X-7G2KM-Q0R1X-7G2KM");
  for (const typed of ["", "123456", "7G2KM-Q0R1X-7G2KM-Q0R1X"]) {
    expect(RecoveryCode.safeParse(typed).error?.issues.map(({ message }) => message)).toEqual([
      "A recovery code has five groups of five letters and digits.",
    ]);
  }
});

test("where the installation's address is a number there are no passkeys to be made or asked for", async () => {
  const person = await signUpFully();
  const refused = new InvalidInputError("Passkeys need an address with a name, not a number.");
  await expect(askNewPasskey(await contextOfPerson(person), person.visitor)).rejects.toEqual(refused);
  await expect(askForPasskey(createVisitor())).rejects.toEqual(refused);
});

describe("removing the app", () => {
  test("ends the second step and its recovery codes, and tells the address", async () => {
    const person = await signUpWithApp();
    await removeApp(person.ctx, { wall: person.visitor.wall });
    expect((await rows(person.ctx, "select action from audit_events order by id")).at(-1)).toEqual({
      action: "factor.app-removed",
    });
    expect(await listFactors(person.ctx)).toMatchObject({ isTwoStep: false, recoveryCodesLeft: 0 });
    expect(await subjects(person.address)).toContain("Your authenticator app was removed");
    expect(await signIn(createVisitor(), { email: person.address, password: goodPassword })).toHaveProperty(
      "token",
    );
    await expect(removeApp(person.ctx, { wall: person.visitor.wall })).rejects.toThrow(
      "There is no app to remove.",
    );
    await expect(renewRecoveryCodes(person.ctx, { wall: person.visitor.wall })).rejects.toThrow(
      "Recovery codes come with an app or a passkey.",
    );
  });

  test("leaves new recovery codes to be refused whole: no session ends for them", async () => {
    const person = await signUpFully();
    const other = asSession(await signIn(createVisitor(), { email: person.address, password: goodPassword }));
    const ctx = await contextOfPerson(person);
    const { wall } = person.visitor;
    await expect(renewRecoveryCodes(ctx, { wall })).rejects.toThrow("Recovery codes come with");
    expect(await contextOf(other.token, wall)).not.toBeNull();
  });

  test("leaves everybody else's", async () => {
    const [person, neighbour] = [await signUpWithApp(), await signUpWithApp()];
    await removeApp(person.ctx, { wall: person.visitor.wall });
    expect(await listFactors(neighbour.ctx)).toMatchObject({ isTwoStep: true, recoveryCodesLeft: 10 });
  });
});
