import type { Page } from "@playwright/test";
import {
  askToConnect,
  connect,
  connectionOf,
  expect,
  followersTable,
  nextDay,
  openAccount,
  showsInTime,
  signUp,
  signUpWithChannel,
  somebody,
  test,
} from "./fixtures.ts";
import {
  addChannel,
  addDays,
  addMinutes,
  type Channel,
  calm,
  channelNow,
  journal,
  openMail,
  revokeAtPlatform,
  simulatedNow,
  turnOn,
} from "./simulated.ts";

const callback = "/api/connect/youtube/callback";

/** Where the consent page sends the browser back to, seen on its way. */
async function wayBack(page: Page, channel: Pick<Channel, "handle">): Promise<URL> {
  await askToConnect(page, channel);
  const returning = page.waitForRequest((request) => request.url().includes(callback));
  await page.getByRole("button", { name: "Allow" }).click();
  return new URL((await returning).url());
}

/** Begins a link without going to the consent page. */
async function newState(page: Page): Promise<string> {
  const response = await page.request.get("/api/connect/youtube", { maxRedirects: 0 });
  return new URL(response.headers().location ?? "").searchParams.get("state") ?? "";
}

const notice = (page: Page) => page.getByRole("main").getByRole("status");

test("a state that was made up, used before or begun by somebody else is refused, and nothing is stored", async ({
  page,
  anotherBrowser,
}) => {
  const channel = await addChannel("states");
  const person = somebody("states");
  await signUp(page, person);
  await page.goto(`${callback}?state=made-up&code=4/0Amade-up`);
  await expect(notice(page)).toContainText("This link was not begun by you here");
  await page.goto(callback);
  await expect(notice(page)).toContainText("This link was not begun by you here");

  const stranger = await anotherBrowser();
  await signUp(stranger, somebody("states-stranger"));
  await stranger.goto(`${callback}?state=${await newState(page)}&code=4/0Aforeign`);
  await expect(notice(stranger)).toContainText("This link was not begun by you here");
  await expect(stranger.getByText("No account is connected yet")).toBeVisible();

  const back = await wayBack(page, channel);
  await expect(notice(page)).toContainText("YouTube is connected");
  await page.goto(back.href);
  await expect(notice(page)).toContainText("This link was used already");
  await expect(connectionOf(page, channel)).toBeVisible();
});

test("a code that was used before is refused under a fresh state, and the connection it made still works", async ({
  page,
}) => {
  const channel = await addChannel("old-code");
  await signUp(page, somebody("old-code"));
  const back = await wayBack(page, channel);
  await expect(connectionOf(page, channel).getByText("Working", { exact: true })).toBeVisible();
  back.searchParams.set("state", await newState(page));
  await page.goto(back.href);
  await expect(page.getByRole("main").getByRole("alert")).toContainText(
    "YouTube did not complete the connection",
  );
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Nothing was stored.");
  await expect(connectionOf(page, channel).getByText("Working", { exact: true })).toBeVisible();
});

test("an unticked box is named in words, and the grant is given back", async ({ page }) => {
  const channel = await addChannel("unticked");
  await signUp(page, somebody("unticked"));
  await askToConnect(page, channel);
  await page.getByRole("checkbox").uncheck();
  await page.getByRole("button", { name: "Allow" }).click();
  await expect(notice(page)).toContainText("A permission is missing");
  await expect(notice(page)).toContainText("https://www.googleapis.com/auth/youtube.readonly");
  await expect(page.getByText("No account is connected yet")).toBeVisible();
  await connect(page, channel);
});

test("a Google account without a channel is told so", async ({ page }) => {
  await signUp(page, somebody("no-channel"));
  await askToConnect(page, { handle: "Google account without a channel" });
  await page.getByRole("button", { name: "Allow" }).click();
  await expect(notice(page)).toContainText("There is no YouTube account to read");
  await expect(page.getByText("No account is connected yet")).toBeVisible();
});

test("a channel that is linked in another workspace is refused without telling whose it is", async ({
  page,
  anotherBrowser,
}) => {
  const { person, channel } = await signUpWithChannel(page, "elsewhere");
  const second = await anotherBrowser();
  await signUp(second, somebody("elsewhere-second"));
  await askToConnect(second, channel);
  await second.getByRole("button", { name: "Allow" }).click();
  await expect(notice(second)).toContainText("This account is linked in another workspace");
  await expect(second.getByRole("main")).not.toContainText(person.email);
  await expect(second.getByRole("main")).not.toContainText(person.name);
  await page.reload();
  await expect(connectionOf(page, channel).getByText("Working", { exact: true })).toBeVisible();
});

const troubles = [
  { name: "malformed-json", badge: "Not read in full", words: "answered in a form we do not know" },
  { name: "truncated", badge: "Not read in full", words: "could not be reached" },
  { name: "huge", badge: "Not read in full", words: "answered in a form we do not know" },
  { name: "slow", settings: { ms: 11_000 }, badge: "Not read in full", words: "takes too long to answer" },
  { name: "outage-503", badge: "Not read in full", words: "is not working at the moment" },
  // The allowance of the Pacific day on which it will be asked; it comes back with the next.
  {
    name: "quota-exceeded",
    settings: { as: "tomorrow" },
    badge: "Waiting for the platform",
    words: "is used up. We try again on",
  },
  {
    name: "rate-limited-429",
    settings: { retryAfter: "99999999999" },
    badge: "Waiting for the platform",
    words: "asks us to read more slowly. We try again on",
  },
];

test("every trouble of a day is told in its own words, keeps what was read, and passes", async ({ page }) => {
  test.slow();
  const { channel } = await signUpWithChannel(page, "weather");
  await nextDay(page, channel);
  for (const { name, settings, badge, words } of troubles) {
    await test.step(name, async () => {
      const tomorrow = new Date((await simulatedNow()).getTime() + 86_400_000).toISOString().slice(0, 10);
      await turnOn(channel.id, name, settings && "as" in settings ? { as: tomorrow } : settings);
      await addDays(1);
      const card = connectionOf(page, channel);
      await showsInTime(page, card, words);
      await expect(card.getByText(badge, { exact: true })).toBeVisible();
      await expect(card).toContainText("What was read so far is safe.");
      await calm(channel.id);
    });
  }
  await nextDay(page, channel);
  await openAccount(page, channel);
  const table = await followersTable(page);
  await expect(table.getByRole("row").last()).toContainText(channel.subscribers.toLocaleString("en"));
  await expect(table.getByRole("row").nth(1)).toContainText(
    (await channelNow(channel.id)).subscribers.toLocaleString("en"),
  );
});

test("a revocation at Google is told by mail within minutes, keeps the figures for 28 days, and a new consent goes on", async ({
  page,
}) => {
  const { person, channel } = await signUpWithChannel(page, "revoked");
  await revokeAtPlatform(channel.id);
  await addDays(1);
  const card = connectionOf(page, channel);
  await showsInTime(page, card, "Reconnect needed");
  await expect(card).toContainText("YouTube no longer lets us read this account");
  await expect(card).toContainText(/Reconnect by .* or YouTube's rules make us delete the figures/);
  await expect(card).toContainText("Each day until you reconnect stays a gap");
  await addMinutes(6);
  const mail = await openMail(person.email, /^Reconnect YouTube by/);
  expect(mail.text).toContain(channel.handle);
  expect(mail.text).toContain("/privacy/export");
  await connect(page, channel);
  await nextDay(page, channel);
  await openAccount(page, channel);
  await expect((await followersTable(page)).getByRole("row").last()).toContainText(
    channel.subscribers.toLocaleString("en"),
  );
  expect((await journal(channel.id)).filter(({ operation }) => /revoke/.test(operation))).toEqual([]);
});
