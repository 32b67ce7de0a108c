import { describe, expect, test } from "vitest";
import { sessions as sessionRows, users } from "@/db/schema";
import { inWorkspace, type PersonContext } from "@/lib/context";
import { InvalidInputError, NotFoundError, SignedOutError, TooManyRequestsError } from "@/lib/errors";
import { inLanguage } from "@/lib/language/in-language";
import { testNow } from "@/lib/testing/builders";
import { rows } from "@/lib/testing/linked-world";
import { asSession, goodPassword, newAddress, type SignedUp, signUpFully } from "@/lib/testing/people";
import { contextOf, createVisitor, later, mailsTo } from "@/lib/testing/visitors";
import { type Sighting, sessionAdapter } from "./adapter";
import { changePassword } from "./change-password";
import { confirmByCode, confirmByPassword, sendConfirmationCode } from "./confirm-identity";
import { endOtherSessions, endSession } from "./end-session";
import { findSession } from "./find-session";
import { listSessions } from "./list-sessions";
import { updateProfile } from "./profile";
import { requestReset, resetByCode } from "./reset-password";
import { signIn } from "./sign-in";
import { signOut } from "./sign-out";
import { isFresh } from "./step-up";

const day = 24 * 60 * 60 * 1000;
const plus = (milliseconds: number) => new Date(testNow.getTime() + milliseconds);

async function context(person: SignedUp): Promise<PersonContext> {
  const ctx = await contextOf(person.session.token, person.visitor.wall);
  if (!ctx) throw new Error("no session");
  return ctx;
}

const audited = (ctx: PersonContext) => rows(ctx, "select action, entity_id from audit_events order by id");

describe("a session", () => {
  test("ends after seven days without a visit", async () => {
    const { session } = await signUpFully();
    expect(await findSession(session.token, plus(7 * day))).toBeNull();
    expect(await findSession(session.token, plus(7 * day - 1))).not.toBeNull();
  });

  test("lives on while it is used, but never past thirty days", async () => {
    const { session } = await signUpFully();
    for (let i = 1; i <= 5; i += 1)
      expect(await findSession(session.token, plus(i * 6 * day - 1))).not.toBeNull();
    expect(await findSession(session.token, plus(30 * day - 1))).not.toBeNull();
    expect(await findSession(session.token, plus(30 * day))).toBeNull();
  });

  test("is not found by anything but its cookie", async () => {
    const { session } = await signUpFully();
    const other = session.token.endsWith("A") ? "B" : "A";
    expect(await findSession(session.token.slice(0, -1) + other, testNow)).toBeNull();
    expect(await findSession("", testNow)).toBeNull();
  });

  test("ends on sign-out, for a copied cookie too", async () => {
    const person = await signUpFully();
    await signOut(await context(person));
    expect(await findSession(person.session.token, testNow)).toBeNull();
  });

  test("is read by next-auth's adapter without name or address, and ended by it", async () => {
    const { session } = await signUpFully();
    const sighting: Sighting = {};
    const adapter = sessionAdapter(testNow, sighting);
    const seen = await adapter.getSessionAndUser?.(session.token);
    expect(seen?.user).toEqual({ id: sighting.session?.userPublicId, email: "", emailVerified: null });
    await adapter.deleteSession?.(session.token);
    expect(await adapter.getSessionAndUser?.(session.token)).toBeNull();
  });
});

test("a visit moves the idle limit once a minute, not at each request", async () => {
  const { session } = await signUpFully();
  const ends = async (at: Date) => (await findSession(session.token, at))?.expiresAt;
  await findSession(session.token, plus(60_000));
  expect(await ends(plus(60_000))).toEqual(plus(7 * day));
  await findSession(session.token, plus(60_001));
  expect(await ends(plus(60_001))).toEqual(plus(7 * day + 60_001));
});

test("a session knows its person, their choices and their workspace", async () => {
  const person = await signUpFully();
  const ctx = await context(person);
  const found = {
    sessionId: ctx.actor.sessionId,
    sessionPublicId: (await listSessions(ctx, { wall: testNow }))[0]?.id,
    authenticatedAt: testNow,
    expiresAt: plus(7 * day),
    userId: ctx.actor.userId,
    userPublicId: ctx.actor.publicId,
    keyId: ctx.actor.keyId,
    isFrozen: false,
    restrictedBy: null,
    isGuarded: false,
    rate: null,
    hasWeeklyMedians: false,
    hasHiddenCounts: false,
    workspaceId: ctx.workspaceId,
    role: "owner",
  };
  expect(await findSession(person.session.token, testNow)).toEqual(found);
  await inWorkspace(ctx, (tx) =>
    tx.update(users).set({ rate: "views", hasWeeklyMedians: true, guardedAt: testNow, frozenAt: testNow }),
  );
  expect(await findSession(person.session.token, testNow)).toEqual({
    ...found,
    rate: "views",
    hasWeeklyMedians: true,
    isFrozen: true,
    isGuarded: true,
  });
});

describe("the session list", () => {
  test("shows each live session with its device and cut network, and which is this one", async () => {
    const person = await signUpFully({ visitor: createVisitor({ address: "203.0.113.42" }) });
    const elsewhere = later(createVisitor({ address: "2001:db8:85a3::8a2e:370:7334" }), 1000);
    await signIn(elsewhere, { email: person.address, password: goodPassword });
    const sessions = await listSessions(await context(person), { wall: elsewhere.wall });
    const id = expect.any(String);
    const device = "Firefox on Linux";
    const [began, beganLater] = [testNow.toISOString(), elsewhere.wall.toISOString()];
    const there = { createdAt: beganLater, lastSeenAt: beganLater, isThis: false };
    const here = { createdAt: began, lastSeenAt: began, isThis: true };
    expect(sessions).toEqual([
      { id, device, network: "2001:db8:85a3::/48", ...there },
      { id, device, network: "203.0.113.0/24", ...here },
    ]);
  });

  test("says where a device or a network is not known, in the reader's language", async () => {
    const ctx = await context(await signUpFully({ visitor: createVisitor({ address: "unknown" }) }));
    const shown = async () =>
      (await listSessions(ctx, { wall: testNow })).map((one) => [one.device, one.network]);
    expect(await shown()).toEqual([["Firefox on Linux", "unknown"]]);
    expect(await inLanguage("de", shown)).toEqual([["Firefox auf Linux", "unbekannt"]]);
    await inWorkspace(ctx, (tx) => tx.update(sessionRows).set({ device: null, network: null }));
    expect(await shown()).toEqual([["unknown", "unknown"]]);
  });

  test("leaves out sessions that ended by themselves", async () => {
    const person = await signUpFully();
    expect(await listSessions(await context(person), { wall: plus(7 * day) })).toEqual([]);
  });

  test("ends another session at once", async () => {
    const person = await signUpFully();
    const ctx = await context(person);
    const other = asSession(await signIn(createVisitor(), { email: person.address, password: goodPassword }));
    const [theOther] = (await listSessions(ctx, { wall: testNow })).filter(({ isThis }) => !isThis);
    await endSession(ctx, { sessionId: theOther?.id ?? "" });
    expect(await findSession(other.token, testNow)).toBeNull();
    expect(await findSession(person.session.token, testNow)).not.toBeNull();
    expect(await audited(ctx)).toContainEqual({ action: "session.ended", entity_id: theOther?.id });
  });

  test("ends all others and says how many", async () => {
    const person = await signUpFully();
    for (let i = 0; i < 3; i += 1) {
      await signIn(createVisitor(), { email: person.address, password: goodPassword });
    }
    const ctx = await context(person);
    const others = (await listSessions(ctx, { wall: testNow })).filter(({ isThis }) => !isThis);
    expect(await endOtherSessions(ctx)).toBe(3);
    for (const { id } of others) {
      expect(await audited(ctx)).toContainEqual({ action: "session.ended", entity_id: id });
    }
    expect(await listSessions(ctx, { wall: testNow })).toHaveLength(1);
    expect(await endOtherSessions(ctx)).toBe(0);
  });

  test("does not find another person's session", async () => {
    const [mine, theirs] = [await signUpFully(), await signUpFully()];
    const [victim] = await listSessions(await context(theirs), { wall: testNow });
    await expect(endSession(await context(mine), { sessionId: victim?.id ?? "" })).rejects.toThrow(
      NotFoundError,
    );
    expect(await findSession(theirs.session.token, testNow)).not.toBeNull();
    await endOtherSessions(await context(mine));
    expect(await findSession(theirs.session.token, testNow)).not.toBeNull();
  });
});

describe("a fresh proof of identity", () => {
  test("is fifteen minutes old at most", () => {
    expect(isFresh(testNow, plus(15 * 60_000))).toBe(true);
    expect(isFresh(testNow, plus(15 * 60_000 + 1))).toBe(false);
  });

  test("by password puts the session under a new cookie and dates it", async () => {
    const person = await signUpFully();
    const moment = later(person.visitor, 60 * 60_000);
    const renewed = await confirmByPassword(await context(person), moment, { password: goodPassword });
    expect(await findSession(person.session.token, moment.wall)).toBeNull();
    expect(await findSession(renewed.token, moment.wall)).toMatchObject({ authenticatedAt: moment.wall });
  });

  test("is refused with a wrong password, five times, then waits", async () => {
    const person = await signUpFully();
    const ctx = await context(person);
    for (let i = 0; i < 5; i += 1) {
      await expect(confirmByPassword(ctx, person.visitor, { password: "wrong" })).rejects.toThrow(
        InvalidInputError,
      );
    }
    await expect(confirmByPassword(ctx, person.visitor, { password: goodPassword })).rejects.toThrow(
      TooManyRequestsError,
    );
  });

  test("forgets the wrong passwords before it", async () => {
    const person = await signUpFully();
    let ctx = await context(person);
    for (let round = 0; round < 2; round += 1) {
      for (let i = 0; i < 4; i += 1) {
        await expect(confirmByPassword(ctx, person.visitor, { password: "wrong" })).rejects.toThrow(
          expect.objectContaining({ fields: { password: "This is not your password." } }),
        );
      }
      const { token } = await confirmByPassword(ctx, person.visitor, { password: goodPassword });
      ctx = (await contextOf(token, testNow)) ?? ctx;
    }
  });

  test("is no proof once the session was ended from elsewhere", async () => {
    const person = await signUpFully();
    const ctx = await context(person);
    await signOut(ctx);
    await expect(confirmByPassword(ctx, person.visitor, { password: goodPassword })).rejects.toThrow(
      SignedOutError,
    );
  });

  test("by code takes only this person's code", async () => {
    const [mine, theirs] = [await signUpFully({ password: "" }), await signUpFully()];
    const ctx = await context(mine);
    await sendConfirmationCode(await context(theirs), mine.visitor);
    const foreign = (await mailsTo(theirs.address)).find(({ subject }) => subject === "Your sign-in code");
    await expect(confirmByCode(ctx, mine.visitor, { code: foreign?.code ?? "" })).rejects.toThrow(
      InvalidInputError,
    );
    await sendConfirmationCode(ctx, mine.visitor);
    const own = (await mailsTo(mine.address)).find(({ subject }) => subject === "Your sign-in code");
    await expect(confirmByCode(ctx, mine.visitor, { code: own?.code ?? "" })).resolves.toHaveProperty(
      "token",
    );
  });
});

describe("a new password", () => {
  test("ends the other sessions, keeps this one, and tells the address", async () => {
    const person = await signUpFully();
    const other = asSession(await signIn(createVisitor(), { email: person.address, password: goodPassword }));
    await changePassword(await context(person), { password: "northern-copper-window-tea", wall: testNow });
    expect(await findSession(other.token, testNow)).toBeNull();
    expect(await findSession(person.session.token, testNow)).not.toBeNull();
    await expect(
      signIn(createVisitor(), { email: person.address, password: goodPassword }),
    ).rejects.toThrow();
    expect((await mailsTo(person.address)).map(({ subject }) => subject)).toContain(
      "Your password was changed",
    );
  });

  test("stands in the audit, and makes what was mailed before it useless", async () => {
    const person = await signUpFully();
    const ctx = await context(person);
    const asking = createVisitor();
    await requestReset(asking, { email: person.address });
    await asking.settle();
    const mail = (await mailsTo(person.address)).find(({ subject }) => subject === "Set a new password");
    await changePassword(ctx, { password: "northern-copper-window-tea", wall: testNow });
    expect(await audited(ctx)).toContainEqual({
      action: "password.changed",
      entity_id: ctx.actor.publicId,
    });
    const byCode = { email: person.address, code: mail?.code ?? "", password: goodPassword };
    await expect(resetByCode(asking, byCode)).rejects.toThrow(InvalidInputError);
  });

  test("may not lean on the person's name or address", async () => {
    const person = await signUpFully();
    const leaning = `${person.address.split("@")[0]}`;
    await expect(changePassword(await context(person), { password: leaning, wall: testNow })).rejects.toThrow(
      InvalidInputError,
    );
  });
});

test("a person whose account is being deleted may sign out and confirm, and change nothing", async () => {
  const person = await signUpFully();
  const ctx = await context(person);
  const frozen: PersonContext = { ...ctx, actor: { ...ctx.actor, isFrozen: true } };
  await expect(updateProfile(frozen, { name: "New" })).rejects.toThrow(/being deleted/);
  await expect(confirmByPassword(frozen, person.visitor, { password: goodPassword })).resolves.toHaveProperty(
    "token",
  );
  await expect(signOut(frozen)).resolves.toBeUndefined();
});

test("the session of a person whose age is to be cleared up knows which platform said so", async () => {
  const person = await signUpFully();
  const before = await context(person);
  expect(before.actor.restrictedBy).toBeNull();
  await inWorkspace(before, (tx) => tx.update(users).set({ restrictedAt: testNow, restrictedBy: "x" }));
  expect((await context(person)).actor.restrictedBy).toBe("x");
});

test("nobody signs in with an address nobody has", async () => {
  await expect(signIn(createVisitor(), { email: newAddress(), password: goodPassword })).rejects.toThrow();
});
