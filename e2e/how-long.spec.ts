import type { Page } from "@playwright/test";
import { daysLater, expect, openAccount, signUpWithChannel, test } from "./fixtures.ts";
import { inspect } from "./inspect-page.ts";

const line = (page: Page) => page.getByRole("row").filter({ hasText: "@how-long" });

/** Days that lie two years back, by the table of one's own notes. */
async function bringOldDays(page: Page): Promise<void> {
  await page.getByRole("link", { name: /^Bring history/ }).click();
  await page.getByLabel("Table of daily counts (CSV)").setInputFiles({
    name: "my list.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("Date,Subscribers\n2024-09-01,10\n2024-09-02,20\n2024-09-03,30\n"),
  });
  await page.getByRole("button", { name: "Preview the import" }).click();
  await page.getByRole("button", { name: "Import 3 days" }).click();
  await expect(page.getByText("3 days imported", { exact: true })).toBeVisible();
}

async function choose(page: Page, period: string): Promise<void> {
  await page.getByRole("radio", { name: period }).check();
  await page.getByRole("button", { name: "Save how long" }).click();
}

test("says what goes and when, deletes what one chose to let go in the night, and nothing that was chosen back", async ({
  page,
}) => {
  const { channel } = await signUpWithChannel(page, "how-long");
  await openAccount(page, channel);
  await bringOldDays(page);

  await page.goto("/privacy");
  await page.getByRole("link", { name: "How long it stays" }).click();
  await expect(page).toHaveURL("/privacy/retention");
  await expect(line(page)).toContainText("36 months: YouTube's rules");
  await expect(line(page)).toContainText("1 Sept 2024");
  await expect(page.getByRole("table", { name: "What a clock ends" })).toContainText("Signed-in browsers");
  const oneYear = page.getByRole("radio", { name: "1 year" });
  await expect(oneYear.locator("..")).toContainText("Deletes 3 days of 1 account in the coming night");

  await choose(page, "1 year");
  await expect(page.getByText(/^Saved\. 3 days of figures go on .*, 00:02 UTC\./)).toBeVisible();
  await expect(line(page)).toContainText("12 months: your choice");
  await choose(page, "Until I delete them");
  await expect(page.getByText("Saved. Nothing is older than that.")).toBeVisible();
  await daysLater(page, 1, channel);
  await page.goto("/privacy/retention");
  await expect(line(page)).toContainText("1 Sept 2024");

  await choose(page, "1 year");
  await expect(line(page)).toContainText("12 months: your choice");
  await inspect(page, "/privacy/retention");
  await daysLater(page, 1, channel);
  await expect(async () => {
    await page.goto("/privacy/retention");
    await expect(line(page)).not.toContainText("1 Sept 2024", { timeout: 500 });
  }).toPass();
  await page.goto("/privacy/activity");
  await expect(page.getByText("You chose how long figures are kept")).toHaveCount(3);
});
