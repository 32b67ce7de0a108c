import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import {
  expect,
  figureOf,
  followersTable,
  nextDay,
  openAccount,
  readZip,
  signUpWithChannel,
  test,
} from "./fixtures.ts";

test("takes a chart's rows along as CSV and XLSX, the same as its table on the screen", async ({ page }) => {
  const { channel } = await signUpWithChannel(page, "take-rows");
  for (let day = 1; day <= 3; day += 1) await nextDay(page, channel);
  await openAccount(page, channel);
  await page.goto(`${page.url()}?period=7`);

  const shown = await (await followersTable(page))
    .getByRole("row")
    .locator("td:nth-of-type(1)")
    .allInnerTexts();
  const save = async (format: string) => {
    const link = figureOf(page, "Followers").getByRole("link", { name: `Download ${format}` });
    const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
    return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
  };
  const csv = await save("CSV");
  expect(csv.name).toMatch(/^take-rows-youtube-followers-\d{4}-\d{2}-\d{2}-to-\d{4}-\d{2}-\d{2}\.csv$/);
  const rows: Record<string, string>[] = parse(csv.content, { columns: true });
  expect(rows).toHaveLength(4);
  // The screen is newest first and groups digits, with the band below a rounded count.
  expect(shown.map((cell) => cell.split("\n")[0]?.replaceAll(",", ""))).toEqual(
    rows.map(({ value }) => value).reverse(),
  );
  const xlsx = await save("XLSX");
  const files = await readZip(xlsx.content);
  expect(files.get("xl/worksheets/sheet1.xml")?.toString()).toContain(`<v>${rows[3]?.value}</v>`);
});

test("notes what happened on a day, changes it, deletes it and brings it back", async ({ page, browser }) => {
  const { channel } = await signUpWithChannel(page, "take-notes");
  for (let day = 1; day <= 2; day += 1) await nextDay(page, channel);
  await openAccount(page, channel);
  const notes = page.getByRole("region", { name: "Notes" });
  const marks = figureOf(page, "Followers");

  await test.step("writes one", async () => {
    await notes.getByText("Add a note").click();
    await notes.getByLabel("Note", { exact: true }).fill("Launched a series");
    await notes.getByRole("button", { name: "Add note" }).click();
    await expect(notes.getByText("Note added.")).toBeVisible();
    await expect(marks.getByText("Launched a series")).toBeVisible();
  });

  await test.step("changes it", async () => {
    await notes.getByText("Change the note").click();
    await notes.getByLabel("Note", { exact: true }).first().fill("Launched the second series");
    await notes.getByRole("button", { name: "Save note" }).click();
    await expect(marks.getByText("Launched the second series")).toBeVisible();
  });

  await test.step("deletes it, and brings it back", async () => {
    await notes.getByRole("button", { name: /^Delete the note/ }).click();
    await expect(notes.getByText("No notes in this period.")).toBeVisible();
    await expect(marks.getByText("Launched the second series")).toBeHidden();
    await notes.getByRole("button", { name: /^Bring back the note/ }).click();
    await expect(marks.getByText("Launched the second series")).toBeVisible();
  });

  await test.step("writes another one in a browser that runs no scripts, at all accounts", async () => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      storageState: await page.context().storageState(),
    });
    const bare = await context.newPage();
    await bare.goto(page.url());
    const form = bare.getByRole("region", { name: "Notes" });
    await form.getByText("Add a note").click();
    await form.getByLabel("Note", { exact: true }).last().fill("New camera");
    await form.getByLabel("At all accounts").last().check();
    await form.getByRole("button", { name: "Add note" }).click();
    await expect(bare.getByRole("figure", { name: /^Followers/ }).getByText("New camera")).toBeVisible();
    await context.close();
  });
});

test("saves a chart as a picture, drawn in the browser and asked of nobody", async ({ page }) => {
  const { channel } = await signUpWithChannel(page, "take-picture");
  for (let day = 1; day <= 3; day += 1) await nextDay(page, channel);
  await openAccount(page, channel);
  const figure = figureOf(page, "Views");
  const drawing = figure.locator("svg.recharts-surface");
  await figure.scrollIntoViewIfNeeded();
  await expect(drawing).toBeVisible();
  const refused: string[] = [];
  page.on("console", (message) => message.type() === "error" && refused.push(message.text()));
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    figure.getByRole("button", { name: /^Download PNG of Views/ }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("views-of-take-picture-on-youtube-per-day.png");
  const picture = await readFile(await download.path());
  expect(picture.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
  const { width, height } = (await drawing.boundingBox()) ?? { width: 0, height: 0 };
  // Twice the screen's pixels, with the margin around it and its words above and below.
  expect(picture.readUInt32BE(16)).toBe(Math.ceil((width + 48) * 2));
  expect(picture.readUInt32BE(20)).toBeGreaterThan((height + 100) * 2);
  expect(picture.length).toBeGreaterThan(10_000);
  expect(refused).toEqual([]);
  expect(asked.filter((url) => !/^(blob:|.*\/_next\/static\/)/.test(url))).toEqual([]);
});

test("in calm mode a card shows its count when asked, and a line has a median a week", async ({ page }) => {
  const { channel } = await signUpWithChannel(page, "take-calm");
  for (let day = 1; day <= 8; day += 1) await nextDay(page, channel);
  await page.goto("/settings/profile");
  await page.getByLabel("A median a week instead of every day").check();
  await page.getByLabel("Hide counts until I ask").check();
  await page.getByRole("button", { name: "Save calm mode" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();

  await page.goto("/dashboard");
  const card = page.getByRole("article", { name: "Followers" });
  await expect(card.getByText("subscribers")).toBeHidden();
  await card.getByText("Show count").click();
  await expect(card.getByText("subscribers")).toBeVisible();

  await openAccount(page, channel);
  const table = await followersTable(page);
  // Nine days, however they fall into weeks.
  const behind = await table.getByText(/^median of \d days? read$/).allInnerTexts();
  expect(behind.length).toBeLessThanOrEqual(3);
  expect(behind.reduce((sum, words) => sum + Number(/\d/.exec(words)?.[0]), 0)).toBe(9);
  await expect(page.getByRole("heading", { name: "Week by week" })).toBeVisible();
});
