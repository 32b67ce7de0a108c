import type { Page } from "@playwright/test";
import { generateSync } from "otplib";
import { expect, type Person, signIn, signOut, signUp, somebody, test } from "./fixtures.ts";
import { inspect } from "./inspect-page.ts";
import { openMail } from "./simulated.ts";

/** A code counts once, and those of the half minutes before and after count too: three for one test. */
const codeOf = (secret: string, step: -1 | 0 | 1) =>
  generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + step * 30 });

/** A phone, as the browser's own protocol plays it: it knows who holds it. */
async function plugIn(page: Page): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  await browser.send("WebAuthn.enable");
  await browser.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

/** Ten of them, as they are shown this once. */
async function shownCodes(page: Page): Promise<string[]> {
  const codes = page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem");
  await expect(codes).toHaveCount(10);
  return codes.allTextContents();
}

async function goHalfWay(page: Page, person: Person): Promise<void> {
  await signIn(page, person);
  await expect(page.getByRole("heading", { name: "The second step" })).toBeVisible();
}

test("sets an app up by its picture or its key, signs in with its code, and comes back by a recovery code", async ({
  page,
}) => {
  const person = somebody("two-step-app");
  await signUp(page, person);
  await page.goto("/settings/security");
  await page.getByRole("button", { name: "Set up an app" }).click();
  await expect(page.getByRole("img", { name: "QR code for the app" })).toBeVisible();
  const secret =
    (await page.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).textContent())?.replaceAll(" ", "") ?? "";
  await page.getByLabel("Code of your app").fill("000000");
  await page.getByRole("button", { name: "Confirm the app" }).click();
  await expect(page.getByText("This is not the app's code of this half minute.")).toBeVisible();
  await page.getByLabel("Code of your app").fill(codeOf(secret, -1));
  await page.getByRole("button", { name: "Confirm the app" }).click();
  const [recoveryCode = ""] = await shownCodes(page);
  await page.getByRole("link", { name: "I have kept the codes" }).click();
  await expect(page.getByText("10 of 10 are left.")).toBeVisible();
  await openMail(person.email, "An authenticator app was added");

  await signOut(page);
  await goHalfWay(page, person);
  await page.goto("/dashboard");
  await expect(page, "half a sign-in opens nothing").toHaveURL(/\/signin\?/);
  await inspect(page, "/signin/second");
  await page.getByLabel("Code of your app").fill(codeOf(secret, 0));
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL("/dashboard");

  await signOut(page);
  await goHalfWay(page, person);
  await page.getByLabel("Recovery code").fill(recoveryCode.toLowerCase().replaceAll("-", " "));
  await page.getByRole("button", { name: "Sign in with a recovery code" }).click();
  await expect(page).toHaveURL("/dashboard");
  await openMail(person.email, "A recovery code was used to sign in");

  await page.goto("/signin/confirm?next=/settings/security");
  await expect(page.getByRole("button", { name: "Email me a code" })).toHaveCount(0);
  await page.getByLabel("Code of your app").fill(codeOf(secret, 1));
  await page.getByRole("button", { name: "Confirm", exact: true }).click();
  await expect(page.getByText("9 of 10 are left.")).toBeVisible();
  await page.getByRole("button", { name: "Remove the app" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove the app" }).click();
  await expect(page.getByRole("button", { name: "Set up an app" })).toBeVisible();
  await signOut(page);
  await signIn(page, person);
  await expect(page).toHaveURL("/dashboard");
});

test("adds a passkey, signs in with it alone or after a password, renames it and removes it, by keyboard", async ({
  page,
}) => {
  const person = somebody("two-step-passkey");
  await plugIn(page);
  await signUp(page, person);
  await page.goto("/settings/security");
  await page.getByLabel("Name of the passkey").fill("My phone");
  await page.keyboard.press("Enter");
  await shownCodes(page);
  await expect(page.getByRole("rowheader", { name: "My phone" })).toBeVisible();
  await openMail(person.email, "A passkey was added");

  await signOut(page);
  await page.goto("/signin");
  await page.getByRole("button", { name: "Sign in with a passkey" }).press("Enter");
  await expect(page).toHaveURL("/dashboard");

  await signOut(page);
  await goHalfWay(page, person);
  await page.getByRole("button", { name: "Use a passkey" }).press("Enter");
  await expect(page).toHaveURL("/dashboard");

  await page.goto("/signin/confirm?next=/settings/security");
  await page.getByRole("button", { name: "Use a passkey" }).press("Enter");
  await expect(page).toHaveURL("/settings/security");
  await page.getByRole("button", { name: "Rename My phone" }).press("Enter");
  const rename = page.getByRole("dialog", { name: "Rename the passkey" });
  await rename.getByLabel("Name", { exact: true }).fill("Old phone");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("rowheader", { name: "Old phone" })).toBeVisible();
  await page.goto("/settings/security");
  await inspect(page, "/settings/security");
  await page.getByRole("button", { name: "Remove Old phone" }).press("Enter");
  await page
    .getByRole("dialog", { name: "Remove the passkey" })
    .getByRole("button", { name: "Remove Old phone" })
    .press("Enter");
  await expect(page.getByRole("rowheader", { name: "Old phone" })).toHaveCount(0);
  await expect(page.getByText("Recovery codes")).toHaveCount(0);
});
