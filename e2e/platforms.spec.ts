import type { Page } from "@playwright/test";
import {
  askToConnect,
  connect,
  connectionOf,
  daysLater,
  expect,
  figureOf,
  nextDay,
  openAccount,
  showsInTime,
  signUp,
  signUpWithChannel,
  somebody,
  test,
} from "./fixtures.ts";
import { inspect } from "./inspect-page.ts";
import {
  addAccount,
  addDays,
  calm,
  type PlatformAccount,
  sendNotice,
  simulatedNow,
  turnOn,
} from "./simulated.ts";

// Four consents and four first readings in one journey.
test.describe.configure({ timeout: 240_000 });

const platforms = ["youtube", "instagram", "tiktok", "mastodon"] as const;

/** A person with one account of each platform, each read once. */
async function signUpWithAll(page: Page, name: string): Promise<Record<string, PlatformAccount>> {
  await signUp(page, somebody(name));
  const accounts: Record<string, PlatformAccount> = {};
  for (const platform of platforms) {
    const account = await addAccount(`${name}-${platform}`, platform);
    await connect(page, account);
    accounts[platform] = account;
  }
  return accounts;
}

test("one person follows an account on every platform, and each card says how it is doing", async ({
  page,
}) => {
  const accounts = await signUpWithAll(page, "every");
  await expect(page.getByText(/professional accounts only/)).toBeVisible();
  await nextDay(page, ...Object.values(accounts));
  for (const platform of platforms) {
    const card = connectionOf(page, accounts[platform] as PlatformAccount);
    await showsInTime(page, card, "Working");
    await expect(card).toContainText("Next read");
  }
  await expect(connectionOf(page, accounts.instagram as PlatformAccount)).toContainText(/\d+ more days, to/);
  await inspect(page, "/connections");
  await inspect(page, "/dashboard");
  await inspect(page, "/compare");
  await openAccount(page, accounts.tiktok as PlatformAccount);
  await inspect(page, page.url());
});

test("a box left unticked costs its part and is named with it; granting it anew brings the rest", async ({
  page,
}) => {
  await signUp(page, somebody("partly"));
  const account = await addAccount("partly", "tiktok");
  await askToConnect(page, account);
  await page.getByRole("checkbox", { name: /video\.list/ }).uncheck();
  await page.getByRole("button", { name: "Allow" }).click();
  const card = connectionOf(page, account);
  await expect(card.getByText("Partly working", { exact: true })).toBeVisible();
  await expect(card).toContainText("video.list");
  await expect(card).toContainText("Not granted.");
  await inspect(page, "/connections");
  await card.getByRole("link", { name: "Reconnect" }).click();
  await page.getByRole("radio", { name: account.handle }).check();
  await page.getByRole("button", { name: "Allow" }).click();
  await showsInTime(page, card, "Working");
});

test("reconnecting with another account by mistake is refused with both names", async ({ page }) => {
  const { channel } = await signUpWithChannel(page, "wanted");
  const other = await addAccount("mistaken", "youtube");
  await turnOn(channel.id, "revoked");
  await addDays(1);
  const card = connectionOf(page, channel);
  await showsInTime(page, card, "Reconnect needed");
  await card.getByRole("link", { name: "Reconnect" }).click();
  await page.getByRole("radio", { name: other.handle }).check();
  await page.getByRole("button", { name: "Allow" }).click();
  await expect(
    page.getByText(
      `You wanted to connect ${channel.handle} again, and YouTube answered for ${other.handle}.`,
    ),
  ).toBeVisible();
  await expect(card).toContainText("Reconnect needed");
  await calm(channel.id);
  await card.getByRole("link", { name: "Reconnect" }).click();
  await page.getByRole("radio", { name: channel.handle }).check();
  await page.getByRole("button", { name: "Allow" }).click();
  await showsInTime(page, card, "Working");
});

test("a request for deletion that comes through the platform is carried out, and its receipt is open to anybody", async ({
  page,
  anotherBrowser,
}) => {
  await signUp(page, somebody("asked-there"));
  const account = await addAccount("asked-there", "instagram");
  await connect(page, account);
  const answer = await sendNotice(account.id, "delete");
  expect(answer.status).toBe(200);
  const { url, confirmation_code: code } = JSON.parse(answer.body);
  expect(code).toMatch(/^[A-Z0-9]+$/);
  const stranger = await anotherBrowser();
  await stranger.goto(url);
  await showsInTime(stranger, stranger.locator("main"), "Complete");
  await inspect(stranger, url);
  await page.goto("/connections");
  await expect(page.getByText("No account is connected yet")).toBeVisible();
});

test("a gap, a band and a change of definition are drawn, told, and followed to their receipts", async ({
  page,
}) => {
  const { channel } = await signUpWithChannel(page, "long-line");
  await nextDay(page, channel);
  // Past the day on which views began to count otherwise; the days between were never read.
  const until = Date.parse("2026-08-28T12:00:00Z") - (await simulatedNow()).getTime();
  await daysLater(page, Math.ceil(until / 86_400_000), channel);
  await nextDay(page, channel);
  await openAccount(page, channel);
  const address = `${page.url().split("?")[0]}?period=all`;
  await page.goto(address);
  await expect(page.getByText(/views count when playback starts/).first()).toBeVisible();
  await expect(page.getByText(/no reading was taken/).first()).toBeVisible();
  await inspect(page, address);

  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(address);
    await page.getByRole("button", { name: /^Receipt for Followers/ }).click();
    const receipt = page.getByRole("dialog", { name: /^Followers of/ });
    await expect(receipt).toContainText(/Rounded down by the platform: stands for [\d,]+ to [\d,]+/);
    await expect(receipt).toContainText(/Gaps.+: no reading was taken/);
    await page.keyboard.press("Escape");
    await figureOf(page, "Views")
      .getByRole("link", { name: /^What changed on/ })
      .first()
      .click();
    await expect(page).toHaveURL(/\/definitions#/);
    await expect(page.locator(":target")).toBeInViewport();
    await expect(page.locator(":target")).toContainText("views count when playback starts");
  }
});
