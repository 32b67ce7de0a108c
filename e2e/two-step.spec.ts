import { setTimeout } from "node:timers/promises";
import type { Page } from "@playwright/test";
import { generateSync } from "otplib";
import { pressOn, typeInto } from "./by-keyboard.ts";
import { expect, type Person, signUp, somebody, test } from "./fixtures.ts";
import { inspect } from "./inspect-page.ts";
import { codeIn, openMail } from "./simulated.ts";

/** A code counts once, and that of the next half minute counts too: each call gives the next that was not used. */
function codesOf(secret: string): () => Promise<string> {
  const halfMinute = 30_000;
  let used = 0;
  return async () => {
    const step = Math.max(used + 1, Math.floor(Date.now() / halfMinute));
    while (step > Math.floor(Date.now() / halfMinute) + 1) await setTimeout(500);
    used = step;
    return generateSync({ secret, epoch: (step * halfMinute) / 1000 });
  };
}

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

/** Whatever follows is done without a mouse. */
async function signOut(page: Page): Promise<void> {
  await pressOn(page, page.getByRole("button", { name: "Sign out" }));
  await expect(page).toHaveURL("/signin");
}

async function signIn(page: Page, { email, password }: Person): Promise<void> {
  await page.goto("/signin");
  await typeInto(page, page.getByLabel("Email", { exact: true }), email);
  await typeInto(page, page.getByLabel("Password"), password);
  await page.keyboard.press("Enter");
}

async function typeCode(page: Page, label: string, code: string | (() => Promise<string>)): Promise<void> {
  await typeInto(page, page.getByLabel(label), "");
  // Asked for only now: the way to the field takes time.
  await page.keyboard.type(typeof code === "string" ? code : await code());
  await page.keyboard.press("Enter");
}

const secondStep = (page: Page) => page.getByRole("heading", { name: "The second step" });

test("sets an app up by its picture or its key, signs in with its code, and comes back by a recovery code, by keyboard", async ({
  page,
}) => {
  test.slow();
  const person = somebody("two-step-app");
  await signUp(page, person);
  await page.goto("/settings/security");
  await pressOn(page, page.getByRole("button", { name: "Set up an app" }));
  await expect(page.getByRole("img", { name: "QR code for the app" })).toBeVisible();
  const secret =
    (await page.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).textContent())?.replaceAll(" ", "") ?? "";
  const nextCode = codesOf(secret);
  await inspect(page, "/settings/security/app");
  await typeCode(page, "Code of your app", "000000");
  await expect(page.getByText("This is not the app's code of this half minute.")).toBeVisible();
  await typeCode(page, "Code of your app", nextCode);
  const [recoveryCode = ""] = await shownCodes(page);
  await pressOn(page, page.getByRole("link", { name: "I have kept the codes" }));
  await expect(page.getByText("10 of 10 are left.")).toBeVisible();
  await openMail(person.email, "An authenticator app was added");

  await signOut(page);
  await signIn(page, person);
  await expect(secondStep(page)).toBeVisible();
  await page.goto("/dashboard");
  await expect(page, "half a sign-in opens nothing").toHaveURL(/\/signin\?/);
  await inspect(page, "/signin/second");
  await typeCode(page, "Code of your app", nextCode);
  await expect(page).toHaveURL("/dashboard");

  await signOut(page);
  await signIn(page, person);
  await expect(secondStep(page)).toBeVisible();
  await typeCode(page, "Recovery code", recoveryCode.toLowerCase().replaceAll("-", " "));
  await expect(page).toHaveURL("/dashboard");
  await openMail(person.email, "A recovery code was used to sign in");

  await inspect(page, "/signin/confirm?next=/settings/security");
  await expect(page.getByRole("button", { name: "Email me a code" })).toHaveCount(0);
  await typeCode(page, "Code of your app", nextCode);
  await expect(page.getByText("9 of 10 are left.")).toBeVisible();
  await pressOn(page, page.getByRole("button", { name: "Remove the app" }));
  await pressOn(page, page.getByRole("dialog").getByRole("button", { name: "Remove the app" }));
  await expect(page.getByRole("button", { name: "Set up an app" })).toBeVisible();
  await signOut(page);
  await signIn(page, person);
  await expect(page).toHaveURL("/dashboard");
});

test("signs up with a passkey instead of a password, signs in with it alone or after a mail, renames it and removes it, by keyboard", async ({
  page,
}) => {
  test.slow();
  const { email } = somebody("two-step-passkey");
  await plugIn(page);
  await page.goto("/signup");
  await typeInto(page, page.getByLabel("Email", { exact: true }), email);
  await pressOn(page, page.getByLabel("I am 16 or older"), "Space");
  await pressOn(page, page.getByRole("button", { name: "Continue with a passkey" }));
  await typeCode(page, "Code", codeIn(await openMail(email, "Confirm your address")));
  await expect(page.getByRole("heading", { name: "Add a passkey" })).toBeVisible();
  await inspect(page, "/signup/passkey");
  await typeInto(page, page.getByLabel("Name of the passkey"), "My phone");
  await page.keyboard.press("Enter");
  await shownCodes(page);
  await pressOn(page, page.getByRole("link", { name: "I have kept the codes" }));
  await expect(page).toHaveURL("/dashboard");
  await openMail(email, "A passkey was added");

  await signOut(page);
  await pressOn(page, page.getByRole("button", { name: "Sign in with a passkey" }));
  await expect(page).toHaveURL("/dashboard");

  await signOut(page);
  await typeInto(page, page.getByLabel("Email", { exact: true }), email);
  await pressOn(page, page.getByRole("button", { name: "Email me a sign-in code" }));
  await typeCode(page, "Code", codeIn(await openMail(email, "Your sign-in code")));
  await expect(secondStep(page)).toBeVisible();
  await pressOn(page, page.getByRole("button", { name: "Use a passkey" }));
  await expect(page).toHaveURL("/dashboard");

  await page.goto("/signin/confirm?next=/settings/security");
  await pressOn(page, page.getByRole("button", { name: "Use a passkey" }));
  await expect(page).toHaveURL("/settings/security");
  await pressOn(page, page.getByRole("button", { name: "Rename My phone" }));
  const rename = page.getByRole("dialog", { name: "Rename the passkey" });
  await typeInto(page, rename.getByLabel("Name", { exact: true }), "Old phone");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("rowheader", { name: "Old phone" })).toBeVisible();
  await inspect(page, "/settings/security");
  await pressOn(page, page.getByRole("button", { name: "Remove Old phone" }));
  const remove = page.getByRole("dialog", { name: "Remove the passkey" });
  await pressOn(page, remove.getByRole("button", { name: "Remove Old phone" }));
  await expect(page.getByRole("rowheader", { name: "Old phone" })).toHaveCount(0);
  await expect(page.getByText("Recovery codes")).toHaveCount(0);
});
