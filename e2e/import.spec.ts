import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import {
  connect,
  connectionOf,
  downloadExport,
  expect,
  figureOf,
  followersTable,
  openAccount,
  signUp,
  signUpWithChannel,
  somebody,
  test,
} from "./fixtures.ts";
import { inspect } from "./inspect-page.ts";
import { addAccount, simulatedNow } from "./simulated.ts";

const file = (name: string, mimeType: string, content: string | Buffer) => ({
  name,
  mimeType,
  buffer: Buffer.from(content),
});
const csv = (lines: readonly string[]) => file("my list.csv", "text/csv", lines.join("\r\n"));
const table = (page: Page) => page.getByLabel("Table of daily counts (CSV)");
const archive = (page: Page) => page.getByLabel("Archive (ZIP)");

/** The first nine days of the month before the world's, as "01/10/2026": their order cannot be told. */
async function lastMonth(): Promise<{ year: number; month: number; days: string[] }> {
  const now = await simulatedNow();
  const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1));
  const [year, month] = [first.getUTCFullYear(), first.getUTCMonth() + 1];
  const days = Array.from({ length: 9 }, (_, at) => `0${at + 1}/${String(month).padStart(2, "0")}/${year}`);
  return { year, month, days };
}

test("a list kept by hand is questioned, previewed, imported, marked and taken back", async ({ page }) => {
  const { channel } = await signUpWithChannel(page, "bring");
  const { year, month, days } = await lastMonth();
  await page.goto("/connections");
  await connectionOf(page, channel)
    .getByRole("link", { name: /^Bring history to/ })
    .click();
  await expect(page).toHaveURL(/\/accounts\/.*\/import$/);

  await test.step("what the table leaves open is asked, by keyboard alone", async () => {
    await table(page).setInputFiles(
      csv([
        "Day;Note;Subscribers",
        ...days.map((day, at) => `${day};"a; b";${at === 0 ? "1.2K" : `1 ${230 + at}`}`),
        "nonsense;;12",
      ]),
    );
    await expect(
      page.getByText("Before the preview: say in which order the days are written."),
    ).toBeVisible();
    const dayFirst = page.getByRole("radio", { name: /^Day first/ });
    await dayFirst.focus();
    await page.keyboard.press("Space");
    await expect(dayFirst).toBeChecked();
    await expect(page.getByRole("listitem").filter({ hasText: /^9 days, 1 to 9 / })).toBeVisible();
    await expect(
      page.getByRole("cell", { name: "“nonsense” is no day of the calendar, day first" }),
    ).toBeVisible();
    await expect(page.getByRole("cell", { name: "1,200 to 1,299" })).toBeVisible();
    await page.getByRole("button", { name: "Preview the import" }).press("Enter");
  });

  await test.step("the preview says what would be stored, and stores nothing", async () => {
    await expect(page.getByText("This is what would be stored")).toBeVisible();
    await expect(page.getByRole("listitem").filter({ hasText: /^9 new days, 1 to 9 / })).toBeVisible();
    await expect(page.getByText("Nothing yet. Each import appears here")).toBeVisible();
  });

  await test.step("two presses import once", async () => {
    await page.getByRole("button", { name: "Import 9 days" }).dblclick();
    await expect(page.getByText("9 days imported", { exact: true })).toBeVisible();
    await expect(page.getByRole("row", { name: /A table/ })).toHaveCount(1);
  });

  await test.step("the chart says it in words and in the table", async () => {
    await page.getByRole("link", { name: "Open the charts" }).click();
    await expect(figureOf(page, "Followers")).toContainText(
      /9 counts of 1 to 9 \w+ \d+ are imported, not read from the platform\./,
    );
    const rows = (await followersTable(page)).getByRole("row", { name: /Imported/ });
    await expect(rows).toHaveCount(9);
    await expect(rows.first()).toContainText("1,238");
  });

  await test.step("the same days again change nothing", async () => {
    await page.goBack();
    await table(page).setInputFiles(
      csv([
        "Day,Subscribers",
        ...days.map((_, at) => `${year}-${String(month).padStart(2, "0")}-0${at + 1},7`),
      ]),
    );
    await page.getByRole("button", { name: "Preview the import" }).click();
    await expect(page.getByText("Nothing of this would be stored")).toBeVisible();
  });

  await test.step("the page is sound with all of it open", async () => {
    await inspect(page, new URL(page.url()).pathname);
  });

  await test.step("taken back, nothing of it is left", async () => {
    await page
      .getByRole("button", { name: /^Take back the import of 1 to 9 / })
      .first()
      .click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /^Take back the import of/ })
      .click();
    await expect(page.getByText("Nothing yet. Each import appears here")).toBeVisible();
    await openAccount(page, channel);
    await expect(page.getByText(/imported/)).toHaveCount(0);
  });
});

test("bad files are refused with what to do", async ({ page }) => {
  const { channel } = await signUpWithChannel(page, "bad-files");
  await openAccount(page, channel);
  await page.getByRole("link", { name: /^Bring history/ }).click();
  await expect(page).toHaveURL(/\/import$/);

  await table(page).setInputFiles(file("book.csv", "text/csv", "PK\u0003\u0004 and the rest"));
  await expect(page.getByText(/choose “Save as”, then CSV/)).toBeVisible();
  await table(page).setInputFiles(csv(["Name,Number", "a,1", "b,2"]));
  await expect(page.getByText("No column of this table reads as days.")).toBeVisible();
  await table(page).setInputFiles(
    csv(["Date,Subscribers", '2026-01-01,"=HYPERLINK(""https://evil.test"")"', "2026-01-02,-5"]),
  );
  await expect(page.getByText("No line says what was counted on a day.")).toBeVisible();
  await expect(page.getByRole("cell", { name: /Followers: “-5” is negative/ })).toBeVisible();
  await expect(page.getByRole("button", { name: "Preview the import" })).toHaveCount(0);

  await archive(page).setInputFiles(file("archive.zip", "application/zip", "no archive at all"));
  await expect(page.getByText(/This file is not a whole ZIP archive/)).toBeVisible();

  const address = page.url();
  const exported = await readFile(await downloadExport(page));
  await page.goto(address);
  await archive(page).setInputFiles(file("tallyglass.zip", "application/zip", exported));
  await expect(page.getByText("Nothing of this would be stored")).toBeVisible();
  await expect(page.getByText(/^1 day already read from YouTube/)).toBeVisible();
  await archive(page).setInputFiles(file("tallyglass.zip", "application/zip", exported.subarray(0, -300)));
  await expect(page.getByText(/It may have been cut off on its way/)).toBeVisible();
});

test("when today's followers arrived is drawn here, and nothing of the file leaves the browser", async ({
  page,
}) => {
  const account = await addAccount("arrivals", "instagram");
  await signUp(page, somebody("arrivals"));
  await connect(page, account);
  await page.goto("/connections");
  await connectionOf(page, account)
    .getByRole("link", { name: /^Bring history to/ })
    .click();
  await expect(page.getByRole("heading", { name: "When today's followers arrived" })).toBeVisible();
  await page.waitForLoadState("networkidle");

  const sent: string[] = [];
  page.on("request", (request) => sent.push(`${request.method()} ${request.postData() ?? ""}`));
  const followers = [1_749_860_021, 1_749_946_421, 1_752_538_421].map((timestamp, at) => ({
    title: "",
    string_list_data: [{ href: `https://www.instagram.com/secret-${at}`, value: `secret-${at}`, timestamp }],
  }));
  await page
    .getByLabel("The list of followers (followers_1.json)")
    .setInputFiles(file("followers_1.json", "application/json", JSON.stringify(followers)));
  const figure = page.getByRole("figure", { name: /^When today's followers arrived/ });
  await expect(figure).toContainText(
    "A lower bound: of the followers there are today, 3 had arrived by Tue, 15 Jul 2025, the first on Sat, 14 Jun 2025.",
  );
  await expect(figure.getByRole("button", { name: "Show as table" })).toBeVisible();
  expect(sent.filter((one) => one.includes("POST") || one.includes("secret"))).toEqual([]);
  await expect(page.getByText("secret-")).toHaveCount(0);

  await page
    .getByLabel("The list of followers (followers_1.json)")
    .setInputFiles(file("other.json", "application/json", "[]"));
  await expect(
    page.getByText("This is not the list of followers: followers_1.json is needed."),
  ).toBeVisible();
});
