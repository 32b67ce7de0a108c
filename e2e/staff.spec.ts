import type { Page } from "@playwright/test";
import { generateSync } from "otplib";
import { productUrl } from "./address.ts";
import { englishOn } from "./english-on.ts";
import {
  expect,
  type Person,
  signIn,
  signOut,
  signUp,
  signUpWithChannel,
  somebody,
  test,
} from "./fixtures.ts";
import { inspect } from "./inspect-page.ts";
import { type Answer, ask, fromOurPage, type Question } from "./matrix/ask.ts";
import { withoutWhatIsNew } from "./matrix/bytes.ts";
import { buildId } from "./matrix/manifest.ts";
import { grantStaff, openDatabase } from "./running-world.ts";
import { openMail } from "./simulated.ts";

/** A code counts once, and those of the half minutes before and after count too: three for one person. */
const codeOf = (secret: string, step: -1 | 0 | 1) =>
  generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + step * 30 });

/** @returns the secret of the app, whose code of the half minute before is used up */
async function setUpApp(page: Page): Promise<string> {
  await page.goto("/settings/security");
  await page.getByRole("button", { name: "Set up an app" }).click();
  const shown = await page.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).textContent();
  const secret = shown?.replaceAll(" ", "") ?? "";
  await page.getByLabel("Code of your app").fill(codeOf(secret, -1));
  await page.getByRole("button", { name: "Confirm the app" }).click();
  await page.getByRole("link", { name: "I have kept the codes" }).click();
  return secret;
}

/** Signs in by both steps, and opens the staff pages by another code. */
async function arrive(page: Page, person: Person, secret: string): Promise<void> {
  await signIn(page, person);
  await page.getByLabel("Code of your app").fill(codeOf(secret, 0));
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL("/dashboard");
  await page.goto("/admin");
  await expect(page).toHaveURL("/admin/confirm?next=%2Fadmin");
  await page.getByLabel("Code of your app").fill(codeOf(secret, 1));
  await page.getByRole("button", { name: "Confirm", exact: true }).click();
  await expect(page).toHaveURL("/admin");
}

/** By keyboard alone. Ends on the customer's page. @returns its address */
async function find(page: Page, email: string, reason: string): Promise<string> {
  await page.goto("/admin/customers");
  await page.getByLabel("Address of the customer").focus();
  await page.keyboard.type(email);
  await page.keyboard.press("Tab");
  await expect(page.getByLabel("Reason")).toBeFocused();
  await page.keyboard.type(reason);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Customer", exact: true })).toBeVisible();
  return new URL(page.url()).pathname;
}

/** An address of the staff pages as somebody may write it who looks for them, and how they ask for it. */
const disguises: readonly Question[] = [
  ...["/admin", "/admin/staff", "/admin/confirm", "/admin/no-such", "/admin/staff?q=1"].map((path) => ({
    path,
  })),
  ...["/%61dmin/staff", "/admi%6e", "/admin%2fstaff", "/./admin", "/x/../admin/staff"].map((path) => ({
    path,
  })),
  ...["//admin", "/admin/", "/ADMIN", "/admin/staff%", "/admin.rsc"].map((path) => ({ path })),
  { path: "/admin/staff", headers: { "sec-fetch-dest": "image" } },
  { path: "/admin/staff", headers: { "x-nothing-here": "nothing-here" } },
  { path: "/admin/staff?_rsc", headers: { rsc: "1" } },
  { path: "/admin/staff", headers: { rsc: "1", "next-router-prefetch": "1" } },
  {
    path: "/admin/staff?_rsc",
    headers: { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" },
  },
  { path: `/_next/data/${buildId}/admin/staff.json`, headers: { "x-nextjs-data": "1" } },
  { path: "/admin/staff", method: "HEAD" },
  ...["POST", "PUT", "DELETE"].map((method) => ({ path: "/admin/staff", method, headers: fromOurPage })),
  { path: "/admin/staff", method: "OPTIONS" },
];

/** The same address backwards, where there is nothing. */
const elsewhere = ({ path, ...question }: Question): Question => ({
  ...question,
  path: path
    .replace("admin", "nimda")
    .replace("%61dmin", "%6eimda")
    .replace("admi%6e", "nimd%61")
    .replace("ADMIN", "NIMDA"),
});

const plain = (answer: Answer, { path }: Question) =>
  JSON.stringify(withoutWhatIsNew(answer, path)).replace(
    /admin|nimda|%61dmin|%6eimda|admi%6e|nimd%61/gi,
    "WORD",
  );

test("to everybody who is no staff there is no such page, to the byte, however they write its address", async ({
  page,
}) => {
  await signUp(page, somebody("no-staff"));
  const session = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  for (const cookies of ["", session, `${session}; staff=on`, "session=made-up"]) {
    for (const question of disguises) {
      const missing = elsewhere(question);
      const [found, expected] = [await ask(question, cookies), await ask(missing, cookies)];
      expect(plain(found, question), `${question.method ?? "GET"} ${question.path}`).toBe(
        plain(expected, missing),
      );
    }
  }
  expect((await page.goto("/admin"))?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "There is no page at this address" })).toBeVisible();
});

test("a staff owner gets in by a second step alone, finds a customer, and sees what that one allows", async ({
  page,
  anotherBrowser,
}) => {
  test.slow();
  const customers = await anotherBrowser();
  const { person: customer, channel } = await signUpWithChannel(customers, "helped");
  const owner = somebody("staff-owner");
  await signUp(page, owner);

  await test.step("without a second step the way in shows nothing but how to get one", async () => {
    expect(grantStaff(owner.email, "owner")).toMatch(/^Granted: /m);
    await openMail(owner.email, "Your staff role");
    await page.goto("/dashboard");
    await expect(page).toHaveURL("/signin?next=%2Fdashboard");
    await signIn(page, owner);
    await expect(page).toHaveURL("/dashboard");
    await page.goto("/admin/customers");
    await expect(page.getByRole("heading", { name: "A second step first" })).toBeVisible();
    await inspect(page, "/admin/confirm");
  });

  const secret = await setUpApp(page);
  await signOut(page);
  await test.step("a session that was copied before the proof opens nothing after it", async () => {
    const thief = await anotherBrowser();
    await signIn(page, owner);
    await page.getByLabel("Code of your app").fill(codeOf(secret, 0));
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page).toHaveURL("/dashboard");
    await thief.context().addCookies(await page.context().cookies());
    await thief.goto("/admin/staff");
    await expect(thief).toHaveURL("/admin/confirm?next=%2Fadmin%2Fstaff");
    await page.goto("/admin");
    await inspect(page, "/admin/confirm");
    await page.goto("/admin/confirm?next=/admin");
    await page.getByLabel("Code of your app").fill(codeOf(secret, 1));
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL("/admin");
    await expect(page.getByRole("navigation", { name: "Main" }).getByRole("link")).toHaveText([
      "Customers",
      "Jobs",
      "Audit",
      "Staff",
    ]);
    expect((await thief.goto("/admin/staff"))?.status()).toBe(404);
  });

  let address = "";
  await test.step("finds the customer by the exact address alone", async () => {
    await page.goto("/admin/customers");
    await page.getByLabel("Address of the customer").fill("helped@people.tes");
    await page.getByLabel("Reason").fill("They wrote that nothing is read.");
    await page.getByRole("button", { name: "Open the account" }).click();
    await expect(page.getByText("Nobody has this address.").first()).toBeVisible();
    address = await find(page, customer.email, "They wrote that nothing is read.");
    await expect(page.getByText("The person has not allowed support to look at them.")).toBeVisible();
    await expect(page.getByText(channel.handle)).toHaveCount(0);
    await expect(page.getByText("1 working")).toBeVisible();
  });

  await test.step("the customer reads who looked and why, and allows support to see more", async () => {
    await customers.goto("/privacy/activity");
    const looks = customers.getByRole("list", { name: "Looks of our staff" });
    await expect(looks).toContainText("Our staff looked at your account: an owner");
    await expect(looks).toContainText("They wrote that nothing is read.");
    await customers.getByLabel("Let support look at my connections for").selectOption({ label: "1 day" });
    await customers.getByRole("button", { name: "Allow it" }).press("Enter");
    await expect(customers.getByText(/^Support may look at your connections until/)).toBeVisible();
    await openMail(customer.email, "Support may look at your connections");
    await inspect(customers, "/privacy/activity");
  });

  await test.step("support sees how the connection does, and no figure", async () => {
    await page.goto(address);
    const row = page.getByRole("row", { name: new RegExp(channel.handle) });
    await expect(row).toContainText("active");
    await expect(row).toContainText("done");
    await customers.reload();
    await expect(customers.getByRole("list", { name: "Looks of our staff" })).toContainText(
      "Support looked at your connections, as you allowed",
    );
  });

  await test.step("every page is sound, and speaks German", async () => {
    const paths = ["/admin", "/admin/customers", address, "/admin/jobs", "/admin/audit", "/admin/staff"];
    for (const path of paths) await inspect(page, path);
    await page.context().addCookies([{ name: "language", value: "de", url: productUrl }]);
    for (const path of [...paths, "/admin/confirm"]) {
      await page.goto(path);
      await page.waitForLoadState("networkidle");
      expect(await englishOn(page), path).toEqual([]);
    }
    await page.context().clearCookies({ name: "language" });
  });

  await test.step("it ends when the customer ends it", async () => {
    await customers.getByRole("button", { name: "End the access" }).press("Enter");
    await expect(customers.getByLabel("Let support look at my connections for")).toBeVisible();
    await page.goto(address);
    await expect(page.getByText("The person has not allowed support to look at them.")).toBeVisible();
    await expect(page.getByText(channel.handle)).toHaveCount(0);
  });

  await test.step("the chain is verified on demand, and acts need a young proof", async () => {
    await page.goto("/admin/audit");
    await expect(page.getByRole("row", { name: /staff\.customer-opened/ }).first()).toBeVisible();
    await page.getByRole("button", { name: "Verify the chain" }).press("Enter");
    await expect(page.getByText(/^The chain is whole: /)).toBeVisible();
    const database = openDatabase();
    await database`update staff_visits set proven_at = proven_at - interval '16 minutes'`;
    await database.end();
    await page.getByRole("button", { name: "Verify the chain" }).press("Enter");
    await expect(page).toHaveURL("/admin/confirm?next=%2Fadmin%2Faudit");
    await page.goto("/admin/customers");
    await expect(page.getByRole("link", { name: "Confirm that it is you first" })).toBeVisible();
    await expect(page.getByLabel("Address of the customer")).toHaveCount(0);
  });
});

test("billing sees less, gets no page that is not its own, and loses its role", async ({
  page,
  anotherBrowser,
}) => {
  test.slow();
  const [customers, owners] = [await anotherBrowser(), await anotherBrowser()];
  const { person: customer } = await signUpWithChannel(customers, "billed");
  const [owner, clerk] = [somebody("second-owner"), somebody("clerk")];
  await signUp(owners, owner);
  await signUp(page, clerk);
  const secrets = { owner: await setUpApp(owners), clerk: await setUpApp(page) };
  grantStaff(owner.email, "owner");
  await arrive(owners, owner, secrets.owner);

  await owners.goto("/admin/staff");
  await owners.getByLabel("Email").fill(clerk.email);
  await owners.getByLabel("Role", { exact: true }).last().selectOption({ label: "Billing" });
  await owners.getByRole("button", { name: "Give the role" }).press("Enter");
  await expect(owners.getByText(/^Done\. Their sessions have ended/)).toBeVisible();
  await openMail(clerk.email, "Your staff role");

  await arrive(page, clerk, secrets.clerk);
  const address = await find(page, customer.email, "They asked what it will cost.");
  await expect(page.getByText("Nothing is charged yet")).toBeVisible();
  await expect(page.getByText("Connections", { exact: true })).toBeVisible();
  const pages = page.getByRole("navigation", { name: "Main" }).getByRole("link");
  await expect(pages).toHaveText(["Customers", "Staff"]);
  for (const hidden of ["1 working", "Second step", "Newest export", "The person has not allowed"]) {
    await expect(page.getByText(hidden), hidden).toHaveCount(0);
  }
  await inspect(page, address);
  await page.goto("/admin/staff");
  await expect(page.getByRole("table", { name: "Members of staff" })).toHaveCount(0);
  for (const closed of ["/admin/jobs", "/admin/audit"]) {
    expect((await page.goto(closed))?.status(), closed).toBe(404);
  }
  // Opened by this visit alone.
  expect((await owners.goto(address))?.status()).toBe(404);

  await owners.goto("/admin/staff");
  await owners.getByRole("button", { name: `End the role of ${clerk.name}` }).press("Enter");
  const dialog = owners.getByRole("dialog", { name: `End the staff role of ${clerk.name}` });
  await dialog.getByRole("button", { name: "End the role" }).press("Enter");
  await expect(owners.getByRole("table", { name: "Members of staff" })).not.toContainText(clerk.name);
  expect((await page.goto("/admin"))?.status()).toBe(404);
});
