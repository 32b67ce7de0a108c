import { expect, type Page } from "@playwright/test";
import axe from "axe-core";

const everything: axe.RunOptions = {};
/** By night nothing but the colours is another. */
const colours: axe.RunOptions = { runOnly: ["color-contrast", "link-in-text-block"] };

const looks = [
  { width: 360, colorScheme: "light", rules: everything },
  { width: 360, colorScheme: "dark", rules: colours },
  { width: 1280, colorScheme: "light", rules: everything },
  { width: 1280, colorScheme: "dark", rules: colours },
] as const;

const cookieNames = ["browser", "language", "pending", "session"];

declare global {
  interface Window {
    axe: typeof axe;
  }
}

/** Loads a page and looks at all that must hold of every page, on a phone and on a desk, light and dark. */
export async function inspect(page: Page, address: string): Promise<void> {
  const troubles: string[] = [];
  const requests: string[] = [];
  const isMissing = address === "/no/such/page";
  // The browser itself notes a page that is missing; whatever else it says is ours.
  page.on("console", (message) => {
    const isOwn404 = isMissing && message.text().includes("status of 404");
    if (message.type() === "error" && !isOwn404) troubles.push(message.text());
  });
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("request", (request) => requests.push(new URL(request.url()).origin));
  try {
    const response = await page.goto(address);
    expect(response?.status()).toBe(isMissing ? 404 : 200);
    const html = (await response?.text()) ?? "";
    const policy = response?.headers()["content-security-policy"] ?? "";
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? "no nonce";
    const scripts = [...html.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);
    expect(scripts.length).toBeGreaterThan(0);
    expect(scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([]);
    expect(html.replace(/<script\b[\s\S]*?<\/script>/g, "")).not.toMatch(/<[^>]+\sstyle=/);

    // Titles of posts come after the page, by two tries at the platform if it is slow.
    await page.waitForLoadState("networkidle", { timeout: 60_000 });
    // Past the page's own policy, which lets no such script in.
    await page.evaluate(axe.source);
    for (const { width, colorScheme, rules } of looks) {
      await page.setViewportSize({ width, height: 900 });
      // Colours half-way through their change have no contrast to speak of.
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      const room = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
      expect(room[0], `scrolls sideways at ${width}`).toBeLessThanOrEqual(room[1] ?? 0);
      const { violations } = await page.evaluate((options) => window.axe.run(document, options), rules);
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html: node }) => node).join(" ")}`),
        `${colorScheme} at ${width}`,
      ).toEqual([]);
    }
    expect(troubles).toEqual([]);
    expect(new Set(requests)).toEqual(new Set([new URL(page.url()).origin]));
    const cookies = await page.context().cookies(page.url());
    expect(cookies.filter(({ name }) => !cookieNames.includes(name))).toEqual([]);
    expect(cookies.filter(({ httpOnly, sameSite }) => !httpOnly || sameSite !== "Lax")).toEqual([]);
  } finally {
    page.removeAllListeners("console");
    page.removeAllListeners("pageerror");
    page.removeAllListeners("request");
  }
}
