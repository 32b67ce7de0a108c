import postgres from "postgres";
import { afterAll, expect, test } from "vitest";
import { asOwner } from "@/db/as-owner";
import { listActivity } from "@/lib/audit/list-activity";
import { sendConfirmationCode } from "@/lib/auth/confirm-identity";
import { liftByCode } from "@/lib/auth/lift-guard";
import { sayNotMe } from "@/lib/auth/not-me";
import { issueNotMe } from "@/lib/auth/one-time-secret";
import { requestReset, resetByCode } from "@/lib/auth/reset-password";
import { testNow } from "@/lib/testing/builders";
import { codeAt, contextOfPerson, signUpWithApp, type TwoStepPerson } from "@/lib/testing/factors";
import { rows } from "@/lib/testing/linked-world";
import { asSession, signUpFully } from "@/lib/testing/people";
import { contextOf, createVisitor, later, mailsTo } from "@/lib/testing/visitors";
import { findFactors } from "./find-factors";
import { beginPending, findPending } from "./pending-sign-in";
import { removeFactors } from "./remove-by-operator";

const owner = postgres(asOwner(process.env.DATABASE_URL ?? ""), { max: 1 });
afterAll(() => owner.end());

const hour = 60 * 60_000;
const none = { hasApp: false, passkeys: 0, recoveryCodes: 0 };
const password = "northern-copper-window-tea";
const remove = (address: string, hours: number) => {
  const now = new Date(testNow.getTime() + hours * hour);
  return removeFactors(owner, address, { now, wall: now });
};
const guard = async ({ ctx }: TwoStepPerson) =>
  sayNotMe(createVisitor(), { secret: await issueNotMe(ctx.actor.userId, testNow) });

test("an operator removes every factor once the guard has stood for three days, and not an instant earlier", async () => {
  const person = await signUpWithApp();
  await guard(person);
  const half = createVisitor();
  const { pendingToken } = await beginPending(half, person.ctx.actor.userId);
  expect(await remove(person.address, 72 - 1 / hour)).toBe("too-early");
  expect((await findFactors(person.ctx.actor.userId)).hasApp).toBe(true);
  expect(await remove(person.address, 72)).toBe("removed");
  expect(await findFactors(person.ctx.actor.userId)).toEqual(none);
  expect(await findPending(half, pendingToken)).toBeNull();
  expect(await remove(person.address, 73)).toBe("no-factor");
});

test("it opens nothing by itself: the guard is lifted from the beginning, by a new password and a code", async () => {
  const person = await signUpWithApp();
  await guard(person);
  // Somebody with the mailbox and the factor was half-way through lifting it.
  const before = later(createVisitor(), 2 * hour);
  await requestReset(before, { email: person.address });
  await before.settle();
  expect(await remove(person.address, 72)).toBe("removed");
  expect(
    await rows(
      person.ctx,
      "select password_hash, guard_reset_at, guarded_at is not null as guarded from users",
    ),
  ).toEqual([{ password_hash: null, guard_reset_at: null, guarded: true }]);

  const visitor = later(createVisitor(), 73 * hour);
  const known = new Set((await mailsTo(person.address)).map(({ secret }) => secret));
  const newMail = async (subject: string) => {
    const mails = await mailsTo(person.address);
    const mail = mails.find((one) => one.subject === subject && !known.has(one.secret));
    if (!mail) throw new Error(`no mail "${subject}"`);
    return mail;
  };
  await requestReset(visitor, { email: person.address });
  await visitor.settle();
  const { code } = await newMail("Set a new password");
  const step = await resetByCode(visitor, { email: person.address, code, password });
  const ctx = await contextOf(asSession(step).token, visitor.wall);
  if (!ctx) throw new Error("no session");
  await sendConfirmationCode(ctx, visitor);
  await liftByCode(ctx, visitor, { code: (await newMail("Your sign-in code")).code });
  expect(await rows(ctx, "select guarded_at from users")).toEqual([{ guarded_at: null }]);
});

test("an account that is not under guard keeps its factors, whoever asks", async () => {
  const person = await signUpWithApp();
  expect(await remove(person.address, 1_000)).toBe("not-guarded");
  expect((await findFactors(person.ctx.actor.userId)).hasApp).toBe(true);
  expect(await remove("nobody-at-all@example.test", 1_000)).toBe("nobody");
});

test("one that has none, and everybody else's, stay as they are", async () => {
  const [other, plain] = [await signUpWithApp(), await signUpFully()];
  const { actor } = await contextOfPerson(plain);
  await sayNotMe(createVisitor(), { secret: await issueNotMe(actor.userId, testNow) });
  expect(await remove(plain.address, 100)).toBe("no-factor");
  expect(codeAt(other.secret, testNow)).toHaveLength(6);
  expect((await findFactors(other.ctx.actor.userId)).recoveryCodes).toBe(10);
  expect(await contextOf(other.session.token, testNow)).not.toBeNull();
});

test("the address is told, and it stands in the audit and in the person's own list", async () => {
  const person = await signUpWithApp();
  await guard(person);
  await remove(person.address, 72);
  expect((await mailsTo(person.address)).map(({ subject }) => subject)).toContain(
    "Your second step was removed",
  );
  expect(
    await rows(person.ctx, "select action, actor_id from audit_events order by id desc limit 1"),
  ).toEqual([{ action: "factor.removed-by-operator", actor_id: null }]);
  const { entries } = await listActivity(person.ctx, {});
  expect(entries.map(({ text }) => text)).toContain(
    "The operator removed your second step, as you had asked",
  );
});
