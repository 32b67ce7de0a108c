import { expect, figureOf, postsTable, signUpWithChannel } from "./fixtures.ts";
import { onBothScreens } from "./screens.ts";

onBothScreens(
  async (page) => {
    await signUpWithChannel(page, "labels");
  },
  (test, screen) => {
    test("finds posts by type and date, labels one and finds it again", async ({ page }) => {
      const label = `Reel series ${screen}`;
      await page.goto("/dashboard");
      await page.getByRole("link", { name: "Posts", exact: true }).click();
      await expect(page).toHaveURL("/posts");
      const rows = postsTable(page).getByRole("row");
      const all = (await rows.count()) - 1;
      const [newest] = await rows.nth(1).getByRole("time").allTextContents();

      await test.step("by days, in the address", async () => {
        const day = await rows.nth(1).getByRole("time").getAttribute("datetime");
        await page.getByText("Filter", { exact: true }).click();
        await page.getByLabel("Published from").fill(day?.slice(0, 10) ?? "");
        await page.getByRole("button", { name: "Show posts" }).click();
        await expect(page).toHaveURL(/from=/);
        await expect(rows).toHaveCount(2);
        await page.goBack();
        await expect(rows).toHaveCount(1 + all);
        await page.goForward();
        await page.getByRole("link", { name: /^Published since .* remove this filter/ }).click();
        await expect(rows).toHaveCount(1 + all);
        await expect(rows.nth(1)).toContainText(newest ?? "");
      });

      await test.step("puts a label on a post, takes it off, and puts it back", async () => {
        await rows.nth(1).getByRole("link").first().click();
        await expect(figureOf(page, "Views")).toBeVisible();
        await page.getByLabel("New label").fill(label);
        await page.getByRole("button", { name: "Add label" }).click();
        await expect(page.getByRole("link", { name: label })).toBeVisible();
        await page.getByRole("button", { name: `Remove label ${label}` }).click();
        await expect(page.getByRole("link", { name: label })).toBeHidden();
        await page.getByRole("button", { name: `Put back label ${label}` }).click();
      });

      await test.step("and finds it by the label alone", async () => {
        await page.getByRole("link", { name: label }).click();
        await expect(page).toHaveURL(`/posts?label=Reel+series+${screen}`);
        await expect(rows).toHaveCount(2);
        await expect(rows.nth(1)).toContainText(label);
        await page.goto(`/posts?label=reel+SERIES+${screen}&kind=photo`);
        await expect(page.getByRole("cell", { name: "No posts fit these filters." })).toBeVisible();
      });
    });
  },
);
