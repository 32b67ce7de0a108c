import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { createAuthenticator } from "@/lib/testing/authenticator";
import { AssertionAnswer, AttestationAnswer } from "./passkey-answer";
import { ByAppInput, ByPasskeyInput, ByRecoveryCodeInput } from "./second-step";
import { ConfirmAppInput } from "./set-up-app";
import { AddPasskeyInput, RemovePasskeyInput, RenamePasskeyInput } from "./set-up-passkey";

const device = createAuthenticator("http://localhost:3000");
const assertion = device.sign({ challenge: "abc", rpId: "localhost" });
const attestation = device.register({
  rp: { id: "localhost", name: "Tallyglass" },
  user: { id: "abc", name: "mira", displayName: "Mira" },
  challenge: "abc",
  pubKeyCredParams: [],
});
const unreadable = "The browser's answer could not be read. Try again.";
const problems = (Input: z.ZodType, typed: unknown) =>
  Input.safeParse(typed).error?.issues.map(({ path, message }) => [path.join("."), message]);

describe("a device's answer", () => {
  test("is taken as the browser gives it", () => {
    expect(AssertionAnswer.parse(JSON.stringify(assertion))).toEqual(assertion);
    expect(AttestationAnswer.parse(JSON.stringify(attestation))).toEqual(attestation);
    const { transports: _none, ...response } = attestation.response;
    const answers: [z.ZodType, object][] = [
      [AssertionAnswer, { ...assertion, authenticatorAttachment: "platform" }],
      [AssertionAnswer, { ...assertion, authenticatorAttachment: null }],
      [AssertionAnswer, { ...assertion, clientExtensionResults: { credProps: { rk: true } } }],
      [AssertionAnswer, { ...assertion, response: { ...assertion.response, userHandle: "abc" } }],
      [AssertionAnswer, { ...assertion, response: { ...assertion.response, userHandle: null } }],
      [AttestationAnswer, { ...attestation, response }],
    ];
    for (const [Answer, answer] of answers) expect(Answer.parse(JSON.stringify(answer))).toEqual(answer);
  });

  test.each([
    ["no JSON", "{"],
    ["nothing", ""],
    ["no object", "null"],
    ["of another type", JSON.stringify({ ...assertion, type: "password" })],
    ["with an id of other signs in front", JSON.stringify({ ...assertion, id: "=abc" })],
    ["with an id of other signs at its end", JSON.stringify({ ...assertion, id: "abc=" })],
    ["with an id longer than any device's", JSON.stringify({ ...assertion, rawId: "a".repeat(8_001) })],
    ["without what was signed", JSON.stringify({ ...assertion, response: {} })],
    [
      "attached by a word too long",
      JSON.stringify({ ...assertion, authenticatorAttachment: "a".repeat(41) }),
    ],
    ["with the answer to another question", JSON.stringify(attestation)],
  ])("that is %s is said to be unreadable", (_what, text) => {
    expect(problems(AssertionAnswer, text)).toEqual([["", unreadable]]);
  });

  test.each([
    ["no words", [1]],
    ["a word too long", ["a".repeat(21)]],
    ["too many words", Array.from({ length: 11 }, () => "usb")],
  ])("for a new passkey, with transports of %s, is said to be unreadable", (_what, transports) => {
    const text = JSON.stringify({ ...attestation, response: { ...attestation.response, transports } });
    expect(problems(AttestationAnswer, text)).toEqual([["", unreadable]]);
  });

  test("longer than any is not even read", () => {
    const padded = (length: number) => JSON.stringify(assertion).padEnd(length, " ");
    expect(AssertionAnswer.safeParse(padded(20_000)).success).toBe(true);
    expect(AssertionAnswer.safeParse(padded(20_001)).success).toBe(false);
  });
});

const passkeyId = "01976f0e-7b1c-7000-8000-000000000001";
const recoveryCode = "7G2KM-Q0R1X-7G2KM-Q0R1X-7G2KM";
const forms: [string, z.ZodType, Record<string, string>, object?][] = [
  ["an app's code", ByAppInput, { code: "123456", next: "/accounts" }],
  ["a recovery code", ByRecoveryCodeInput, { recoveryCode, next: "/accounts" }],
  [
    "a passkey",
    ByPasskeyInput,
    { answer: JSON.stringify(assertion), next: "/accounts" },
    { answer: assertion },
  ],
  ["an app's first code", ConfirmAppInput, { code: "123456" }],
  [
    "a new passkey",
    AddPasskeyInput,
    { name: "Key", answer: JSON.stringify(attestation) },
    { answer: attestation },
  ],
  ["another name", RenamePasskeyInput, { passkeyId, name: "Key" }],
  ["a passkey to remove", RemovePasskeyInput, { passkeyId }],
];

test.each(forms)("the form of %s takes its own fields and no other", (_what, Input, form, parsed) => {
  expect(Input.parse(form)).toEqual({ ...form, ...parsed });
  expect(Input.safeParse({ ...form, role: "owner" }).success).toBe(false);
  expect(Input.safeParse({ ...form, next: `/${"x".repeat(2_000)}` }).success).toBe(false);
});

test("a passkey's name is between one and sixty letters, and its id is one", () => {
  expect(problems(RenamePasskeyInput, { passkeyId, name: "  " })).toEqual([
    ["name", "Give it a name, so that you know it again."],
  ]);
  expect(problems(RenamePasskeyInput, { passkeyId, name: "n".repeat(61) })).toEqual([
    ["name", "Use at most 60 characters."],
  ]);
  expect(RenamePasskeyInput.parse({ passkeyId, name: ` ${"n".repeat(60)} ` }).name).toBe("n".repeat(60));
  expect(problems(RemovePasskeyInput, { passkeyId: "1" })).toEqual([["passkeyId", "Passkey not found."]]);
});
