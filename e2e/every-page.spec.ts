import { readdirSync } from "node:fs";
import { join, sep } from "node:path";
import type { Page } from "@playwright/test";
import { productUrl } from "./address.ts";
import { englishOn } from "./english-on.ts";
import { expect, nextDay, openAccount, postsTable, signUpWithChannel, test } from "./fixtures.ts";
import { inspect } from "./inspect-page.ts";

/** Every page of the product by the folder of its file, and who may see it. */
const signedOut = [
  "/",
  "/definitions",
  "/legal/cookies",
  "/legal/privacy",
  "/legal/processors",
  "/legal/promises",
  "/legal/terms",
  "/notme",
  "/platforms",
  "/receipts",
  "/receipts/[code]",
  "/reset",
  "/signin",
  "/signin/code",
  "/signup",
  "/verify",
];
const signedIn = [
  "/accounts/[id]",
  "/accounts/[id]/import",
  "/accounts/[id]/posts",
  "/compare",
  "/connections",
  "/dashboard",
  "/invite",
  "/posts",
  "/posts/[id]",
  "/privacy",
  "/privacy/activity",
  "/privacy/data",
  "/privacy/data/[sheet]",
  "/privacy/delete",
  "/privacy/export",
  "/privacy/retention",
  "/settings/profile",
  "/settings/security",
  "/settings/security/app",
  "/settings/workspace",
  "/signin/confirm",
  "/signup/passkey",
];

/** Between two steps of signing in: `two-step.spec.ts` is there and looks. */
const halfSignedIn = ["/signin/second"];

/** For staff, and to everybody else no pages at all: `staff.spec.ts` is there and looks. */
const staffPages = [
  "/admin",
  "/admin/audit",
  "/admin/confirm",
  "/admin/customers",
  "/admin/customers/[id]",
  "/admin/jobs",
  "/admin/staff",
];

/** The same page in another state: an address that leads to it. */
const otherStates = [
  "/connections?notice=denied&platform=youtube",
  "/accounts/[id]?period=all&compare=previous",
  "/posts?account=[account]&kind=video&from=2020-01-01&sort=views",
  "/posts?kind=carousel&to=2020-13-40",
  "/no/such/page",
];

let page: Page;
let visitor: Page;
const ids: Record<string, string> = {};

test.beforeAll("a person with two days of history and a receipt", async ({ browser }, info) => {
  const headers = { "x-forwarded-for": `198.19.0.${info.workerIndex}` };
  page = await (await browser.newContext({ extraHTTPHeaders: headers })).newPage();
  visitor = await (await browser.newContext({ extraHTTPHeaders: headers })).newPage();
  const { channel } = await signUpWithChannel(page, `pages-${info.workerIndex}`);
  await nextDay(page, channel);
  await openAccount(page, channel);
  ids.account = page.url().split("/").at(-1) ?? "";
  await page.getByRole("link", { name: "All videos", exact: true }).click();
  await postsTable(page).getByRole("row").nth(1).getByRole("link").click();
  await expect(page).toHaveURL(/\/posts\//);
  ids.post = page.url().split("/").at(-1) ?? "";
});

test.afterAll(async () => {
  await page.context().close();
  await visitor.context().close();
});

const addressOf = (pattern: string) =>
  pattern
    .replace("/receipts/[code]", `/receipts/${ids.code ?? "7K3QF-0M9XA-BB2ND-4T8RZ"}`)
    .replace("[sheet]", "posts")
    .replace("/posts/[id]", `/posts/${ids.post}`)
    .replace("[account]", `${ids.account}`)
    .replace("/accounts/[id]", `/accounts/${ids.account}`);

test("the lists of this file name every page there is", () => {
  const folder = join(import.meta.dirname, "..", "app");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const pages = files
    .filter((file) => /(^|[/\\])page\.tsx$/.test(file))
    .map((file) => {
      const parts = file.split(sep).slice(0, -1);
      return `/${parts.filter((part) => !part.startsWith("(")).join("/")}`;
    });
  expect(pages.sort()).toEqual([...signedOut, ...signedIn, ...halfSignedIn, ...staffPages].sort());
});

for (const pattern of signedOut) {
  test(`${pattern}, seen by anybody, is sound on phone and desk, by day and by night`, async () => {
    await inspect(visitor, addressOf(pattern));
  });
}

for (const pattern of [...signedIn, ...otherStates]) {
  test(`${pattern}, signed in, is sound on phone and desk, by day and by night`, async () => {
    await inspect(page, addressOf(pattern));
  });
}

for (const pattern of [...signedOut, ...signedIn, ...otherStates]) {
  // Legal texts bind in the language they were written in.
  if (pattern.startsWith("/legal/")) continue;
  test(`${pattern} speaks German to who reads German`, async () => {
    const reader = signedOut.includes(pattern) ? visitor : page;
    const cookie = { name: "language", value: "de", url: productUrl };
    await reader.context().addCookies([cookie]);
    try {
      await reader.goto(addressOf(pattern));
      await expect(reader.locator("html")).toHaveAttribute("lang", "de");
      await reader.waitForLoadState("networkidle");
      expect(await englishOn(reader)).toEqual([]);
    } finally {
      await reader.context().clearCookies({ name: "language" });
    }
  });
}
