import { expect, test } from "vitest";
import type { PersonContext } from "@/lib/context";
import { testNow } from "@/lib/testing/builders";
import { rows } from "@/lib/testing/linked-world";
import { asSession, goodPassword, type SignedUp, signUpFully } from "@/lib/testing/people";
import { contextOf, createVisitor, later } from "@/lib/testing/visitors";
import { findSession } from "./find-session";
import { chooseIdleTime, getIdleTime } from "./idle-time";
import { signIn } from "./sign-in";

const hour = 3_600_000;
const plus = (milliseconds: number) => new Date(testNow.getTime() + milliseconds);

async function context(person: SignedUp): Promise<PersonContext> {
  const ctx = await contextOf(person.session.token, person.visitor.wall);
  if (!ctx) throw new Error("no session");
  return ctx;
}

test("a shorter idle time ends what has rested for longer, and lets live what is used", async () => {
  const person = await signUpFully();
  const ctx = await context(person);
  expect(await getIdleTime(ctx)).toBe(168);
  await chooseIdleTime(ctx, { hours: "1" });
  expect(await getIdleTime(ctx)).toBe(1);
  expect(await rows(ctx, "select action, entity_id from audit_events")).toEqual([
    { action: "profile.changed", entity_id: ctx.actor.publicId },
  ]);
  const { token } = person.session;
  expect(await findSession(token, plus(hour - 1))).not.toBeNull();
  expect(await findSession(token, plus(2 * hour - 2))).not.toBeNull();
  expect(await findSession(token, plus(3 * hour - 2))).toBeNull();
});

test("it holds for sessions that begin later, and for nobody else", async () => {
  const [mira, noor] = [await signUpFully(), await signUpFully()];
  await chooseIdleTime(await context(mira), { hours: "8" });
  const elsewhere = later(createVisitor(), 1000);
  const second = asSession(await signIn(elsewhere, { email: mira.address, password: goodPassword }));
  expect(await findSession(second.token, plus(1000 + 8 * hour))).toBeNull();
  expect(await findSession(noor.session.token, plus(24 * hour))).not.toBeNull();
});

test("a longer one never outlives the thirty days of a session, nor its seven idle ones", async () => {
  const person = await signUpFully();
  const ctx = await context(person);
  await chooseIdleTime(ctx, { hours: "1" });
  await chooseIdleTime(ctx, { hours: "168" });
  // What was shortened stays so until it is used again.
  expect(await findSession(person.session.token, plus(hour))).toBeNull();
});
