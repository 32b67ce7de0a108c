import { describe, expect, test } from "vitest";
import { signIn } from "@/lib/auth/sign-in";
import { openKey } from "@/lib/crypto/keyring";
import { open } from "@/lib/crypto/seal";
import { ConflictError, InvalidInputError } from "@/lib/errors";
import { createAuthenticator } from "@/lib/testing/authenticator";
import { contextOfPerson, signUpWithApp } from "@/lib/testing/factors";
import { rows } from "@/lib/testing/linked-world";
import { goodPassword, signUpFully } from "@/lib/testing/people";
import { contextOf, createVisitor, later, mailsTo, type TestVisitor } from "@/lib/testing/visitors";
import { askPasskeyToConfirm, confirmByPasskey, confirmByRecoveryCode } from "./confirm-by-factor";
import { listFactors, waysToConfirm } from "./list-factors";
import { askForPasskey, signInByPasskey } from "./passkey-sign-in";
import { beginPending } from "./pending-sign-in";
import { askSecondPasskey, signInByApp, signInBySecondPasskey, waysOfSecondStep } from "./second-step";
import { removeApp } from "./set-up-app";
import { addPasskey, askNewPasskey, removePasskey, renamePasskey } from "./set-up-passkey";

const origin = "http://localhost:3000";
process.env.APP_URL = origin;

/** Somebody with one passkey, on the device that holds it. */
async function signUpWithPasskey() {
  const person = await signUpFully();
  const ctx = await contextOfPerson(person);
  const device = createAuthenticator(origin);
  const options = await askNewPasskey(ctx, person.visitor);
  const recoveryCodes = await addPasskey(ctx, person.visitor, {
    name: "My phone",
    answer: device.register(options),
  });
  return { ...person, ctx, device, recoveryCodes };
}

type Person = Awaited<ReturnType<typeof signUpWithPasskey>>;

async function half(person: Person, visitor: TestVisitor = createVisitor()) {
  const step = await signIn(visitor, { email: person.address, password: goodPassword });
  if (!("pendingToken" in step)) throw new Error("No second step was wanted");
  return { visitor, pending: step.pendingToken };
}

/** What a device says it was asked, when it does not say it: no JSON, and a number in the question's place. */
const unreadable = ["{", '{"challenge":5}'].map((text) => Buffer.from(text).toString("base64url"));

describe("adding a passkey", () => {
  test("keeps it under its name, gives recovery codes with the first, and tells the address", async () => {
    const person = await signUpWithPasskey();
    expect(person.recoveryCodes).toHaveLength(10);
    const createdAt = person.ctx.now.toISOString();
    expect(await listFactors(person.ctx)).toEqual({
      appSince: null,
      passkeys: [{ id: expect.any(String), name: "My phone", createdAt, lastUsedAt: null }],
      recoveryCodesLeft: 10,
      isTwoStep: true,
      canHavePasskeys: true,
    });
    expect(await waysToConfirm(person.ctx)).toEqual({ isTwoStep: true, hasApp: false, hasPasskeys: true });
    expect((await mailsTo(person.address)).map(({ subject }) => subject)).toContain("A passkey was added");
    const options = await askNewPasskey(person.ctx, person.visitor);
    expect(options).toMatchObject({
      rp: { id: "localhost", name: "Tallyglass" },
      user: { name: person.address, displayName: "Mira" },
      attestation: "none",
      excludeCredentials: [{ id: person.device.id, transports: ["internal"] }],
      authenticatorSelection: { residentKey: "required", userVerification: "required" },
    });
    const second = createAuthenticator(origin).register(options);
    expect(await addPasskey(person.ctx, person.visitor, { name: "Key", answer: second })).toBeNull();
  });

  test("keeps its name sealed for its own place, and needs no word on how the device is reached", async () => {
    const person = await signUpWithPasskey();
    const silent = createAuthenticator(origin).register(await askNewPasskey(person.ctx, person.visitor));
    const { transports: _none, ...response } = silent.response;
    await addPasskey(person.ctx, person.visitor, { name: "Key", answer: { ...silent, response } });
    const { excludeCredentials } = await askNewPasskey(person.ctx, person.visitor);
    expect(excludeCredentials?.find(({ id }) => id === silent.id)?.transports).toEqual([]);
    const [row] = await rows<{ public_id: string; name_sealed: Buffer }>(
      person.ctx,
      "select public_id, name_sealed from passkeys order by id desc limit 1",
    );
    const place = { table: "passkeys", column: "name", row: row?.public_id ?? "" };
    expect(open(await openKey(person.ctx.actor.keyId), row?.name_sealed ?? Buffer.alloc(0), place)).toBe(
      "Key",
    );
  });

  test("that is here already is said to be, and one whose device says nothing readable is refused", async () => {
    const person = await signUpWithPasskey();
    const again = person.device.register(await askNewPasskey(person.ctx, person.visitor));
    const add = (answer: typeof again) => addPasskey(person.ctx, person.visitor, { name: "Again", answer });
    await expect(add(again)).rejects.toEqual(new ConflictError("This passkey is here already."));
    for (const clientDataJSON of unreadable) {
      const answer = { ...again, response: { ...again.response, clientDataJSON } };
      await expect(add(answer)).rejects.toThrow("The device's answer was not accepted.");
    }
    expect((await listFactors(person.ctx)).passkeys.map(({ name }) => name)).toEqual(["My phone"]);
  });

  test("refuses an answer that is used, foreign, unverified or meant for another person or site", async () => {
    const person = await signUpFully();
    const ctx = await contextOfPerson(person);
    const device = createAuthenticator(origin);
    const add = async (answer: ReturnType<typeof device.register>, visitor = person.visitor) =>
      addPasskey(ctx, visitor, { name: "x", answer });
    const refused = "The device's answer was not accepted.";
    const ask = () => askNewPasskey(ctx, person.visitor);
    await expect(add(device.register(await ask(), { origin: "https://evil.test" }))).rejects.toThrow(refused);
    await expect(add(device.register(await ask(), { isVerified: false }))).rejects.toThrow(refused);
    await expect(add(device.register(await ask()), createVisitor())).rejects.toThrow(refused);
    await expect(add(device.register(await ask()), later(person.visitor, 5 * 60_000))).rejects.toThrow(
      refused,
    );
    const stranger = await signUpFully();
    const theirs = await askNewPasskey(await contextOfPerson(stranger), stranger.visitor);
    await expect(add(device.register(theirs))).rejects.toThrow(refused);
    const good = device.register(await ask());
    expect(await add(good)).toHaveLength(10);
    await expect(add(good)).rejects.toThrow(refused);
    expect((await listFactors(ctx)).passkeys).toHaveLength(1);
  });
});

test("removing one of two when all recovery codes are used makes none that nobody would see", async () => {
  const person = await signUpWithPasskey();
  const second = createAuthenticator(origin).register(await askNewPasskey(person.ctx, person.visitor));
  await addPasskey(person.ctx, person.visitor, { name: "Key", answer: second });
  for (const code of person.recoveryCodes ?? [])
    await confirmByRecoveryCode(person.ctx, person.visitor, code);
  const passkeyId = (await listFactors(person.ctx)).passkeys[1]?.id ?? "";
  await removePasskey(person.ctx, { passkeyId, wall: person.visitor.wall });
  expect(await listFactors(person.ctx)).toMatchObject({ isTwoStep: true, recoveryCodesLeft: 0 });
});

test("an app and a passkey are two factors: while one of them is left its recovery codes are too", async () => {
  const person = await signUpWithApp();
  const { ctx, visitor } = person;
  const { pendingToken } = await beginPending(visitor, ctx.actor.userId);
  expect(await waysOfSecondStep(visitor, pendingToken)).toEqual({ hasApp: true, hasPasskeys: false });
  const answer = createAuthenticator(origin).register(await askNewPasskey(ctx, visitor));
  expect(await addPasskey(ctx, visitor, { name: "Key", answer })).toBeNull();
  expect(await waysOfSecondStep(visitor, pendingToken)).toEqual({ hasApp: true, hasPasskeys: true });
  expect(await listFactors(ctx)).toMatchObject({ isTwoStep: true, recoveryCodesLeft: 10 });
  const [code = ""] = person.recoveryCodes;
  expect(await confirmByRecoveryCode(ctx, visitor, code)).toHaveProperty("token");
  await removeApp(ctx, { wall: visitor.wall });
  expect(await listFactors(ctx)).toMatchObject({ appSince: null, isTwoStep: true, recoveryCodesLeft: 9 });
});

test("twenty passkeys are the most a person has", async () => {
  const person = await signUpWithPasskey();
  const add = async () => {
    const answer = createAuthenticator(origin).register(await askNewPasskey(person.ctx, person.visitor));
    await addPasskey(person.ctx, person.visitor, { name: "Key", answer });
  };
  for (let i = 1; i < 20; i += 1) await add();
  await expect(add()).rejects.toThrow("There are 20 passkeys already. Remove one first.");
});

describe("a passkey", () => {
  test("signs in by itself, with nothing typed", async () => {
    const person = await signUpWithPasskey();
    const visitor = createVisitor();
    const session = await signInByPasskey(visitor, person.device.sign(await askForPasskey(visitor)));
    expect(await contextOf(session.token, visitor.wall)).toMatchObject({
      actor: { publicId: person.ctx.actor.publicId },
    });
    expect((await listFactors(person.ctx)).passkeys[0]?.lastUsedAt).toBe(visitor.wall.toISOString());
  });

  test("is the second step after a password", async () => {
    const person = await signUpWithPasskey();
    const { visitor, pending } = await half(person);
    expect(await waysOfSecondStep(visitor, pending)).toEqual({ hasApp: false, hasPasskeys: true });
    const options = await askSecondPasskey(visitor, pending);
    expect(options).toMatchObject({ userVerification: "required", rpId: "localhost" });
    expect(options.allowCredentials?.map(({ id }) => id)).toEqual([person.device.id]);
    await expect(askSecondPasskey(createVisitor(), pending)).rejects.toEqual(
      new InvalidInputError("This sign-in is over. Begin again."),
    );
    await expect(signInByApp(visitor, pending, "000000")).rejects.toThrow("This code is not right");
    const session = await signInBySecondPasskey(visitor, pending, person.device.sign(options));
    expect(await contextOf(session.token, visitor.wall)).not.toBeNull();
  });

  test("of somebody else is no second step, whoever's challenge it signs", async () => {
    const [person, thief] = [await signUpWithPasskey(), await signUpWithPasskey()];
    const { visitor, pending } = await half(person);
    const theirs = thief.device.sign(await askSecondPasskey(visitor, pending));
    await expect(signInBySecondPasskey(visitor, pending, theirs)).rejects.toThrow("was not accepted");
  });

  test("confirms that it is you", async () => {
    const person = await signUpWithPasskey();
    const visitor = later(person.visitor, 60_000);
    const options = await askPasskeyToConfirm(person.ctx, visitor);
    const session = await confirmByPasskey(person.ctx, visitor, person.device.sign(options));
    expect((await contextOf(session.token, visitor.wall))?.actor.authenticatedAt).toEqual(visitor.wall);
  });

  test("is refused when its answer is used, old, of another browser, page or purpose, or not verified", async () => {
    const person = await signUpWithPasskey();
    const refused = "This passkey was not accepted.";
    const asked = async () => {
      const visitor = createVisitor();
      return { visitor, options: await askForPasskey(visitor) };
    };
    const elsewhere = await asked();
    await expect(signInByPasskey(createVisitor(), person.device.sign(elsewhere.options))).rejects.toThrow(
      refused,
    );
    const evil = await asked();
    const atEvil = person.device.sign(evil.options, { origin: "https://evil.test" });
    await expect(signInByPasskey(evil.visitor, atEvil)).rejects.toThrow(refused);
    const touched = await asked();
    const unverified = person.device.sign(touched.options, { isVerified: false });
    await expect(signInByPasskey(touched.visitor, unverified)).rejects.toThrow(refused);
    const old = await asked();
    await expect(
      signInByPasskey(later(old.visitor, 5 * 60_000), person.device.sign(old.options)),
    ).rejects.toThrow(refused);
    const confirming = await askPasskeyToConfirm(person.ctx, person.visitor);
    await expect(signInByPasskey(person.visitor, person.device.sign(confirming))).rejects.toThrow(refused);
    const stranger = await asked();
    const unknown = createAuthenticator(origin).sign(stranger.options);
    await expect(signInByPasskey(stranger.visitor, unknown)).rejects.toThrow(refused);
    const garbled = await asked();
    for (const clientDataJSON of unreadable) {
      const answer = person.device.sign(garbled.options);
      const changed = { ...answer, response: { ...answer.response, clientDataJSON } };
      await expect(signInByPasskey(garbled.visitor, changed)).rejects.toThrow(refused);
    }
    const once = await asked();
    const good = person.device.sign(once.options);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 50 }, () => signInByPasskey(once.visitor, good)),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("is asked for two hundred times an hour from one network, and no more", async () => {
    const visitor = createVisitor();
    const asked = () => askForPasskey(visitor);
    for (let round = 0; round < 200; round += 1) await asked();
    await expect(asked()).rejects.toThrow("Too many tries.");
    expect(await askForPasskey(createVisitor())).toHaveProperty("challenge");
    expect(await askForPasskey(later(visitor, 60 * 60_000))).toHaveProperty("challenge");
  });

  test("whose counter does not go on is a copy, and opens nothing", async () => {
    const person = await signUpWithPasskey();
    const use = async (count: number) => {
      const visitor = createVisitor();
      return signInByPasskey(visitor, person.device.sign(await askForPasskey(visitor), { count }));
    };
    expect(await use(5)).toHaveProperty("token");
    await expect(use(5)).rejects.toThrow("was not accepted");
    await expect(use(0)).rejects.toThrow("was not accepted");
    expect(await use(6)).toHaveProperty("token");
    const twice = await Promise.allSettled([use(7), use(7)]);
    expect(twice.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("that signed for the second step confirms nothing", async () => {
    const person = await signUpWithPasskey();
    const { visitor, pending } = await half(person);
    const answer = person.device.sign(await askSecondPasskey(visitor, pending));
    await expect(confirmByPasskey(person.ctx, visitor, answer)).rejects.toThrow("was not accepted");
  });

  test("is renamed and removed by its own person alone, and then opens nothing", async () => {
    const [person, stranger] = [await signUpWithPasskey(), await signUpWithPasskey()];
    const passkeyId = (await listFactors(person.ctx)).passkeys[0]?.id ?? "";
    const { wall } = person.visitor;
    await expect(renamePasskey(stranger.ctx, { passkeyId, name: "Mine" })).rejects.toThrow(
      "Passkey not found.",
    );
    await expect(removePasskey(stranger.ctx, { passkeyId, wall })).rejects.toThrow("Passkey not found.");
    await renamePasskey(person.ctx, { passkeyId, name: "Old phone" });
    expect((await listFactors(person.ctx)).passkeys[0]?.name).toBe("Old phone");
    await removePasskey(person.ctx, { passkeyId, wall });
    expect(
      (await rows(person.ctx, "select action, entity_id from audit_events order by id")).slice(-2),
    ).toEqual([
      { action: "passkey.renamed", entity_id: passkeyId },
      { action: "factor.passkey-removed", entity_id: person.ctx.actor.publicId },
    ]);
    expect(await listFactors(person.ctx)).toMatchObject({ isTwoStep: false, recoveryCodesLeft: 0 });
    const visitor = createVisitor();
    const answer = person.device.sign(await askForPasskey(visitor));
    await expect(signInByPasskey(visitor, answer)).rejects.toThrow("was not accepted");
    expect(await signIn(visitor, { email: person.address, password: goodPassword })).toHaveProperty("token");
  });
});
