import { expect, signIn, signUp, somebody, test } from "./fixtures.ts";
import { inspect } from "./inspect-page.ts";
import { codeIn, linkIn, openMail } from "./simulated.ts";

test("says that a sign-in was not me, finds the account under guard, and lifts the guard by mail", async ({
  page,
  anotherBrowser,
}) => {
  const person = somebody("not-me");
  await signUp(page, person);
  const stranger = await anotherBrowser();
  await signIn(stranger, person);
  await expect(stranger).toHaveURL("/dashboard");
  const link = linkIn(await openMail(person.email, "A sign-in from a new browser"));

  const phone = await anotherBrowser();
  const { pathname, search } = new URL(link);
  await inspect(phone, pathname + search);
  await stranger.reload();
  await expect(stranger, "looking changes nothing").toHaveURL("/dashboard");
  await phone.goto(link);
  await phone.getByRole("button", { name: "This was not me: lock my account" }).click();
  await expect(phone.getByRole("status")).toContainText("Your account is under guard");

  await stranger.reload();
  await expect(stranger).toHaveURL(/\/signin\?/);
  await signIn(stranger, person);
  await expect(stranger.getByText("Email or password is not right.").first()).toBeVisible();

  await page.goto("/reset");
  await page.getByLabel("Email").fill(person.email);
  await page.getByRole("button", { name: "Email me a code" }).click();
  await page.getByLabel("Code").fill(codeIn(await openMail(person.email, "Set a new password")));
  await page.getByLabel("New password").fill("northern-copper-window-tea");
  await page.getByRole("button", { name: "Set password and sign in" }).click();
  await expect(page).toHaveURL("/dashboard");
  await expect(page.getByText("Your account is under guard")).toBeVisible();
  const refusals = [
    ["/privacy/export", "Under guard no copy of your data is made", "Request export"],
    ["/privacy/delete", "Under guard nothing is deleted", "Delete my account"],
    ["/settings/profile", "Under guard your profile stays as it is", "Save profile"],
    ["/settings/workspace", "Under guard nobody joins here", "Invite"],
  ] as const;
  for (const [path, words, button] of refusals) {
    await page.goto(path);
    await expect(page.getByRole("main")).toContainText(words);
    await expect(page.getByRole("button", { name: button })).toHaveCount(0);
    await inspect(page, path);
  }

  await page.getByRole("link", { name: "Lift the guard", exact: true }).click();
  await expect(page).toHaveURL("/settings/security#guard");
  await inspect(page, "/settings/security");
  for (const form of ["Set up an app", "Change password", "Add a passkey"]) {
    await expect(page.getByRole("button", { name: form })).toHaveCount(0);
  }
  await expect(page.getByRole("link", { name: "Lift the guard first" })).toHaveCount(2);
  await page.getByRole("button", { name: "Email me a code" }).click();
  await page
    .getByLabel("Code", { exact: true })
    .fill(codeIn(await openMail(person.email, "Your sign-in code")));
  await page.getByRole("button", { name: "Confirm with the code" }).click();
  await expect(page.getByRole("heading", { name: "Lift the guard" })).toHaveCount(0);
  await expect(page.getByText("Your account is under guard")).toHaveCount(0);
  await page.goto("/privacy/activity");
  await expect(page.getByRole("main")).toContainText("The guard was lifted");

  await phone.goto(link);
  await phone.getByRole("button", { name: "This was not me: lock my account" }).click();
  await expect(phone.getByText("This link was used already or is older than seven days.")).toBeVisible();
});
