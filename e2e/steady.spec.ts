import { setTimeout as wait } from "node:timers/promises";
import type { Page, Route } from "@playwright/test";
import { connect, expect, nextDay, openAccount, postsTable, signUpWithChannel } from "./fixtures.ts";
import { onBothScreens } from "./screens.ts";
import { addAccount } from "./simulated.ts";

/** What people feel as still: a tenth is the most that Web Vitals call good. */
const most = 0.02;

/** In the order in which they are looked at: what one of them asks the platform for, the next has at hand. */
const addresses: Record<string, string> = {
  "a post": "",
  "an account": "",
  "an account's posts": "",
  "all posts": "/posts",
  "accounts compared": "/compare",
  "the dashboard": "/dashboard",
};

/** The typeface on a slow connection. */
const late = async (route: Route) => {
  await wait(600);
  await route.continue();
};

/** How far what was already shown has been pushed about, once nothing more comes; with what moved, to be found. */
async function shifts(page: Page, address: string): Promise<{ sum: number; moved: string[] }> {
  await page.route(/\.woff2$/, late);
  await page.goto(address);
  await page.waitForLoadState("networkidle");
  await page.unroute(/\.woff2$/, late);
  return page.evaluate(async () => {
    // Buffered entries come with the observer's first call, which none may make.
    const entries = await new Promise<PerformanceEntry[]>((resolve) => {
      setTimeout(resolve, 300, []);
      new PerformanceObserver((list) => resolve(list.getEntries())).observe({
        type: "layout-shift",
        buffered: true,
      });
    });
    type Shift = PerformanceEntry & { value: number; sources: { node: Node | null }[] };
    const found = entries as Shift[];
    return {
      sum: found.reduce((sum, { value }) => sum + value, 0),
      moved: found.flatMap(({ value, sources }) =>
        sources.map(({ node }) => `${value.toFixed(4)} ${node?.textContent?.slice(0, 60) ?? ""}`),
      ),
    };
  });
}

async function showCovers(page: Page, wanted: boolean): Promise<void> {
  await page.goto("/settings/profile");
  await page.getByLabel("Show titles and covers of posts").setChecked(wanted);
  await page.getByRole("button", { name: "Save profile" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
}

/** Where the columns of the table of posts begin, in pixels. */
async function columnsOf(page: Page, address: string): Promise<number[]> {
  await page.goto(address);
  await page.waitForLoadState("networkidle");
  const heads = await postsTable(page).getByRole("columnheader").all();
  return Promise.all(heads.map((head) => head.evaluate((cell) => cell.getBoundingClientRect().left)));
}

onBothScreens(
  async (page) => {
    const { channel } = await signUpWithChannel(page, "steady");
    const photos = await addAccount("steady-photos", "instagram");
    await connect(page, photos);
    for (let day = 1; day <= 3; day += 1) await nextDay(page, channel, photos);
    // Nothing is asked for before it is measured: titles and covers come in while the page stands.
    await showCovers(page, false);
    await openAccount(page, channel);
    addresses["an account"] = new URL(page.url()).pathname;
    addresses["an account's posts"] = `${addresses["an account"]}/posts`;
    await page.goto(addresses["an account's posts"]);
    const post = postsTable(page).getByRole("row").nth(1).getByRole("link").first();
    addresses["a post"] = (await post.getAttribute("href")) ?? "";
    await showCovers(page, true);
  },
  (test) => {
    for (const name of Object.keys(addresses)) {
      test(`${name}: nothing moves while titles, covers, drawings and the typeface come in`, async ({
        page,
      }) => {
        const { sum, moved } = await shifts(page, addresses[name] ?? "");
        expect(sum, moved.join("\n")).toBeLessThan(most);
      });
    }

    for (const name of ["an account's posts", "all posts"]) {
      test(`${name}: every column stands where it stood before the titles came`, async ({ page }) => {
        const titled = await columnsOf(page, addresses[name] ?? "");
        await showCovers(page, false);
        const untitled = await columnsOf(page, addresses[name] ?? "");
        await showCovers(page, true);
        expect(titled.length).toBeGreaterThan(2);
        expect(untitled).toEqual(titled);
      });
    }
  },
);
