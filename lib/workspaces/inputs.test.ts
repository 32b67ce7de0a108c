import { expect, test } from "vitest";
import type { z } from "zod";
import { InvitationInput } from "./answer-invitation";
import { ChangeRoleInput } from "./change-role";
import { ChooseWorkspaceInput } from "./choose-workspace";
import { RemoveMemberInput } from "./end-membership";
import { WithdrawInput } from "./invite";
import { RenameInput } from "./rename";
import { TransferInput } from "./transfer";

const id = "01976f0e-7b1c-7000-8000-000000000001";

test.each<[string, z.ZodType, Record<string, string>]>([
  ["an invitation to answer", InvitationInput, { invitationId: id }],
  ["an invitation to withdraw", WithdrawInput, { invitationId: id }],
  ["a member's role", ChangeRoleInput, { memberId: id, role: "viewer" }],
  ["a member to remove", RemoveMemberInput, { memberId: id }],
  ["a workspace to go on in", ChooseWorkspaceInput, { workspaceId: id }],
  ["a new owner", TransferInput, { memberId: id }],
  ["a name", RenameInput, { name: "Atlas" }],
])("the form of %s takes its own fields and no other", (_what, Input, form) => {
  expect(Input.parse(form)).toEqual(form);
  expect(Input.safeParse({ ...form, owner: id }).success).toBe(false);
  const [field = ""] = Object.keys(form);
  expect(Input.safeParse({ ...form, [field]: undefined }).success).toBe(false);
});

test("nobody is made an owner by a role, and an id is one", () => {
  expect(ChangeRoleInput.safeParse({ memberId: id, role: "owner" }).success).toBe(false);
  for (const memberId of ["", "1", `${id}x`]) {
    expect(RemoveMemberInput.safeParse({ memberId }).success).toBe(false);
  }
});

test("a name that does not fit is refused by a sentence", () => {
  const problem = (name: string) => RenameInput.safeParse({ name }).error?.issues[0]?.message;
  expect(problem("x".repeat(61))).toBe("Use at most 60 characters.");
  for (const name of ["two\nlines", "\u0000x", "x\u0007y"])
    expect(problem(name)).toBe("Keep it on one line.");
});
