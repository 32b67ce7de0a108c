import { expect, test } from "./fixtures.ts";

test.use({ locale: "de-DE" });

test("a German browser is answered in German, chooses English, and is then answered in English", async ({
  page,
}) => {
  await page.goto("/");
  const html = page.locator("html");
  await expect(html).toHaveAttribute("lang", "de");
  await expect(page.locator('meta[name="description"]')).toHaveAttribute("content", /jede mit ihrem Beleg/);
  await page.goto("/platforms");
  await page.getByRole("button", { name: "English" }).click();
  await expect(html).toHaveAttribute("lang", "en");
  await expect(page).toHaveURL("/platforms");
  await page.goto("/");
  await expect(html).toHaveAttribute("lang", "en");
});
