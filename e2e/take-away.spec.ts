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
} from "./fixtures.ts";
import { onBothScreens } from "./screens.ts";

/** The account's page without a period. */
let address: string;

onBothScreens(
  async (page) => {
    const { channel } = await signUpWithChannel(page, "take");
    for (let day = 1; day <= 8; day += 1) await nextDay(page, channel);
    await openAccount(page, channel);
    address = new URL(page.url()).pathname;
  },
  (test, screen) => {
    test("takes a chart's rows along as CSV and XLSX, the same as its table on the screen", async ({
      page,
    }) => {
      await page.goto(`${address}?period=7`);

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
      expect(csv.name).toMatch(/^take-youtube-followers-\d{4}-\d{2}-\d{2}-to-\d{4}-\d{2}-\d{2}\.csv$/);
      const rows: Record<string, string>[] = parse(csv.content, { columns: true });
      expect(rows).toHaveLength(7);
      // The screen is newest first and groups digits, with the band below a rounded count.
      expect(shown.map((cell) => cell.split("\n")[0]?.replaceAll(",", ""))).toEqual(
        rows.map(({ value }) => value).reverse(),
      );
      const xlsx = await save("XLSX");
      const files = await readZip(xlsx.content);
      expect(files.get("xl/worksheets/sheet1.xml")?.toString()).toContain(`<v>${rows[6]?.value}</v>`);
    });

    test("notes what happened on a day, changes it, deletes it and brings it back", async ({ page }) => {
      await page.goto(address);
      const notes = page.getByRole("region", { name: "Notes" });
      const marks = figureOf(page, "Followers");
      const [text, changed] = [`Launched a series, ${screen}`, `Launched the second series, ${screen}`];
      const note = notes.getByRole("listitem").filter({ hasText: screen });

      await test.step("writes one", async () => {
        await notes.getByText("Add a note").click();
        await notes.getByLabel("Note", { exact: true }).last().fill(text);
        await notes.getByRole("button", { name: "Add note" }).click();
        await expect(notes.getByText("Note added.")).toBeVisible();
        await expect(marks.getByText(text)).toBeVisible();
      });

      await test.step("changes it", async () => {
        await note.getByText("Change the note").click();
        await note.getByLabel("Note", { exact: true }).fill(changed);
        await note.getByRole("button", { name: "Save note" }).click();
        await expect(marks.getByText(changed)).toBeVisible();
      });

      await test.step("deletes it, and brings it back", async () => {
        await note.getByRole("button", { name: /^Delete the note/ }).click();
        await expect(marks.getByText(changed)).toBeHidden();
        await note.getByRole("button", { name: /^Bring back the note/ }).click();
        await expect(marks.getByText(changed)).toBeVisible();
      });
    });

    test("writes a note for all accounts in a browser that runs no scripts", async ({ page }) => {
      const browser = page.context().browser();
      const context = await browser?.newContext({
        javaScriptEnabled: false,
        viewport: page.viewportSize(),
        storageState: await page.context().storageState(),
      });
      if (!context) throw new Error("The browser is gone");
      const bare = await context.newPage();
      await bare.goto(address);
      await expect(bare.getByText(/^Receipt for Followers/)).toBeHidden();
      const form = bare.getByRole("region", { name: "Notes" });
      await form.getByText("Add a note").click();
      await form.getByLabel("Note", { exact: true }).last().fill(`New camera, ${screen}`);
      await form.getByLabel("At all accounts").last().check();
      await form.getByRole("button", { name: "Add note" }).click();
      await expect(figureOf(bare, "Followers").getByText(`New camera, ${screen}`)).toBeVisible();
      await context.close();
    });

    test("saves a chart as a picture, drawn in the browser and asked of nobody", async ({ page }) => {
      await page.goto(address);
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
      expect(download.suggestedFilename()).toBe("views-of-take-on-youtube-per-day.png");
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

    test("in calm mode sees a count when asked, and a median a week", async ({ page }) => {
      const weekly = page.getByLabel("A median a week instead of every day");
      const hidden = page.getByLabel("Hide counts until I ask");
      await page.goto("/settings/profile");
      await weekly.check();
      await hidden.check();
      await page.getByRole("button", { name: "Save calm mode" }).click();
      await expect(page.getByText("Saved.")).toBeVisible();

      await page.goto("/dashboard");
      const card = page.getByRole("article", { name: "Followers" });
      await expect(card.getByText("subscribers")).toBeHidden();
      await expect(card.getByRole("button", { name: /^Receipt for/ })).toBeHidden();
      await card.getByText("Show count").click();
      await expect(card.getByText("subscribers")).toBeVisible();

      await page.goto(`${address}/posts`);
      const posts = page.getByRole("group", { name: "newest counts of each" });
      await expect(posts.getByRole("link").last()).toBeVisible();
      await expect(posts.locator(".figures").first()).toBeHidden();
      await page.getByText(/^Show counts of \d+ videos/).click();
      await expect(posts.locator(".figures").first()).toBeVisible();

      const when = page.getByRole("region", { name: "When to post" });
      await expect(when.getByText(/\d+ of at least/)).toBeHidden();
      await when.getByText("Show counts").click();
      await expect(when.getByText(/\d+ of at least/)).toBeVisible();

      await page.goto(address);
      await expect(page.getByRole("figure")).toHaveCount(0);
      await page.getByText("Show charts").click();
      const table = await followersTable(page);
      // Nine days, however they fall into weeks.
      const behind = await table.getByText(/^median of \d days? read$/).allInnerTexts();
      expect(behind.length).toBeLessThanOrEqual(3);
      expect(behind.reduce((sum, words) => sum + Number(/\d/.exec(words)?.[0]), 0)).toBe(9);
      await expect(page.getByRole("heading", { name: "Week by week" })).toBeVisible();

      await page.goto("/settings/profile");
      await weekly.uncheck();
      await hidden.uncheck();
      await page.getByRole("button", { name: "Save calm mode" }).click();
      await expect(page.getByText("Saved.")).toBeVisible();
    });
  },
);
