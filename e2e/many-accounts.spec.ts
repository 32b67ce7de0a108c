import { productUrl } from "./address.ts";
import { connect, expect, nextDay, signUp, somebody } from "./fixtures.ts";
import { inspect } from "./inspect-page.ts";
import { onBothScreens } from "./screens.ts";
import { addAccount, addChannel } from "./simulated.ts";

/** As many as stand below one another: with one more they are a line each. */
const handles = Array.from({ length: 6 }, (_, index) => `many-${index + 1}`);

onBothScreens(
  async (page) => {
    await signUp(page, somebody("many"));
    const channels = await Promise.all(handles.map(addChannel));
    const accounts = [...channels, await addAccount("many-photos", "instagram")];
    for (const account of accounts) await connect(page, account);
    await nextDay(page, ...accounts);
  },
  (test, screen) => {
    test("many accounts are a line each, platform by platform, with change, shape and receipt of every figure", async ({
      page,
    }) => {
      await page.goto("/dashboard");
      const table = page.getByRole("table", { name: "Accounts on YouTube" });
      await expect(table.getByRole("row")).toHaveCount(1 + handles.length);
      await expect(table.getByRole("columnheader")).toHaveText([
        "Account",
        "Followers",
        "Engagement rate",
        "Views",
      ]);
      await expect(page.getByRole("table", { name: "Accounts on Instagram" }).getByRole("row")).toHaveCount(
        2,
      );
      const line = table.getByRole("row").filter({ hasText: "@many-3" });
      await expect(line).toContainText("as of");
      await expect(line).toContainText(/[+−][\d,]+ · [+−][\d.]+%since \d+ \w+ 2026/);
      await expect(line.locator("svg.sparkline")).not.toHaveCount(0);

      const receipt = line.getByRole("button", { name: /^Receipt for Followers of @many-3/ });
      await receipt.click();
      const dialog = page.getByRole("dialog", { name: "Followers of @many-3" });
      await expect(dialog).toContainText("channels");
      await page.keyboard.press("Escape");
      await expect(dialog).toBeHidden();
      await expect(receipt).toBeFocused();

      await line.getByRole("link", { name: "@many-3" }).click();
      await expect(page).toHaveURL(/\/accounts\//);
    });

    // Looked at on both screens, whichever it is asked from.
    if (screen === "phone") return;
    test("a table of many accounts is sound in either language, by day and by night", async ({ page }) => {
      const context = page.context();
      await inspect(page, "/dashboard");
      await context.addCookies([
        { name: "language", value: "de", url: productUrl, httpOnly: true, sameSite: "Lax" },
      ]);
      await inspect(page, "/dashboard");
      await expect(page.getByRole("table", { name: "Konten auf YouTube" })).toContainText("Stand");
      await context.clearCookies({ name: "language" });
    });
  },
);
