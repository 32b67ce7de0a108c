import { expect, test } from "vitest";
import { createPerson } from "@/lib/testing/builders";
import { contextOfPerson } from "@/lib/testing/factors";
import { rows } from "@/lib/testing/linked-world";
import { signUpFully } from "@/lib/testing/people";
import { getProfile, getShell, hasPassword, ProfileInput, updateProfile } from "./profile";

test("a person names themselves, or nobody, and chooses covers; nobody else changes", async () => {
  const [mine, theirs] = [await createPerson(), await createPerson()];
  const plain = { name: null, hasPassword: false, showCovers: true, theme: "system", hasShortcuts: true };
  expect(await getProfile(mine.ctx)).toEqual({ ...plain, address: mine.address });
  await updateProfile(mine.ctx, { name: "Mira" });
  expect(await getProfile(mine.ctx)).toEqual({
    ...plain,
    address: mine.address,
    name: "Mira",
    showCovers: false,
  });
  expect(await getShell(mine.ctx)).toEqual({ person: "Mira", theme: "system", hasShortcuts: true });
  await updateProfile(mine.ctx, { name: "", covers: "on" });
  expect(await getProfile(mine.ctx)).toEqual({ ...plain, address: mine.address });
  expect((await getShell(mine.ctx)).person).toBe(mine.address);
  expect(await getProfile(theirs.ctx)).toEqual({ ...plain, address: theirs.address });
  const { publicId } = mine.ctx.actor;
  expect(await rows(mine.ctx, "select action, entity_id from audit_events order by id")).toEqual([
    { action: "profile.changed", entity_id: publicId },
    { action: "profile.changed", entity_id: publicId },
  ]);
});

test("a password proves its person where there is one", async () => {
  expect(await hasPassword(await contextOfPerson(await signUpFully()))).toBe(true);
  expect(await hasPassword(await contextOfPerson(await signUpFully({ password: "" })))).toBe(false);
});

test("a name has a hundred letters at most, and no space around it", () => {
  expect(ProfileInput.parse({ name: ` ${"m".repeat(100)} `, covers: "on" })).toEqual({
    name: "m".repeat(100),
    covers: "on",
  });
  const problem = ProfileInput.safeParse({ name: "m".repeat(101) }).error?.issues[0]?.message;
  expect(problem).toBe("Use at most 100 characters.");
  expect(ProfileInput.safeParse({ name: "Mira", covers: "yes" }).success).toBe(false);
  expect(ProfileInput.safeParse({ name: "Mira", address: "x" }).success).toBe(false);
});
