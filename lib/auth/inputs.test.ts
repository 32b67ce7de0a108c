import { expect, test } from "vitest";
import type { z } from "zod";
import { ChangePasswordInput } from "./change-password";
import { ConfirmByCodeInput, ConfirmByPasswordInput } from "./confirm-identity";
import { EndSessionInput } from "./end-session";
import { NotMeInput } from "./not-me";
import { RedeemCodeInput, RedeemLinkInput, Secret } from "./redeem";
import { RequestCodeInput } from "./request-code";
import { RequestResetInput, ResetByCodeInput, ResetByLinkInput } from "./reset-password";
import { SignInInput } from "./sign-in";
import { SignUpInput } from "./sign-up";

const email = "mira@example.test";
const password = "quiet-harbour-forty-lamps";
const secret = "aB3-_".repeat(8).concat("aB3");

const forms: [string, z.ZodType, Record<string, string>][] = [
  ["a sign-in", SignInInput, { email, password, next: "/accounts" }],
  ["a sign-up", SignUpInput, { email, password, name: "Mira", age: "on", next: "/accounts" }],
  ["asking for a code", RequestCodeInput, { email, next: "/accounts" }],
  ["a code", RedeemCodeInput, { code: "123456", next: "/accounts" }],
  ["a confirmation by password", ConfirmByPasswordInput, { password, next: "/accounts" }],
  ["a confirmation by code", ConfirmByCodeInput, { code: "123456", next: "/accounts" }],
  ["a link", RedeemLinkInput, { secret }],
  ["not me", NotMeInput, { secret }],
  ["asking for a new password", RequestResetInput, { email }],
  ["a new password by code", ResetByCodeInput, { email, code: "123456", password }],
  ["a new password by link", ResetByLinkInput, { secret, password }],
  ["a new password", ChangePasswordInput, { password }],
  ["ending a session", EndSessionInput, { sessionId: "01976f0e-7b1c-7000-8000-000000000001" }],
];

test.each(forms)("%s takes its own fields and no other", (_what, Input, form) => {
  expect(Input.parse(form)).toEqual(form);
  expect(Input.safeParse({ ...form, role: "owner" }).success).toBe(false);
  const tooLong = { ...form, next: `/${"x".repeat(2_000)}` };
  expect(Input.safeParse(tooLong).success).toBe(false);
});

const problem = (Input: z.ZodType, form: unknown) =>
  Input.safeParse(form).error?.issues.map(({ path, message }) => [path.join("."), message]);

test("what is missing is asked for in the form's own words", () => {
  expect(problem(SignInInput, { email, password: "" })).toEqual([
    ["password", "Enter your password, or ask for a sign-in code."],
  ]);
  expect(problem(ConfirmByPasswordInput, { password: "" })).toEqual([["password", "Enter your password."]]);
  expect(problem(EndSessionInput, { sessionId: "1" })).toEqual([["sessionId", "Session not found."]]);
  expect(problem(SignUpInput, { email, name: "m".repeat(101), age: "on" })).toEqual([
    ["name", "Use at most 100 characters."],
  ]);
  expect(SignUpInput.parse({ email, name: ` ${"m".repeat(100)} `, age: "on" })).toEqual({
    email,
    password: "",
    name: "m".repeat(100),
    age: "on",
  });
});

test.each([
  ["empty", ""],
  ["cut at its end", secret.slice(0, -1)],
  ["longer", `${secret}A`],
  ["longer in front", `A${secret}`],
  ["written with another sign", `${secret.slice(0, -1)}=`],
])("a link's secret that is %s is not complete", (_what, typed) => {
  expect(problem(Secret, typed)).toEqual([["", "This link is not complete."]]);
});

test.each(["12345", "1234567", "a123456", "123456b", "12345６", ""])("%j is no code", (typed) => {
  expect(problem(RedeemCodeInput, { code: typed })).toEqual([["code", "Enter the six digits of the mail."]]);
});
