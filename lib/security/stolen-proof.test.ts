import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeEach, describe, expect, test } from "vitest";
import { confirmByCode, confirmByPassword, sendConfirmationCode } from "@/lib/auth/confirm-identity";
import { redeemCode, redeemLink } from "@/lib/auth/redeem";
import { requestCode } from "@/lib/auth/request-code";
import { requestReset, resetByCode, resetByLink } from "@/lib/auth/reset-password";
import { signIn } from "@/lib/auth/sign-in";
import { assertFresh } from "@/lib/auth/step-up";
import { StepUpRequiredError } from "@/lib/errors";
import { confirmByApp } from "@/lib/factors/confirm-by-factor";
import { codeAt, signUpWithApp, type TwoStepPerson } from "@/lib/testing/factors";
import { goodPassword } from "@/lib/testing/people";
import { contextOf, createVisitor, later, mailsTo, type TestVisitor } from "@/lib/testing/visitors";

const minute = 60_000;
const secondStepOnly = "Your account has a second step";

let person: TwoStepPerson;
let thief: TestVisitor;
beforeEach(async () => {
  person = await signUpWithApp();
  // Two hours on, so that mails can be asked for again, and in a browser of their own.
  thief = later(createVisitor(), 120 * minute);
});

async function newMail(ask: () => Promise<void>) {
  const before = new Set((await mailsTo(person.address)).map(({ secret }) => secret));
  await ask();
  await thief.settle();
  const mail = (await mailsTo(person.address)).find(({ secret }) => !before.has(secret));
  if (!mail) throw new Error("No mail came");
  return mail;
}

describe("of somebody with a second factor", () => {
  test("a stolen session that is older than fifteen minutes becomes fresh by no password and no mail", async () => {
    const ctx = await contextOf(person.session.token, thief.wall);
    if (!ctx) throw new Error("The session has ended");
    expect(() => assertFresh(ctx, thief.wall)).toThrow(StepUpRequiredError);
    await expect(confirmByPassword(ctx, thief, { password: goodPassword })).rejects.toThrow(secondStepOnly);
    await expect(sendConfirmationCode(ctx, thief)).rejects.toThrow(secondStepOnly);
    // A code that the thief asked for at the sign-in page proves no more.
    const { code } = await newMail(() => requestCode(thief, { email: person.address }));
    await expect(confirmByCode(ctx, thief, { code })).rejects.toThrow(secondStepOnly);
    const still = await contextOf(person.session.token, thief.wall);
    expect(still?.actor.authenticatedAt).toEqual(ctx.actor.authenticatedAt);
  });

  test("a stolen session becomes fresh by the app, under another cookie", async () => {
    const ctx = await contextOf(person.session.token, thief.wall);
    if (!ctx) throw new Error("The session has ended");
    const { token } = await confirmByApp(ctx, thief, codeAt(person.secret, thief.wall));
    const fresh = await contextOf(token, thief.wall);
    expect(() => fresh && assertFresh(fresh, thief.wall)).not.toThrow();
    expect(await contextOf(person.session.token, thief.wall)).toBeNull();
  });

  test.each(["a password", "a mail's code", "a mail's link", "a reset's code", "a reset's link"])(
    "%s that was stolen leads to the second step and to no session",
    async (kind) => {
      const email = person.address;
      const password = "northern-copper-window-tea";
      const asked = kind.startsWith("a reset") ? requestReset : requestCode;
      const { code, secret } = await newMail(() => asked(thief, { email }));
      const enter = {
        "a password": () => signIn(thief, { email, password: goodPassword }),
        "a mail's code": () => redeemCode(thief, { code }),
        "a mail's link": () => redeemLink(thief, { secret }),
        "a reset's code": () => resetByCode(thief, { email, code, password }),
        "a reset's link": () => resetByLink(thief, { secret, password }),
      }[kind];
      const step = await enter?.();
      expect(Object.keys(step ?? {})).toEqual(["pendingToken", "expiresAt"]);
      const token = step && "pendingToken" in step ? step.pendingToken : "";
      expect(await contextOf(token, thief.wall)).toBeNull();
    },
  );
});

/** What needs a proof of the last fifteen minutes, by the verb that does it. */
const protectedVerbs = [
  ...[
    "changePassword",
    "startApp",
    "confirmApp",
    "removeApp",
    "askNewPasskey",
    "addPasskey",
    "removePasskey",
  ],
  ...["renewRecoveryCodes", "requestExport", "requestErasure", "eraseNow", "undoErasure", "disconnect"],
  ...["transferWorkspace", "wipeActivity"],
];

/** The functions that browsers can call, one by one. */
function actions(): string[] {
  const app = fileURLToPath(new URL("../../app", import.meta.url));
  return readdirSync(app, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .map((path) => readFileSync(join(app, path), "utf8"))
    .filter((text) => text.startsWith('"use server"'))
    .flatMap((text) => text.split(/^export async function /m).slice(1));
}

test.each(protectedVerbs)("%s is reached by a fresh proof alone", (verb) => {
  const reaching = actions().filter((text) => new RegExp(`[ (]${verb}(\\(|,)`).test(text));
  expect(reaching.length).toBeGreaterThan(0);
  expect(reaching.filter((text) => !text.includes("stepUp: true"))).toEqual([]);
});

test.each([
  ["a download of an export", "app/api/exports/[id]/route.ts", "requireStepUp(ctx)"],
  ["a link to a platform", "app/api/connect/[platform]/route.ts", "isFresh(ctx.actor.authenticatedAt"],
])("%s asks for a fresh proof", (_, path, check) => {
  const text = readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), "utf8");
  expect(text).toContain(check);
});
