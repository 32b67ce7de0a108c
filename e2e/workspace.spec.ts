import type { Page } from "@playwright/test";
import { chooseIn, pressOn, typeInto } from "./by-keyboard.ts";
import {
  connect,
  connectionOf,
  expect,
  isComplete,
  type Person,
  showsInTime,
  signIn,
  signOut,
  signUp,
  signUpWithChannel,
  somebody,
  test,
  typeCode,
} from "./fixtures.ts";
import { inspect } from "./inspect-page.ts";
import { addChannel, codeIn, openMail } from "./simulated.ts";

const members = (page: Page) => page.getByRole("table", { name: "Members" });
const member = (page: Page, name: string) => members(page).getByRole("row", { name: new RegExp(name) });

async function invite(page: Page, email: string, role: string): Promise<void> {
  await page.goto("/settings/workspace");
  await typeInto(page, page.getByLabel("Email"), email);
  await chooseIn(page, page.getByLabel("Role", { exact: true }).last(), role);
  await pressOn(page, page.getByRole("button", { name: "Invite", exact: true }));
  await expect(page.getByText("The invitation is on its way.")).toBeVisible();
}

async function changeRole(page: Page, name: string, role: string): Promise<void> {
  await page.goto("/settings/workspace");
  await pressOn(page, page.getByRole("button", { name: `Change role of ${name}` }));
  const dialog = page.getByRole("dialog", { name: `Change the role of ${name}` });
  await chooseIn(page, dialog.getByLabel("Role", { exact: true }), role);
  await pressOn(page, dialog.getByRole("button", { name: "Save role" }));
  await expect(dialog.getByText("Saved.")).toBeVisible();
}

const chosen = (page: Page) => page.getByLabel("Workspace", { exact: true }).locator("option:checked");

/** Another role ends every session, and the next one begins where the last one was. */
async function signInAgain(page: Page, person: Person): Promise<void> {
  await page.goto("/connections");
  await expect(page).toHaveURL(/\/signin\?/);
  await signIn(page, person);
  await expect(page).toHaveURL("/dashboard");
}

async function switchTo(page: Page, workspace: string): Promise<void> {
  await chooseIn(page, page.getByLabel("Workspace", { exact: true }), workspace);
  await pressOn(page, page.getByRole("button", { name: "Switch to this workspace" }));
  await expect(page).toHaveURL("/dashboard");
}

test("shares a workspace, from the invitation to its new owner, and everybody leaves with what is theirs, by keyboard", async ({
  page,
  anotherBrowser,
}) => {
  test.slow();
  const { person: host, channel: hosts } = await signUpWithChannel(page, "sharing-host");
  const guest = somebody("sharing-guest");
  const other = await anotherBrowser();

  await test.step("whoever is invited signs up and comes back to the invitation", async () => {
    await invite(page, guest.email, "Viewer");
    await expect(page.getByRole("table", { name: "Open invitations" })).toContainText(guest.email);
    const mail = await openMail(guest.email, `${host.email} invites you to a workspace`);
    expect(mail.text).toContain("/invite");
    await other.goto("/invite");
    await expect(other).toHaveURL("/signin?next=%2Finvite");
    await other.getByRole("link", { name: "Create account" }).click();
    await other.getByLabel("Email", { exact: true }).fill(guest.email);
    await other.getByLabel("Password (optional)").fill(guest.password);
    await other.getByLabel("Name (optional)").fill(guest.name);
    await other.getByLabel("I am 16 or older").check();
    await other.getByRole("button", { name: "Create account" }).click();
    await typeCode(other, codeIn(await openMail(guest.email, "Confirm your address")));
    await expect(other).toHaveURL("/invite");
    await expect(other.getByText(`${host.email} invites you. Your role there: Viewer.`)).toBeVisible();
  });

  await test.step("a viewer sees the figures, and no button they may not press", async () => {
    await inspect(other, "/invite");
    await pressOn(other, other.getByRole("button", { name: /^Accept/ }));
    await expect(other).toHaveURL("/settings/workspace");
    await expect(member(other, host.name)).toContainText("Owner");
    await expect(member(other, guest.name)).toContainText("Viewer");
    await expect(members(other).getByRole("button")).toHaveCount(0);
    await expect(other.getByRole("button", { name: "Invite", exact: true })).toHaveCount(0);
    await expect(other.getByText(host.email)).toHaveCount(0);
    await other.goto("/connections");
    await expect(connectionOf(other, hosts)).toBeVisible();
    await expect(
      connectionOf(other, hosts).getByRole("button", { name: /^(Sync|Pause|Disconnect)/ }),
    ).toHaveCount(0);
    await expect(other.getByRole("link", { name: /^Connect / })).toHaveCount(0);
    await openMail(host.email, "Somebody joined your workspace");
  });

  await test.step("the guest's own workspace is another one", async () => {
    await switchTo(other, `Workspace of ${guest.name} (Owner)`);
    await expect(other.getByRole("heading", { name: "No account is linked yet" })).toBeVisible();
    await switchTo(other, `Workspace of ${host.name} (Viewer)`);
    await expect(other.getByText(hosts.handle).first()).toBeVisible();
  });

  const guests = await addChannel("sharing-guests");
  await test.step("a manager links an account of their own", async () => {
    await changeRole(page, guest.name, "Manager");
    await openMail(guest.email, "Your role in a workspace was changed");
    await signInAgain(other, guest);
    await expect(chosen(other)).toHaveText(`Workspace of ${host.name} (Manager)`);
    await connect(other, guests);
    await page.goto("/connections");
    await expect(connectionOf(page, guests)).toBeVisible();
    await page.goto("/settings/workspace");
    await page.getByRole("button", { name: `Change role of ${guest.name}` }).click();
    const dialog = page.getByRole("dialog", { name: `Change the role of ${guest.name}` });
    await expect(dialog.getByText(/^Person sharing-guest linked an account here/)).toBeVisible();
    await expect(dialog.getByRole("button", { name: "Save role" })).toHaveCount(0);
  });

  await test.step("the name is the owner's to give, and the workspace too", async () => {
    await page.goto("/settings/workspace");
    await page.getByLabel("Name of the workspace").fill("Harbour studio");
    await page.getByRole("button", { name: "Save name" }).click();
    await expect(page.getByText("Saved.")).toBeVisible();
    await inspect(page, "/settings/workspace");
    await chooseIn(page, page.getByLabel("New owner"), guest.name);
    await pressOn(page, page.getByRole("button", { name: "Give the workspace away" }));
    await expect(member(page, guest.name)).toContainText("Owner");
    await expect(member(page, host.name)).toContainText("Manager");
    await openMail(guest.email, "A workspace is yours now");
    await signInAgain(other, guest);
    await expect(chosen(other)).toHaveText("Harbour studio (Owner)");
    await other.goto("/settings/workspace");
    await expect(other.getByText(/^Harbour studio: who shares its accounts/)).toBeVisible();
  });

  await test.step("who is removed takes their account along, is told, and is out at once", async () => {
    await pressOn(other, other.getByRole("button", { name: `Remove ${host.name}` }));
    const dialog = other.getByRole("dialog", { name: `Remove ${host.name}` });
    await expect(dialog.getByText(/The account they linked goes with them/)).toBeVisible();
    await pressOn(other, dialog.getByRole("button", { name: `Remove ${host.name}`, exact: true }));
    await expect(members(other)).not.toContainText(host.name);
    const mail = await openMail(host.email, "You were removed from a workspace");
    const receipt = /\/receipts\/[0-9A-Z-]{23}/.exec(mail.text)?.[0] ?? "no receipt";
    await page.goto(receipt);
    await showsInTime(page, page.getByRole("main"), isComplete);
    await other.goto("/connections");
    await expect(connectionOf(other, guests)).toBeVisible();
    await expect(connectionOf(other, hosts)).toHaveCount(0);
    await page.goto("/settings/workspace");
    await expect(member(page, host.name)).toContainText("Owner");
    await expect(members(page)).not.toContainText(guest.name);
    await page.goto("/connections");
    await expect(connectionOf(page, guests)).toHaveCount(0);
    await connect(page, hosts);
  });

  await test.step("a member leaves, and the workspace stays as it was", async () => {
    await invite(page, guest.email, "Manager");
    await other.goto("/dashboard");
    await other.getByRole("link", { name: "Accept or decline" }).click();
    await other.getByRole("button", { name: /^Accept/ }).click();
    await other.getByRole("button", { name: "Leave the workspace" }).click();
    const dialog = other.getByRole("dialog", { name: `Leave Workspace of ${host.name}` });
    await dialog.getByRole("button", { name: /^Leave/ }).click();
    await expect(other).toHaveURL("/dashboard");
    await openMail(host.email, "A member is no longer in your workspace");
    await page.goto("/settings/workspace");
    await expect(members(page)).not.toContainText(guest.name);
  });
});

test("an invitation is nobody's but the invited address's, and can be declined and withdrawn", async ({
  page,
  anotherBrowser,
}) => {
  const [host, guest, stranger] = [somebody("asking"), somebody("asked"), somebody("passing-by")];
  await signUp(page, host);
  const other = await anotherBrowser();
  await signUp(other, stranger);
  await invite(page, guest.email, "Billing");
  await other.goto("/invite");
  await expect(other.getByText(`No invitation is open for ${stranger.email}`)).toBeVisible();
  await signOut(other);
  await expect(other).toHaveURL("/signin");

  await signUp(other, guest);
  await other.getByRole("link", { name: "Accept or decline" }).click();
  await other.getByRole("button", { name: /^Decline/ }).click();
  await expect(other.getByText(`No invitation is open for ${guest.email}`)).toBeVisible();

  await invite(page, guest.email, "Billing");
  await page.getByRole("button", { name: /^Withdraw/ }).click();
  await expect(page.getByRole("table", { name: "Open invitations" })).toHaveCount(0);
  await other.reload();
  await expect(other.getByText(`No invitation is open for ${guest.email}`)).toBeVisible();

  await invite(page, guest.email, "Billing");
  await signOut(other);
  await expect(other).toHaveURL("/signin");
  await signIn(other, guest);
  await other.getByRole("link", { name: "Accept or decline" }).click();
  await other.getByRole("button", { name: /^Accept/ }).click();
  await expect(member(other, guest.name)).toContainText("Billing");
  await other.goto("/dashboard");
  await expect(other.getByRole("heading", { name: "Your role does not show figures" })).toBeVisible();
});
