import { mkdir, readdir, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { listActivity, wipeActivity } from "@/lib/audit/list-activity";
import { disconnect } from "@/lib/connections/disconnect";
import { listConnections } from "@/lib/connections/list-connections";
import type { PersonContext } from "@/lib/context";
import { ConflictError, GuardedError, InvalidInputError, NotFoundError } from "@/lib/errors";
import { beginPending, findPending } from "@/lib/factors/pending-sign-in";
import { renewRecoveryCodes } from "@/lib/factors/renew-recovery-codes";
import { signInByRecoveryCode } from "@/lib/factors/second-step";
import { confirmApp, getAppSetup, removeApp, startApp } from "@/lib/factors/set-up-app";
import { addPasskey, askNewPasskey, removePasskey, renamePasskey } from "@/lib/factors/set-up-passkey";
import { inLanguage } from "@/lib/language/in-language";
import { eraseNow, getErasure, requestErasure } from "@/lib/privacy/erase-request";
import { listExports, openExport, requestExport } from "@/lib/privacy/export";
import { exportPath, exportsFolder } from "@/lib/privacy/export-files";
import { createAccount } from "@/lib/testing/accounts";
import { testNow } from "@/lib/testing/builders";
import { codeAt, contextOfPerson, signUpWithApp } from "@/lib/testing/factors";
import { rows } from "@/lib/testing/linked-world";
import { asSession, goodPassword, type SignedUp, signUpFully } from "@/lib/testing/people";
import { contextOf, createVisitor, later, mailsTo, type TestVisitor } from "@/lib/testing/visitors";
import { changePassword } from "./change-password";
import { confirmByCode, sendConfirmationCode } from "./confirm-identity";
import { getGuard, liftByApp, liftByCode, liftByRecoveryCode } from "./lift-guard";
import { listSessions } from "./list-sessions";
import { sayNotMe } from "./not-me";
import { issueNotMe } from "./one-time-secret";
import { chooseLanguage } from "./preferences";
import { getProfile, updateProfile } from "./profile";
import { redeemCode } from "./redeem";
import { requestCode } from "./request-code";
import { requestReset, resetByCode, resetByLink } from "./reset-password";
import { signIn } from "./sign-in";

const day = 24 * 60 * 60_000;
const halfMinute = 30_000;
const fresh = "northern-copper-window-tea";
const everything = { accounts: [], from: null, to: null };

let mira: SignedUp;
let noor: SignedUp;
beforeEach(async () => {
  [mira, noor] = [await signUpFully(), await signUpFully()];
});

/** The mail of that subject that `work` brings. */
async function mailOf(address: string, subject: string, work: () => Promise<unknown>) {
  const before = new Set((await mailsTo(address)).map(({ text }) => text));
  await work();
  const mail = (await mailsTo(address)).find((one) => one.subject === subject && !before.has(one.text));
  if (!mail) throw new Error(`no mail "${subject}"`);
  return mail;
}

const subjectsTo = async (address: string) => (await mailsTo(address)).map(({ subject }) => subject);

/** A sign-in from a browser nobody has seen, and the link of the mail that tells of it. */
async function strangeSignIn(person: SignedUp, visitor = createVisitor()) {
  const mail = await mailOf(person.address, "A sign-in from a new browser", async () => {
    await signIn(visitor, { email: person.address, password: goodPassword });
    await visitor.settle();
  });
  return { visitor, mail, secret: mail.secret };
}

async function guard(person: SignedUp): Promise<void> {
  const ctx = await contextOfPerson(person);
  await sayNotMe(createVisitor(), { secret: await issueNotMe(ctx.actor.userId, testNow) });
}

/** Signs in by a mailed code. */
async function enterByMail({ address }: SignedUp, visitor: TestVisitor = createVisitor()) {
  const { code } = await mailOf(address, "Your sign-in code", async () => {
    await requestCode(visitor, { email: address });
    await visitor.settle();
  });
  return { visitor, step: await redeemCode(visitor, { code }) };
}

/** When mails that were asked for do not count any more. */
const twoHoursOn = () => later(createVisitor(), 2 * 60 * 60_000);

async function contextByMail(person: SignedUp, from?: TestVisitor): Promise<PersonContext> {
  const { visitor, step } = await enterByMail(person, from);
  return contextNow(asSession(step).token, visitor);
}

async function contextNow(token: string, visitor: TestVisitor): Promise<PersonContext> {
  const ctx = await contextOf(token, visitor.wall);
  if (!ctx) throw new Error("no session");
  return ctx;
}

async function resetByMail(address: string, visitor: TestVisitor = createVisitor()) {
  const { code } = await mailOf(address, "Set a new password", async () => {
    await requestReset(visitor, { email: address });
    await visitor.settle();
  });
  return { visitor, step: await resetByCode(visitor, { email: address, code, password: fresh }) };
}

async function mailedCode(ctx: PersonContext, visitor: TestVisitor, address: string): Promise<string> {
  return (await mailOf(address, "Your sign-in code", () => sendConfirmationCode(ctx, visitor))).code;
}

describe("a notice that asks whether it was you", () => {
  test("comes of a sign-in from a browser that is not known, with where it came from", async () => {
    const { mail } = await strangeSignIn(mira, createVisitor({ address: "203.0.113.42" }));
    expect(mail.text).toContain("Firefox on Linux, network 203.0.113.0/24");
    expect(mail.text).toMatch(/This was not me:\n\S+\/notme\?secret=[\w-]{43}\n/);
  });

  test("comes neither of the first sign-in at sign-up nor of one from a known browser", async () => {
    await signIn(mira.visitor, { email: mira.address, password: goodPassword });
    await mira.visitor.settle();
    expect(await subjectsTo(mira.address)).toEqual(["Confirm your address"]);
  });

  test("comes of a new password and of a used recovery code as well", async () => {
    const ctx = await contextOfPerson(mira);
    const changed = await mailOf(mira.address, "Your password was changed", () =>
      changePassword(ctx, { password: fresh, wall: testNow }),
    );
    expect(changed.secret).toHaveLength(43);
    const person = await signUpWithApp();
    const visitor = later(createVisitor(), halfMinute);
    const used = await mailOf(person.address, "A recovery code was used to sign in", async () => {
      const { pendingToken } = await beginPending(visitor, person.ctx.actor.userId);
      await signInByRecoveryCode(visitor, pendingToken, person.recoveryCodes[0] ?? "");
      await visitor.settle();
    });
    expect(used.secret).toHaveLength(43);
  });

  test("keeps its link when a later one comes, when the password changes, and when it is reset", async () => {
    const { secret } = await strangeSignIn(mira);
    await strangeSignIn(mira);
    await changePassword(await contextOfPerson(mira), { password: fresh, wall: testNow });
    await resetByMail(mira.address);
    await expect(sayNotMe(createVisitor(), { secret })).resolves.toBeUndefined();
  });
});

describe("“This was not me”", () => {
  test("ends sessions, half-done sign-ins, codes, links and the password of one person and of nobody else", async () => {
    const { secret, visitor: stranger } = await strangeSignIn(mira);
    const ctx = await contextOfPerson(mira);
    const pending = await beginPending(stranger, ctx.actor.userId);
    const reset = await mailOf(mira.address, "Set a new password", async () => {
      await requestReset(stranger, { email: mira.address });
      await stranger.settle();
    });
    const code = await mailedCode(ctx, stranger, mira.address);
    const theirs = await contextOfPerson(noor);
    const theirCode = await mailedCode(theirs, noor.visitor, noor.address);

    await sayNotMe(createVisitor(), { secret });

    expect(await contextOf(mira.session.token, testNow)).toBeNull();
    expect(await findPending(stranger, pending.pendingToken)).toBeNull();
    await expect(redeemCode(stranger, { code })).rejects.toThrow(InvalidInputError);
    await expect(resetByLink(stranger, { secret: reset.secret, password: fresh })).rejects.toThrow(
      InvalidInputError,
    );
    await expect(signIn(stranger, { email: mira.address, password: goodPassword })).rejects.toThrow(
      InvalidInputError,
    );
    expect((await contextByMail(mira, twoHoursOn())).actor.isGuarded).toBe(true);

    expect((await contextOfPerson(noor)).actor.isGuarded).toBe(false);
    await expect(confirmByCode(theirs, noor.visitor, { code: theirCode })).resolves.toHaveProperty("token");
    await expect(
      signIn(createVisitor(), { email: noor.address, password: goodPassword }),
    ).resolves.toHaveProperty("token");
  });

  test("works once, of fifty uses at once in as many browsers", async () => {
    const { secret } = await strangeSignIn(mira);
    const uses = await Promise.allSettled(
      Array.from({ length: 50 }, () => sayNotMe(createVisitor(), { secret })),
    );
    expect(uses.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await expect(sayNotMe(createVisitor(), { secret })).rejects.toThrow("This link was used already");
    const { entries } = await listActivity(await contextByMail(mira), {});
    expect(entries.filter(({ text }) => text === "You said: this was not me")).toHaveLength(1);
  });

  test("is refused seven days and a millisecond later, and heard a millisecond before", async () => {
    const { secret } = await strangeSignIn(mira);
    await expect(sayNotMe(later(createVisitor(), 7 * day + 1), { secret })).rejects.toThrow(
      InvalidInputError,
    );
    expect((await contextOfPerson(mira)).actor.isGuarded).toBe(false);
    await expect(sayNotMe(later(createVisitor(), 7 * day - 1), { secret })).resolves.toBeUndefined();
  });

  test("opens nothing: neither its link nor a made-up one signs in or sets a password", async () => {
    const { secret, visitor } = await strangeSignIn(mira);
    await expect(resetByLink(visitor, { secret, password: fresh })).rejects.toThrow(InvalidInputError);
    await expect(sayNotMe(createVisitor(), { secret: "A".repeat(43) })).rejects.toThrow(InvalidInputError);
    expect((await contextOfPerson(mira)).actor.isGuarded).toBe(false);
  });

  test("stores no secret as it is", async () => {
    const { secret } = await strangeSignIn(mira);
    const stored = await rows(await contextOfPerson(mira), "select t::text from one_time_secrets t");
    expect(stored.length).toBeGreaterThan(0);
    expect(JSON.stringify(stored)).not.toContain(secret);
  });

  test("revokes an export that is ready: nobody downloads it, and its file is gone", async () => {
    const ctx = await contextOfPerson(mira);
    const { id } = await requestExport(ctx, everything);
    await rows(
      ctx,
      `update export_archives set state = 'ready', bytes = 4, expires_at = '${later(mira.visitor, day).wall.toISOString()}'`,
    );
    await mkdir(exportsFolder(), { recursive: true });
    await writeFile(exportPath(id), "copy");
    await expect(openExport(ctx, { id })).resolves.toMatchObject({ bytes: 4 });
    await guard(mira);
    await expect(openExport(ctx, { id }), "by a request that began before").rejects.toThrow(NotFoundError);
    expect(await readdir(exportsFolder())).not.toContain(basename(exportPath(id)));
  });

  test("revokes an export that waits, calls a waiting deletion off, and leaves another person's alone", async () => {
    const [ctx, theirs] = [await contextOfPerson(mira), await contextOfPerson(noor)];
    await requestExport(ctx, everything);
    await requestExport(theirs, everything);
    await requestErasure(ctx, { email: mira.address });
    await requestErasure(theirs, { email: noor.address });
    await sayNotMe(createVisitor(), { secret: await issueNotMe(ctx.actor.userId, testNow) });
    const now = await contextByMail(mira);
    expect(now.actor.isFrozen).toBe(false);
    expect(await getErasure(now)).toBeNull();
    expect((await listExports(now)).map(({ state }) => state)).toEqual(["revoked"]);
    expect((await listActivity(now, {})).entries.map(({ text }) => text)).toEqual(
      expect.arrayContaining([
        "You said: this was not me",
        "An export was deleted by the guard",
        "A deletion was called off by the guard",
      ]),
    );
    const other = await contextByMail(noor);
    expect(await getErasure(other)).toMatchObject({ hasBegun: false });
    expect(other.actor.isFrozen).toBe(true);
    expect(await rows(other, "select state from export_archives")).toEqual([{ state: "queued" }]);
  });

  test("says in German what it says in English", async () => {
    await expect(
      inLanguage("de", () => sayNotMe(createVisitor(), { secret: "A".repeat(43) })),
    ).rejects.toThrow("Dieser Link wurde schon benutzt oder ist älter als sieben Tage.");
    expect(new GuardedError().message).toBe(
      "Your account is under guard since you said: this was not me. Lift the guard under Security first.",
    );
    expect(inLanguage("de", () => new GuardedError()).message).toBe(
      "Dein Konto steht unter Schutz, seit du gesagt hast: Das war ich nicht. Hebe zuerst unter „Sicherheit“ den Schutz auf.",
    );
  });
});

describe("under guard", () => {
  const id = "0198c7a4-0000-7000-8000-000000000000";
  // Nothing of it is looked at before the refusal.
  const answer = {} as never;
  const refused: Record<string, (ctx: PersonContext, person: SignedUp) => Promise<unknown>> = {
    requestExport: (ctx) => requestExport(ctx, everything),
    openExport: (ctx) => openExport(ctx, { id }),
    disconnect: (ctx) => disconnect(ctx, { accountId: id, history: "delete" }),
    requestErasure: (ctx, { address }) => requestErasure(ctx, { email: address }),
    eraseNow: (ctx, { address }) => eraseNow(ctx, { email: address }),
    startApp: (ctx) => startApp(ctx),
    getAppSetup: (ctx) => getAppSetup(ctx),
    confirmApp: (ctx) => confirmApp(ctx, { code: "000000", wall: testNow }),
    removeApp: (ctx) => removeApp(ctx, { wall: testNow }),
    askNewPasskey: (ctx, { visitor }) => askNewPasskey(ctx, visitor),
    addPasskey: (ctx, { visitor }) => addPasskey(ctx, visitor, { name: "Phone", answer }),
    renamePasskey: (ctx) => renamePasskey(ctx, { passkeyId: id, name: "Phone" }),
    removePasskey: (ctx) => removePasskey(ctx, { passkeyId: id, wall: testNow }),
    renewRecoveryCodes: (ctx) => renewRecoveryCodes(ctx, { wall: testNow }),
    changePassword: (ctx) => changePassword(ctx, { password: fresh, wall: testNow }),
    updateProfile: (ctx) => updateProfile(ctx, { name: "Eve" }),
    wipeActivity: (ctx) => wipeActivity(ctx),
  };

  test.each(Object.keys(refused))("%s is refused to one person and not to another", async (verb) => {
    await guard(mira);
    const [ctx, theirs] = [await contextByMail(mira), await contextOfPerson(noor)];
    await expect(refused[verb]?.(ctx, mira)).rejects.toThrow(GuardedError);
    await refused[verb]?.(theirs, noor).catch((error: unknown) => {
      expect(error).not.toBeInstanceOf(GuardedError);
    });
  });

  test("pages are read as before, sessions are ended and the language is chosen", async () => {
    const before = await contextOfPerson(mira);
    const account = await createAccount(before);
    await guard(mira);
    const ctx = await contextByMail(mira);
    expect((await listConnections(ctx)).map(({ accountId }) => accountId)).toEqual([account.publicId]);
    expect(await getProfile(ctx)).toMatchObject({ address: mira.address, hasPassword: false });
    expect(await listExports(ctx)).toEqual([]);
    expect(await listSessions(ctx, { wall: testNow })).toHaveLength(1);
    expect(await getErasure(ctx)).toBeNull();
    await expect(chooseLanguage(ctx, "de")).resolves.toBeUndefined();
  });

  test("what a request began before the guard came finds it at the end", async () => {
    const before = await contextOfPerson(mira);
    await guard(mira);
    expect(before.actor.isGuarded).toBe(false);
    await expect(changePassword(before, { password: fresh, wall: testNow })).rejects.toThrow(GuardedError);
    await expect(requestExport(before, everything)).rejects.toThrow(GuardedError);
    await expect(requestErasure(before, { email: mira.address })).rejects.toThrow(GuardedError);
    await expect(signIn(createVisitor(), { email: mira.address, password: fresh })).rejects.toThrow();
  });
});

describe("the guard is lifted", () => {
  test("by a password set by mail and then a code typed here, and the person's list says so", async () => {
    await guard(mira);
    const { visitor, step } = await resetByMail(mira.address);
    const ctx = await contextNow(asSession(step).token, visitor);
    expect(await getGuard(ctx)).toEqual({ since: testNow.toISOString(), hasNewPassword: true });
    const code = await mailedCode(ctx, visitor, mira.address);
    const { token } = await liftByCode(ctx, visitor, { code });
    const after = await contextNow(token, visitor);
    expect(after.actor.isGuarded).toBe(false);
    expect(await getGuard(after)).toBeNull();
    expect((await listActivity(after, {})).entries[0]?.text).toBe("The guard was lifted");
    await expect(updateProfile(after, { name: "Mira" })).resolves.toBeUndefined();
  });

  test("by nobody who has not set a password by mail since, however right their code, which stays good", async () => {
    const { step: before } = await resetByMail(mira.address);
    await guard({ ...mira, session: asSession(before) });
    const { visitor, step } = await enterByMail(mira, twoHoursOn());
    const ctx = await contextNow(asSession(step).token, visitor);
    const code = await mailedCode(ctx, visitor, mira.address);
    await expect(liftByCode(ctx, visitor, { code })).rejects.toThrow(ConflictError);
    const { token } = await confirmByCode(ctx, visitor, { code });
    expect((await contextNow(token, visitor)).actor.isGuarded).toBe(true);
  });

  test("not by a stolen session, even one that has just proven itself by the new password", async () => {
    await guard(mira);
    const { visitor, step } = await resetByMail(mira.address);
    const ctx = await contextNow(asSession(step).token, visitor);
    const thief = createVisitor();
    const code = await mailedCode(ctx, visitor, mira.address);
    await expect(liftByCode(ctx, thief, { code }), "a code of another browser").rejects.toThrow(
      InvalidInputError,
    );
    await expect(liftByCode(ctx, thief, { code: "000000" })).rejects.toThrow(InvalidInputError);
    await expect(updateProfile(ctx, { name: "Eve" })).rejects.toThrow(GuardedError);
    const foreign = await contextOfPerson(noor);
    const theirs = await mailedCode(foreign, thief, noor.address);
    await expect(liftByCode(ctx, thief, { code: theirs }), "another person's code").rejects.toThrow(
      InvalidInputError,
    );
  });

  test("not by the old password, which opens nothing any more", async () => {
    await guard(mira);
    await expect(signIn(mira.visitor, { email: mira.address, password: goodPassword })).rejects.toThrow(
      InvalidInputError,
    );
  });

  test("with two-step on by the app's code, and not by a mail", async () => {
    const person = await signUpWithApp();
    await guard(person);
    const visitor = later(createVisitor(), halfMinute);
    const { step } = await resetByMail(person.address, visitor);
    if (!("pendingToken" in step)) throw new Error("no second step was wanted");
    const { token } = await signInByRecoveryCode(visitor, step.pendingToken, person.recoveryCodes[0] ?? "");
    const ctx = await contextNow(token, visitor);
    await expect(mailedCode(ctx, visitor, person.address)).rejects.toThrow("second step");
    await expect(liftByCode(ctx, visitor, { code: "000000" })).rejects.toThrow("second step");
    await expect(liftByApp(ctx, visitor, "000000")).rejects.toThrow(InvalidInputError);
    const lifted = await liftByApp(ctx, visitor, codeAt(person.secret, visitor.wall));
    expect((await contextNow(lifted.token, visitor)).actor.isGuarded).toBe(false);
  });

  test("with two-step on not by a factor alone: the password comes by mail first", async () => {
    const person = await signUpWithApp();
    await guard(person);
    const visitor = later(createVisitor(), halfMinute);
    const { pendingToken } = await beginPending(visitor, person.ctx.actor.userId);
    const { token } = await signInByRecoveryCode(visitor, pendingToken, person.recoveryCodes[0] ?? "");
    const ctx = await contextNow(token, visitor);
    await expect(liftByRecoveryCode(ctx, visitor, person.recoveryCodes[1] ?? "")).rejects.toThrow(
      ConflictError,
    );
    expect((await contextNow(token, visitor)).actor.isGuarded).toBe(true);
  });

  test("anew from the start when it was not me is said again meanwhile", async () => {
    await guard(mira);
    const { visitor, step } = await resetByMail(mira.address);
    const ctx = await contextNow(asSession(step).token, visitor);
    await sayNotMe(createVisitor(), { secret: await issueNotMe(ctx.actor.userId, testNow) });
    expect(await contextOf(asSession(step).token, visitor.wall)).toBeNull();
    expect(await getGuard(await contextByMail(mira))).toMatchObject({ hasNewPassword: false });
    await expect(signIn(createVisitor(), { email: mira.address, password: fresh })).rejects.toThrow();
  });
});
