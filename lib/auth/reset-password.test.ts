import { expect, test } from "vitest";
import { InvalidInputError } from "@/lib/errors";
import { askForAccount, asSession, goodPassword, newAddress, signUpFully } from "@/lib/testing/people";
import {
  contextOf,
  createVisitor,
  later,
  mailsTo,
  type TestMail,
  type TestVisitor,
} from "@/lib/testing/visitors";
import { findUserByAddress } from "./find-user";
import { redeemCode } from "./redeem";
import { requestReset, resetByCode, resetByLink } from "./reset-password";
import { signIn } from "./sign-in";

const fresh = "northern-copper-window-tea";

async function ask(address: string): Promise<{ visitor: TestVisitor; mail: TestMail }> {
  const visitor = createVisitor();
  await requestReset(visitor, { email: address });
  await visitor.settle();
  const mail = (await mailsTo(address)).find(({ subject }) => subject === "Set a new password");
  if (!mail) throw new Error("no mail");
  return { visitor, mail };
}

test("a reset by code sets the password, signs in here, ends every other session and tells the address", async () => {
  const { address, session } = await signUpFully();
  const { visitor, mail } = await ask(address);
  const made = asSession(await resetByCode(visitor, { email: address, code: mail.code, password: fresh }));
  await visitor.settle();
  expect(await contextOf(session.token, visitor.wall)).toBeNull();
  expect(await contextOf(made.token, visitor.wall)).not.toBeNull();
  await expect(signIn(createVisitor(), { email: address, password: goodPassword })).rejects.toThrow();
  await expect(signIn(createVisitor(), { email: address, password: fresh })).resolves.toHaveProperty("token");
  expect((await mailsTo(address)).map(({ subject }) => subject)).toContain("Your password was changed");
});

test("a reset by link works once, in the browser that asked, within ten minutes", async () => {
  const { address } = await signUpFully();
  const { visitor, mail } = await ask(address);
  const input = { secret: mail.secret, password: fresh };
  await expect(resetByLink(createVisitor(), input)).rejects.toThrow(InvalidInputError);
  await expect(resetByLink(later(visitor, 600_000), input)).rejects.toThrow(InvalidInputError);
  await expect(resetByLink(visitor, input)).resolves.toHaveProperty("token");
  await expect(resetByLink(visitor, input)).rejects.toThrow(InvalidInputError);
});

test("of two resets by one link at once one sets the password, and the other is told that it was used", async () => {
  const { address } = await signUpFully();
  const { visitor, mail } = await ask(address);
  const uses = await Promise.allSettled(
    [fresh, "seven-maple-bridges-rain"].map((password) =>
      resetByLink(visitor, { secret: mail.secret, password }),
    ),
  );
  const refused = uses.filter((use) => use.status === "rejected").map(({ reason }) => String(reason));
  expect(refused).toEqual([expect.stringContaining("This link was used already")]);
});

test("a weak password uses up neither the link nor the code", async () => {
  const { address } = await signUpFully();
  const { visitor, mail } = await ask(address);
  await expect(resetByLink(visitor, { secret: mail.secret, password: "short" })).rejects.toThrow(
    /at least 15/,
  );
  await expect(
    resetByCode(visitor, { email: address, code: mail.code, password: "passwordpassword" }),
  ).rejects.toThrow(/guessed too soon/);
  await expect(resetByLink(visitor, { secret: mail.secret, password: fresh })).resolves.toHaveProperty(
    "token",
  );
});

test("a reset code does not sign in without a new password", async () => {
  const { address } = await signUpFully();
  const { visitor, mail } = await ask(address);
  await expect(redeemCode(visitor, { code: mail.code })).rejects.toThrow(InvalidInputError);
});

test("a reset is a first proof of the address as well", async () => {
  const address = newAddress();
  await askForAccount(createVisitor(), address, { password: goodPassword, name: "Eve" });
  const { visitor, mail } = await ask(address);
  await resetByCode(visitor, { email: address, code: mail.code, password: fresh });
  await visitor.settle();
  expect(await findUserByAddress(address)).toMatchObject({ isProven: true });
  await expect(signIn(createVisitor(), { email: address, password: goodPassword })).rejects.toThrow();
});

test("says the same for an address without an account and mails nobody", async () => {
  const visitor = createVisitor();
  const address = newAddress();
  expect(await requestReset(visitor, { email: address })).toBeUndefined();
  await visitor.settle();
  expect(await mailsTo(address)).toEqual([]);
  await expect(resetByCode(visitor, { email: address, code: "123456", password: fresh })).rejects.toThrow(
    /not right/,
  );
});
