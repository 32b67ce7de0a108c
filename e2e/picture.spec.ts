import { join } from "node:path";
import {
  askToConnect,
  connectionOf,
  expect,
  nextDay,
  showsInTime,
  signUp,
  somebody,
  test,
} from "./fixtures.ts";
import { addDays, calm, turnOn } from "./simulated.ts";

/** `README_PICTURE=1 npm test` makes the README's picture anew; any other run leaves the repository as it is. */
const inReadme = join(import.meta.dirname, "pictures", "dashboard.png");

test("makes the README's picture: a dashboard that has been read for forty days", async ({ page }, info) => {
  test.slow();
  const channel = { id: "creator", handle: "@atlasmakes" };
  await signUp(page, { ...somebody("picture"), name: "Robin Vale" });
  await askToConnect(page, channel);
  await page.getByRole("button", { name: "Allow" }).click();
  const card = connectionOf(page, channel);
  await expect(card.getByText("Working", { exact: true })).toBeVisible();

  for (let day = 1; day <= 27; day += 1) await nextDay(page, channel);
  // A day without an answer: a gap, as every year has some.
  await turnOn(channel.id, "outage-503");
  await addDays(1);
  await showsInTime(page, card, "YouTube is not working at the moment.");
  await calm(channel.id);
  for (let day = 29; day <= 40; day += 1) await nextDay(page, channel);

  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto("/dashboard?period=28");
  await expect(page.getByRole("heading", { name: `${channel.handle} on YouTube` })).toBeVisible();
  await page.evaluate(() => document.fonts.ready);
  const path = process.env.README_PICTURE ? inReadme : info.outputPath("dashboard.png");
  await page.screenshot({ path, fullPage: true, animations: "disabled" });
});
