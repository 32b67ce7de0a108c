import { expect, test } from "vitest";
import type { z } from "zod";
import { AuditInput } from "./audit";
import { FindCustomerInput } from "./find-customer";
import { AppointInput, ChangeStaffInput, EndStaffInput } from "./members";
import { RetryInput } from "./operations";
import { AllowSupportInput } from "./support-access";

const memberId = "01976f0e-7b1c-7000-8000-000000000001";
const email = "mira@example.test";

test.each<[string, z.ZodType, Record<string, string>]>([
  ["a customer to look at", FindCustomerInput, { email, reason: "They wrote." }],
  ["somebody to make staff", AppointInput, { email, role: "support" }],
  ["a member's role", ChangeStaffInput, { memberId, role: "privacy" }],
  ["a member who goes", EndStaffInput, { memberId }],
  ["a job to try again", RetryInput, { jobId: "17" }],
  ["how long support may look", AllowSupportInput, { period: "day" }],
])("the form of %s takes its own fields, all of them, and no other", (_what, Input, form) => {
  expect(Input.parse(form)).toEqual(form);
  expect(Input.safeParse({ ...form, more: "1" }).success).toBe(false);
  for (const field of Object.keys(form)) {
    expect(Input.safeParse({ ...form, [field]: undefined }).success, field).toBe(false);
    expect(Input.safeParse({ ...form, [field]: "no such one" }).success, field).toBe(field === "reason");
  }
});

test.each([
  ["shorter than ten letters", " nine more ", "Say why in at least 10 characters: they read it."],
  ["longer than three hundred", "r".repeat(301), "Use at most 300 characters."],
  ["of two lines", "two lines\nof a reason", "Keep it on one line."],
  ["with a sign that nobody sees in front", "\u0007 of a reason", "Keep it on one line."],
  ["with a sign that nobody sees at its end", "of a reason.\u0000", "Keep it on one line."],
])("a reason %s is refused by a sentence", (_what, reason, sentence) => {
  const problems = FindCustomerInput.safeParse({ email, reason }).error?.issues;
  expect(problems?.map(({ path, message }) => [path[0], message])).toEqual([["reason", sentence]]);
});

test("a reason of ten letters is one, and of three hundred, and the space around it is not", () => {
  for (const reason of ["ten enough", "r".repeat(300)]) {
    expect(FindCustomerInput.parse({ email, reason: ` ${reason}\n` })).toEqual({ email, reason });
  }
});

test("a job is asked for by its number, which has eighteen digits at most", () => {
  expect(RetryInput.parse({ jobId: "9".repeat(18) })).toEqual({ jobId: "9".repeat(18) });
  for (const jobId of ["", "9".repeat(19), "a1", "1a", "-1"]) {
    expect(RetryInput.safeParse({ jobId }).success, jobId).toBe(false);
  }
});

test("an address of the audit that names no place in it shows its newest page", () => {
  expect(AuditInput.parse({ before: "17" })).toEqual({ before: "17" });
  expect(AuditInput.parse({ before: "9".repeat(18) })).toEqual({ before: "9".repeat(18) });
  for (const before of [undefined, "", "9".repeat(19), "a1", "1a", ["1", "2"]]) {
    expect(AuditInput.parse({ before }).before).toBeUndefined();
  }
});
