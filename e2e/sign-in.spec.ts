import type { Page } from "@playwright/test";
import { productUrl } from "./address.ts";
import { askingForms, openForm } from "./asking-forms.ts";
import {
  expect,
  ownNetwork,
  type Person,
  signIn,
  signOut,
  signUp,
  somebody,
  test,
  typeCode,
} from "./fixtures.ts";
import { codeIn, linkIn, mailsTo, openMail } from "./simulated.ts";
import { answerTo } from "./visitor.ts";

const refused = /Email or password is not right/;

async function askForCode(page: Page, { email }: Pick<Person, "email">): Promise<void> {
  await page.goto("/signin");
  await page.getByLabel("Email", { exact: true }).fill(email);
  await page.getByRole("button", { name: "Email me a sign-in code" }).click();
  await expect(page).toHaveURL(/\/signin\/code/);
}

test("signs in with the code of a mail, in the browser that asked for it, once", async ({ page }) => {
  const person = somebody("code");
  await signUp(page, person);
  await signOut(page);
  await askForCode(page, person);
  const code = codeIn(await openMail(person.email, "Your sign-in code"));
  await typeCode(page, code === "000000" ? "000001" : "000000");
  await expect(page.getByText(/This code is not right/)).toBeVisible();
  await typeCode(page, code);
  await expect(page).toHaveURL("/dashboard");
  await signOut(page);
  await page.goto("/signin/code");
  await typeCode(page, code);
  await expect(page.getByText(/This code is not right/)).toBeVisible();
});

test("refuses a mail's button and code in another browser, and still takes them in the right one", async ({
  page,
  anotherBrowser,
}) => {
  const person = somebody("link");
  await signUp(page, person);
  await signOut(page);
  await askForCode(page, person);
  const mail = await openMail(person.email, "Your sign-in code");

  const elsewhere = await anotherBrowser();
  await elsewhere.goto(linkIn(mail));
  await elsewhere.getByRole("button", { name: "Confirm and sign in" }).click();
  await expect(elsewhere.getByText(/asked for in another browser/)).toBeVisible();
  await elsewhere.goto("/signin/code");
  await typeCode(elsewhere, codeIn(mail));
  await expect(elsewhere.getByText(/This code is not right/)).toBeVisible();

  await page.goto(linkIn(mail));
  await page.getByRole("button", { name: "Confirm and sign in" }).click();
  await expect(page).toHaveURL("/dashboard");
});

test("a new password by mail ends every other session and the old password", async ({
  page,
  anotherBrowser,
}) => {
  const person = somebody("reset");
  await signUp(page, person);
  const phone = await anotherBrowser();
  await signIn(phone, person);
  await expect(phone).toHaveURL("/dashboard");
  await signOut(page);

  await page.goto("/reset");
  await page.getByLabel("Email", { exact: true }).fill(person.email);
  await page.getByRole("button", { name: "Email me a code" }).click();
  const mail = await openMail(person.email, "Set a new password");
  await page.getByLabel("Code").fill(codeIn(mail));
  await page.getByLabel("New password").fill("velvet-orchard-eleven-kites");
  await page.getByRole("button", { name: "Set password and sign in" }).click();
  await expect(page).toHaveURL("/dashboard");
  await openMail(person.email, "Your password was changed");

  await phone.goto("/dashboard");
  await expect(phone).toHaveURL(/\/signin/);
  await signIn(phone, person);
  await expect(phone.getByText(refused)).toBeVisible();
  await signIn(phone, { email: person.email, password: "velvet-orchard-eleven-kites" });
  await expect(phone).toHaveURL("/dashboard");
});

test("the list of sessions signs another device out at once", async ({ page, anotherBrowser }) => {
  const person = somebody("sessions");
  await signUp(page, person);
  const phone = await anotherBrowser();
  await signIn(phone, person);
  await expect(phone).toHaveURL("/dashboard");

  await page.goto("/settings/security");
  const sessions = page.getByRole("table", { name: "Sessions" }).getByRole("row");
  await expect(sessions).toHaveCount(1 + 2); // with the head
  await sessions.getByRole("button", { name: /^Sign out Chrome/ }).click();
  await expect(sessions).toHaveCount(1 + 1);

  await phone.goto("/settings/profile");
  await expect(phone).toHaveURL(/\/signin\?next=%2Fsettings%2Fprofile/);
  await page.reload();
  await expect(page).toHaveURL("/settings/security");
});

test("tells nobody whether an address has an account", async ({ page, anotherBrowser }) => {
  const person = somebody("known");
  const unknown = somebody("unknown").email;
  await signUp(page, person);

  const stranger = await anotherBrowser();
  const answers: string[] = [];
  for (const email of [person.email, unknown]) {
    await signIn(stranger, { email, password: "wrong-wrong-wrong-wrong" });
    await expect(stranger.getByText(refused)).toBeVisible();
    answers.push(wordsWithout(email, await stranger.locator("main").innerText()));
    await askForCode(stranger, { email });
    answers.push(await stranger.locator("main").innerText());
  }
  expect(answers[2]).toBe(answers[0]);
  expect(answers[3]).toBe(answers[1]);
  await openMail(person.email, "Your sign-in code");
  expect(await mailsTo(unknown)).toEqual([]);
});

test("answers an address that has an account and one that has none alike, to status, headers and bytes", async ({
  page,
}, info) => {
  // Two: an address gets three mails an hour, and its own sign-up brought the first.
  const people = [somebody("alike-1"), somebody("alike-3")];
  for (const person of people) {
    await signUp(page, person);
    await signOut(page);
  }
  const [nobody, another] = [somebody("alike-0"), somebody("alike-2")];
  for (const form of askingForms) {
    const pair = form.path === "/signup" ? [people[1], another] : [people[0], nobody];
    const asked = await openForm(productUrl, form);
    const answers: unknown[] = [];
    for (const email of pair.map((person) => person?.email ?? "")) {
      const network = ownNetwork(info)["x-forwarded-for"];
      const response = await answerTo(asked, form.button, { email, ...form.fields }, network);
      answers.push(await told(response, email));
    }
    expect(answers[1], `${form.button} at ${form.path}`).toEqual(answers[0]);
  }
  expect(await mailsTo(nobody.email)).toEqual([]);
  await openMail(another.email, "Confirm your address");
  await openMail(people[1]?.email ?? "", "You already have an account");
});

/** All that an answer says, but for what is drawn anew for each and the address that was sent. */
async function told(response: Response, email: string) {
  const drawn = [
    /'nonce-([^']+)'/.exec(response.headers.get("content-security-policy") ?? "")?.[1],
    response.headers.get("x-request-id"),
    /browser=([^;]+)/.exec(response.headers.get("set-cookie") ?? "")?.[1],
    email,
    encodeURIComponent(email),
  ].filter((text) => text != null);
  const plain = (text: string) =>
    drawn.reduce((rest, one) => rest.replaceAll(one, "…"), text.replace(/Expires=[^;]+/i, "Expires=…"));
  const headers = [...response.headers].filter(([name]) => name !== "date");
  return {
    status: response.status,
    headers: headers.map(([name, value]) => `${name}: ${plain(value)}`),
    body: plain(await response.text()),
  };
}

const wordsWithout = (email: string, text: string) => text.replaceAll(email, "");

test("says plainly when there were too many tries, and lets the person's own browser in all the same", async ({
  page,
  anotherBrowser,
}) => {
  const person = somebody("tries");
  await signUp(page, person);
  await signOut(page);
  const stranger = await anotherBrowser();
  for (let tries = 0; tries < 5; tries += 1) {
    await signIn(stranger, { email: person.email, password: "wrong-wrong-wrong-wrong" });
    await expect(stranger.getByText(refused)).toBeVisible();
  }
  await signIn(stranger, { email: person.email, password: "wrong-wrong-wrong-wrong" });
  await expect(stranger.getByText("Too many tries. Wait a little, then try again.")).toBeVisible();
  await signIn(page, person);
  await expect(page).toHaveURL("/dashboard");
});
