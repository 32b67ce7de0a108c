import type { BrowserContextOptions, Page } from "@playwright/test";
import { test as base, expect, ownNetwork } from "./fixtures.ts";

const screens = {
  desk: { viewport: { width: 1280, height: 800 } },
  phone: { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true },
} satisfies Record<string, BrowserContextOptions>;

export type Screen = keyof typeof screens;

const pages = new Map<Screen, Page>();

const test = base.extend<{ device: Screen }>({
  device: ["desk", { option: true }],
  page: async ({ device }, use) => {
    const page = pages.get(device);
    if (!page) throw new Error(`Nobody is signed in on the ${device}`);
    await use(page);
    // A phone shows all of a page that is too wide, ever smaller: its window says nothing.
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, "width of the page").toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
  },
});

type TestOnScreen = typeof test;

/**
 * A file's journeys: one person, signed in at a desk and on a phone, walks each of them on both.
 * @param begin what must be there before, walked once at the desk
 */
export function onBothScreens(
  begin: (page: Page) => Promise<void>,
  journeys: (test: TestOnScreen, screen: Screen) => void,
): void {
  base.beforeAll("one person at two screens", async ({ browser }, info) => {
    base.slow();
    const extraHTTPHeaders = ownNetwork(info);
    const open = async (screen: Screen, options: BrowserContextOptions = {}) => {
      const context = await browser.newContext({ ...screens[screen], extraHTTPHeaders, ...options });
      const page = await context.newPage();
      pages.set(screen, page);
      return page;
    };
    const desk = await open("desk");
    await begin(desk);
    await open("phone", { storageState: await desk.context().storageState() });
  });

  base.afterAll(async () => {
    for (const page of pages.values()) await page.context().close();
    pages.clear();
  });

  for (const screen of ["desk", "phone"] as const) {
    test.describe(screen === "desk" ? "at a desk" : "on a phone", () => {
      test.use({ device: screen });
      journeys(test, screen);
    });
  }
}
