import type { Page } from "@playwright/test";
import { connect, expect, figureOf, nextDay, openAccount, signUpWithChannel } from "./fixtures.ts";
import { onBothScreens } from "./screens.ts";
import { addAccount, type Channel, channelNow, type PlatformAccount, simulatedNow } from "./simulated.ts";

let channel: Channel;
let photos: PlatformAccount;
/** The account's page without a period. */
let address: string;

const shortDay = (at: Date) =>
  at.toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

/** As the product writes whole numbers. */
const digits = (count: number) => count.toLocaleString("en-GB");

/** Until the server has it: the button hides already while the form is on its way. */
async function keepForEveryPage(page: Page): Promise<void> {
  const kept = page.waitForResponse((response) => response.request().method() === "POST");
  await page.getByRole("button", { name: "Use on every page" }).click();
  await kept;
  await expect(page.getByRole("button", { name: "Use on every page" })).toBeHidden();
}

onBothScreens(
  async (page) => {
    ({ channel } = await signUpWithChannel(page, "charts"));
    photos = await addAccount("charts-photos", "instagram");
    await connect(page, photos);
    for (let day = 1; day <= 2; day += 1) await nextDay(page, channel, photos);
    await openAccount(page, channel);
    address = new URL(page.url()).pathname;
  },
  (test, screen) => {
    test("sees how each account does, what changed and how fresh it is", async ({ page }) => {
      await page.goto("/dashboard");
      const { subscribers } = await channelNow(channel.id);
      const account = page.getByRole("region", { name: `${channel.handle} on YouTube` });
      const followers = account.getByRole("article", { name: "Followers" });
      await expect(followers).toContainText(digits(subscribers));
      await expect(followers).toContainText(/since|within rounding/i);
      await expect(account).toContainText(`, ${shortDay(await simulatedNow())}, `);
      await expect(page.getByRole("region", { name: "What changed" })).toContainText(
        "No gap, no change of definition and no problem in this period.",
      );
      await expect(page.getByRole("region", { name: `${photos.handle} on Instagram` })).toBeVisible();
      if (screen === "phone") {
        // Where the thumb is, whatever is scrolled.
        const navigation = await page.getByRole("navigation", { name: "Main" }).boundingBox();
        expect((navigation?.y ?? 0) + (navigation?.height ?? 0)).toBe(740);
      }
    });

    test("changes the period, goes back, and sends the address of what it sees", async ({ page }) => {
      await page.goto(address);
      await page.getByRole("navigation", { name: "Period" }).getByRole("link", { name: "7 days" }).click();
      await expect(page).toHaveURL(`${address}?period=7`);
      await page.getByText("Compare with").click();
      await page.getByRole("link", { name: /^Previous period/ }).click();
      await expect(page).toHaveURL(`${address}?period=7&compare=previous`);
      const compared = page.getByText(/and dashed the previous period/);
      await expect(compared).toBeVisible();
      await page.goBack();
      await expect(compared).toBeHidden();
      await page.goForward();
      await expect(compared).toBeVisible();

      const sent = await page.context().newPage();
      await sent.goto(page.url());
      // Drawings and the titles of posts come after the rest, on either page.
      await expect(async () => {
        const words = await page.getByRole("main").innerText();
        expect(await sent.getByRole("main").innerText()).toBe(words);
      }).toPass();
      await sent.close();
    });

    test("compares accounts of two platforms, each from 100", async ({ page }) => {
      await page.goto("/dashboard?period=7");
      await page.getByRole("link", { name: "Compare accounts" }).click();
      await expect(page).toHaveURL("/compare?period=7");
      await expect(figureOf(page, "Followers")).toContainText("index 100 on");
      const rows = page.getByRole("table", { name: "Followers behind each line" }).getByRole("row");
      await expect(rows).toHaveCount(1 + 2);
      const own = rows.filter({ hasText: `${channel.handle} on YouTube` });
      await expect(own).toContainText(digits(channel.subscribers));
      await expect(own).toContainText(digits((await channelNow(channel.id)).subscribers));
      await page.getByRole("checkbox", { name: photos.handle }).uncheck();
      await page.getByRole("button", { name: "Show these accounts" }).click();
      await expect(page).toHaveURL(/\?period=7&metric=followers&account=[\w-]+$/);
      await expect(rows).toHaveCount(1 + 1);
    });

    test("chooses another engagement rate, and keeps it for every page", async ({ page }) => {
      await page.goto(address);
      const choices = page.getByRole("navigation", { name: "Engagement rate" });
      await expect(choices.locator("[aria-current]")).toHaveText("Median by views");
      await choices.getByRole("link", { name: "Sum over sum by views" }).click();
      await expect(figureOf(page, "Engagement rate")).toContainText("all engagement over all views");
      await keepForEveryPage(page);
      await page.goto(address);
      await expect(choices.locator("[aria-current]")).toHaveText("Sum over sum by views");
      await page.goto("/dashboard");
      const object = `Engagement rate by views of ${channel.handle}`;
      await page.getByRole("button", { name: `Receipt for ${object}`, exact: true }).click();
      await expect(page.getByRole("dialog", { name: object, exact: true })).toContainText(
        "all engagement ÷ all followers, or all views",
      );
      await page.goto(`${address}?rate=views`);
      await keepForEveryPage(page);
    });

    test("opens a receipt before the scripts are there, and reads it once they are", async ({ page }) => {
      let letIn = () => {};
      const held = new Promise<void>((resolve) => {
        letIn = resolve;
      });
      await page.route("**/*.js", async (route) => {
        await held;
        await route.continue();
      });
      await page.goto(address, { waitUntil: "commit" });
      await page.getByRole("button", { name: /^Receipt for Followers/ }).click();
      const receipt = page.getByRole("dialog", { name: /^Followers of/, includeHidden: true });
      expect(await receipt.evaluate((node) => node.matches(":popover-open"))).toBe(true);
      await expect(receipt).toHaveText("");
      letIn();
      await expect(receipt).toContainText("channels.list, statistics");
    });

    test("chooses the dark theme, and moves by single keys", async ({ page }) => {
      const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
      const choose = async (theme: string) => {
        await page.goto("/settings/profile");
        await page.getByLabel("Theme").selectOption(theme);
        await page.getByRole("button", { name: "Save appearance" }).click();
        await expect(page.getByText("Saved.")).toBeVisible();
      };
      await choose("Dark");
      await page.goto("/dashboard");
      expect(await ground()).toBe("rgb(13, 17, 19)");
      await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
      const list = page.getByRole("dialog", { name: "Keyboard shortcuts" });
      await expect(list).toContainText("Open Privacy");
      await page.keyboard.press("Escape");
      await expect(list).toBeHidden();
      await page.keyboard.press("g");
      await page.keyboard.press("p");
      await expect(page).toHaveURL("/privacy");
      await choose("Light");
      expect(await ground()).toBe("rgb(247, 248, 247)");
    });

    test("prints what it sees: no control, and nothing wider than the sheet", async ({ page }) => {
      const screenSize = page.viewportSize() ?? { width: 0, height: 0 };
      for (const printed of ["/dashboard", address]) {
        await page.goto(printed);
        // A4 without its margins.
        await page.setViewportSize({ width: 688, height: 1000 });
        await page.emulateMedia({ media: "print" });
        const controls = page.locator("button, input, select, nav a").filter({ visible: true });
        await expect(controls).toHaveCount(0);
        await expect(page.getByText(/^28 days, /).first()).toBeVisible();
        const tooWide = await page.evaluate(() =>
          [...document.querySelectorAll("main, main table, main figure")]
            .map((element) => Math.round(element.getBoundingClientRect().right))
            .filter((right) => right > 688),
        );
        expect(tooWide).toEqual([]);
        await page.emulateMedia({ media: null });
        await page.setViewportSize(screenSize);
      }
    });
  },
);
