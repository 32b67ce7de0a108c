import { test as base, expect, type Page, type TestInfo } from "@playwright/test";
import { addChannel, type Channel, codeIn, openMail } from "./simulated.ts";

export { expect };

export type Person = { email: string; password: string; name: string };

let networks = 0;

/** Limits count by network: every browser comes from one of its own, as the world's proxy is told to believe. */
function ownNetwork({ workerIndex }: TestInfo): { "x-forwarded-for": string } {
  networks += 1;
  return { "x-forwarded-for": `198.18.${workerIndex}.${networks}` };
}

export const test = base.extend<{ anotherBrowser: () => Promise<Page> }>({
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads what a fixture needs out of this pattern
  extraHTTPHeaders: async ({}, use, info) => use(ownNetwork(info)),

  /** Somebody else's browser, or the same person's second one: no cookie in common. */
  anotherBrowser: async ({ browser }, use, info) => {
    const pages: Page[] = [];
    await use(async () => {
      const context = await browser.newContext({ extraHTTPHeaders: ownNetwork(info) });
      const page = await context.newPage();
      pages.push(page);
      return page;
    });
    for (const page of pages) await page.context().close();
  },
});

/** Somebody nobody else in this run is. */
export const somebody = (name: string): Person => ({
  email: `${name}@people.test`,
  password: "copper-meadow-thursday-lantern",
  name: `Person ${name}`,
});

/** The form, then the code out of the mail. Ends on the dashboard. */
export async function signUp(page: Page, person: Person): Promise<void> {
  await page.goto("/signup");
  await page.getByLabel("Email", { exact: true }).fill(person.email);
  await page.getByLabel("Password (optional)").fill(person.password);
  await page.getByLabel("Name (optional)").fill(person.name);
  await page.getByLabel("I am 16 or older").check();
  await page.getByRole("button", { name: "Create account" }).click();
  await typeCode(page, codeIn(await openMail(person.email, "Confirm your address")));
  await expect(page).toHaveURL("/dashboard");
}

export async function typeCode(page: Page, code: string): Promise<void> {
  await page.getByLabel("Code").fill(code);
  await page.getByRole("button", { name: "Sign in" }).click();
}

export async function signIn(
  page: Page,
  { email, password }: Pick<Person, "email" | "password">,
): Promise<void> {
  await page.goto("/signin");
  await page.getByLabel("Email", { exact: true }).fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).not.toHaveURL(/dashboard|connections|privacy|settings/);
}

/** From `/connections` to the consent page, with this channel chosen there and nothing decided yet. */
export async function askToConnect(page: Page, { handle }: Pick<Channel, "handle">): Promise<void> {
  await page.goto("/connections");
  await page.getByRole("link", { name: "Connect YouTube" }).click();
  await page.getByRole("radio", { name: handle }).check();
}

/** Allows it and waits until the first sync is through. */
export async function connect(page: Page, channel: Channel): Promise<void> {
  await askToConnect(page, channel);
  await page.getByRole("button", { name: "Allow" }).click();
  await expect(connectionOf(page, channel).getByText("Working", { exact: true })).toBeVisible();
}

export const connectionOf = (page: Page, { handle }: Pick<Channel, "handle">) =>
  page.getByRole("article", { name: new RegExp(`^${handle} on YouTube`) });

/** A person with one connected channel that has been read once. */
export async function signUpWithChannel(
  page: Page,
  name: string,
): Promise<{ person: Person; channel: Channel }> {
  const person = somebody(name);
  const channel = await addChannel(name);
  await signUp(page, person);
  await connect(page, channel);
  return { person, channel };
}
