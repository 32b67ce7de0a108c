import { buffer } from "node:stream/consumers";
import { test as base, expect, type Locator, type Page, type TestInfo } from "@playwright/test";
import yauzl from "yauzl";
import { addChannel, addDays, type Channel, codeIn, openMail, type PlatformAccount } from "./simulated.ts";
import { startTestWorld, type TestWorld } from "./test-world.ts";

export { expect };

/** What a test needs to know of an account to find it on a page; on YouTube where nothing else is said. */
type Shown = Pick<PlatformAccount, "handle"> & Partial<Pick<PlatformAccount, "platformLabel">>;

export type Person = { email: string; password: string; name: string };

let networks = 0;

/** Limits count by network: every browser comes from one of its own, as the world's proxy is told to believe. */
export function ownNetwork({ workerIndex }: TestInfo): { "x-forwarded-for": string } {
  networks += 1;
  return { "x-forwarded-for": `198.18.${workerIndex}.${networks}` };
}

const lastLines = 30;

type Fixtures = { anotherBrowser: () => Promise<Page>; lastWords: undefined };

export const test = base.extend<Fixtures, { world: TestWorld }>({
  /** Clocks are moved and processes killed: no two tests that run at once share a world. */
  world: [
    // biome-ignore lint/correctness/noEmptyPattern: the runner reads what a fixture needs out of this pattern
    async ({}, use) => {
      const world = await startTestWorld();
      await use(world);
      await world.stop();
    },
    { scope: "worker", auto: true, timeout: 180_000 },
  ],

  /** Where a test fails, what its page shows and what the processes of its world said last. */
  lastWords: [
    async ({ page, world }, use, info) => {
      await use(undefined);
      if (info.status === info.expectedStatus) return;
      const shown = await page
        .locator("body")
        .innerText({ timeout: 2_000 })
        .catch((error: unknown) => `(${error})`);
      const where = `${page.url()} shows: ${shown.replaceAll(/\s+/g, " ").slice(0, 1_000)}`;
      console.log([where, ...world.said.slice(-lastLines)].join("\n"));
    },
    { auto: true },
  ],

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

/** From `/connections` to the consent page, with this account chosen there and nothing decided yet. */
export async function askToConnect(page: Page, { handle, platformLabel = "YouTube" }: Shown): Promise<void> {
  await page.goto("/connections");
  await page.getByRole("link", { name: `Connect ${platformLabel}` }).click();
  await page.getByRole("radio", { name: handle }).check();
}

/** Allows it and waits until the first sync is through. */
export async function connect(page: Page, account: Shown): Promise<void> {
  await askToConnect(page, account);
  await page.getByRole("button", { name: "Allow" }).click();
  // How soon is no promise: readings of other accounts of the world may be before it.
  await expect(connectionOf(page, account).getByText("Working", { exact: true })).toBeVisible({
    timeout: 45_000,
  });
}

export const connectionOf = (page: Page, { handle, platformLabel = "YouTube" }: Shown) =>
  page.getByRole("article", { name: new RegExp(`^${handle} on ${platformLabel}`) });

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

/** The calendar goes on by a day, and each of these accounts has its reading of the new day. */
export const nextDay = (page: Page, ...accounts: Shown[]) => daysLater(page, 1, ...accounts);

/** The same after some days on which nothing was read. */
export async function daysLater(page: Page, days: number, ...accounts: Shown[]): Promise<void> {
  const { now } = await addDays(days);
  const day = new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
  const hasTheDay = new RegExp(`Last success[^U]*${day.format(new Date(now))}`);
  await page.goto("/connections");
  for (const account of accounts) await showsInTime(page, connectionOf(page, account), hasTheDay);
}

/** What this page will show once work in the background is done, by itself or loaded again. */
export async function showsInTime(page: Page, where: Locator, words: string | RegExp): Promise<void> {
  await expect(async () => {
    try {
      await expect(where).toContainText(words, { timeout: 500 });
    } catch (error) {
      await page.reload();
      throw error;
    }
  }).toPass();
}

/** The account's page, by way of its name on `/connections`. */
export async function openAccount(page: Page, account: Shown): Promise<void> {
  await page.goto("/connections");
  await connectionOf(page, account).getByRole("link", { name: account.handle, exact: true }).click();
  await expect(page).toHaveURL(/\/accounts\//);
}

/** The table of posts, on an account's own page or of all accounts. */
export const postsTable = (page: Page) => page.getByRole("table", { name: /newest counts of each$/ });

export const figureOf = (page: Page, metric: string) =>
  page.getByRole("figure", { name: new RegExp(`^${metric}\\b`) });

/** The follower chart as a table: newest day first, under a head. */
export async function followersTable(page: Page): Promise<Locator> {
  const figure = figureOf(page, "Followers");
  const toggle = figure.getByRole("button", { name: "Show as table" });
  // A page is readable before its scripts run; a click until then changes nothing.
  await expect(async () => {
    await toggle.click();
    await expect(toggle).toHaveAttribute("aria-expanded", "true", { timeout: 500 });
  }).toPass();
  // Its code comes when it is asked for the first time.
  const table = figure.getByRole("table");
  await expect(table).toBeVisible();
  return table;
}

const receiptAddress = /\/receipts\/[0-9A-Z-]{23}$/;

/** By the dialog on `/connections`. Ends on the receipt. @returns its code */
export async function disconnect(page: Page, channel: Pick<Channel, "handle">): Promise<string> {
  await page.goto("/connections");
  await connectionOf(page, channel)
    .getByRole("button", { name: `Disconnect ${channel.handle} on YouTube` })
    .first()
    .click();
  const dialog = page.getByRole("dialog", { name: `Disconnect ${channel.handle}` });
  await dialog.getByRole("button", { name: /^Disconnect .* and delete its history/ }).click();
  await expect(page).toHaveURL(receiptAddress);
  return page.url().split("/").at(-1) ?? "";
}

/** The state of a receipt that is through, beside the word for its day. */
export const isComplete = /Complete(?!d)/;

/** Asks for everything and waits for the file. @returns where it lies */
export async function downloadExport(page: Page): Promise<string> {
  await page.goto("/privacy/export");
  await page.getByRole("button", { name: /^Request export/ }).click();
  const link = page.getByRole("link", { name: /^Download/ });
  await showsInTime(page, page.getByRole("main"), "Ready");
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  return download.path();
}

/** Freezes the account, which ends every session, and comes back to where the days to undo it can be forgone. */
export async function askToDelete(page: Page, person: Person): Promise<void> {
  await page.goto("/privacy/delete");
  await page.getByLabel("Email").fill(person.email);
  await page.getByRole("button", { name: "Delete my account" }).click();
  await expect(page).toHaveURL(receiptAddress);
  await signIn(page, person);
  await expect(page).toHaveURL("/privacy/delete");
}

/** @returns the code of the receipt */
export async function deleteNow(page: Page, { email }: Pick<Person, "email">): Promise<string> {
  await page.getByRole("button", { name: "Delete now" }).click();
  const dialog = page.getByRole("dialog", { name: "Delete everything now" });
  await dialog.getByLabel("Email").fill(email);
  await dialog.getByRole("button", { name: "Delete now" }).click();
  await expect(page).toHaveURL(receiptAddress);
  return page.url().split("/").at(-1) ?? "";
}

/** The files of a ZIP by their paths. */
export function readZip(content: Buffer): Promise<Map<string, Buffer>> {
  return new Promise((resolve, reject) => {
    const files = new Map<string, Buffer>();
    yauzl.fromBuffer(content, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      zip.on("error", reject);
      zip.on("end", () => resolve(files));
      zip.on("entry", (entry: yauzl.Entry) => {
        zip.openReadStream(entry, async (failure, stream) => {
          if (failure) return reject(failure);
          files.set(entry.fileName, await buffer(stream));
          zip.readEntry();
        });
      });
      zip.readEntry();
    });
  });
}
