import { expect, type Locator, type Page } from "@playwright/test";

/** Tab until it has the focus, which must then be visible. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press("Tab");
    if (await target.evaluate((element) => element === document.activeElement).catch(() => false)) {
      const outline = await target.evaluate((element) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        return { outlineStyle, width: Number.parseFloat(outlineWidth) };
      });
      expect(outline.outlineStyle).not.toBe("none");
      expect(outline.width).toBeGreaterThanOrEqual(2);
      return;
    }
  }
  throw new Error(`The keyboard does not reach ${target}`);
}

export async function pressOn(page: Page, target: Locator, key = "Enter"): Promise<void> {
  await expect(target).toBeVisible();
  await tabTo(page, target);
  await page.keyboard.press(key);
}

/** In place of what may stand there. */
export async function typeInto(page: Page, target: Locator, text: string): Promise<void> {
  await expect(target).toBeVisible();
  await tabTo(page, target);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(text);
}

/** A list answers to the first letters of what is in it. */
export async function chooseIn(page: Page, list: Locator, label: string): Promise<void> {
  await expect(list).toBeVisible();
  await tabTo(page, list);
  await page.keyboard.type(label);
  await expect(list.locator("option:checked")).toHaveText(label);
}
