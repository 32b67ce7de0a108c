import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { pickPort } from "../../db/embedded/ports.ts";
import { findChromium } from "../chromium.mjs";
import { signUp } from "../sign-up.ts";
import { createVisitor, type Visitor } from "../visitor.ts";
import { startWorld, type World } from "../world.ts";
import { serveBarePage } from "./bare-page.ts";

/** Not among the dependencies: a hundred packages for one proof. */
const lighthousePackage = "lighthouse@13.5.0";

type Lighthouse = {
  default: (url: string, flags: object, config?: object) => Promise<{ lhr: Report } | undefined>;
  desktopConfig: object;
};
type Report = {
  categories: Record<string, { score: number | null }>;
  audits: Record<string, { score: number | null; displayValue?: string }>;
};

const wanted = { accessibility: 100, "best-practices": 100, performance: 95 };

/** What the mark for performance is made of. */
const timings = [
  "first-contentful-paint",
  "largest-contentful-paint",
  "total-blocking-time",
  "cumulative-layout-shift",
];

/**
 * Lighthouse's own marks for pages that everybody sees and for the two a creator sees most, on a phone and at a desk. A
 * page with nothing on it is marked first: how fast this machine and the framework let any page be.
 */
export async function proveByLighthouse(): Promise<boolean> {
  const lighthouse = await load();
  if (!lighthouse) return false;
  const bare = await serveBarePage(await pickPort());
  try {
    console.log("A bare page of the framework, as the floor:");
    await isMarkedWell(lighthouse, bare.url, { performance: wanted.performance });
  } finally {
    await bare.stop();
  }
  const dataDir = await mkdtemp(join(tmpdir(), "tallyglass-lighthouse-"));
  const port = await pickPort();
  let world: World | undefined;
  try {
    world = await startWorld({
      port,
      simulatorsPort: await pickPort(),
      dataDir,
      appEnv: "test",
      extra: { CLOCK_URL: "" },
      say: () => {},
    });
    const visitor = createVisitor(world.url);
    const account = await linkOne(visitor, world);
    const cookie = visitor.cookies();
    const isFine: boolean[] = [];
    for (const path of ["/", "/definitions", "/platforms", "/legal/privacy"]) {
      isFine.push(await isMarkedWell(lighthouse, world.url + path, { ...wanted, seo: 100 }));
    }
    // Signed-in pages keep search engines out, which that mark counts against them.
    for (const path of ["/dashboard", account]) {
      isFine.push(await isMarkedWell(lighthouse, world.url + path, wanted, cookie));
    }
    return isFine.every(Boolean);
  } finally {
    await world?.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function load(): Promise<Lighthouse | null> {
  const name: string = "lighthouse";
  try {
    return (await import(name)) as Lighthouse;
  } catch (error) {
    if ((error as { code?: string }).code !== "ERR_MODULE_NOT_FOUND") throw error;
    console.log(`Lighthouse is not installed. Do that first: npm install --no-save ${lighthousePackage}`);
    return null;
  }
}

/** @returns where the account's page is, as soon as it was read */
async function linkOne(visitor: Visitor, { simulatorsUrl }: World): Promise<string> {
  await signUp(visitor, simulatorsUrl, { email: "lighthouse@tallyglass.test" });
  const consent = await visitor.visit("/api/connect/youtube");
  await visitor.submit(consent, "Allow", { account: "creator" });
  for (;;) {
    const { html } = await visitor.visit("/dashboard");
    const account = /<article[\s\S]*/.test(html) && /href="(\/accounts\/[\w-]+)/.exec(html)?.[1];
    if (account) return account;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** Marks of one page; the one for performance varies from audit to audit, so it is the middle one of three. */
async function isMarkedWell(
  lighthouse: Lighthouse,
  url: string,
  least: Readonly<Record<string, number>>,
  cookie?: string,
): Promise<boolean> {
  let isFine = true;
  const categories = Object.keys(least);
  for (const [screen, config] of [
    ["phone", undefined] as const,
    ["desk", lighthouse.desktopConfig] as const,
  ]) {
    const reports: Report[] = [];
    while (reports.length < 3) reports.push(await audit(lighthouse, url, categories, config, cookie));
    const [, middle] = reports.sort((a, b) => markOf(a, "performance") - markOf(b, "performance"));
    const marks = Object.entries(least).map(([category, mark]) => {
      const got =
        category === "performance" && middle
          ? markOf(middle, category)
          : Math.min(...reports.map((report) => markOf(report, category)));
      if (got < mark) isFine = false;
      return `${category} ${got}${got < mark ? ` (wanted ${mark})` : ""}`;
    });
    console.log(`${new URL(url).pathname} on a ${screen}: ${marks.join(", ")}`);
    console.log(
      `  ${timings.map((name) => `${name} ${middle?.audits[name]?.displayValue ?? "unknown"}`).join(", ")}`,
    );
  }
  return isFine;
}

const markOf = ({ categories }: Report, name: string) => Math.round((categories[name]?.score ?? 0) * 100);

/** In a browser that has nothing of the page yet. */
async function audit(
  { default: run }: Lighthouse,
  url: string,
  onlyCategories: string[],
  config: object | undefined,
  cookie: string | undefined,
): Promise<Report> {
  const port = await pickPort();
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    args: [
      "--no-sandbox",
      "--disable-dev-shm-usage",
      // Without one the browser would imitate a graphics card on the processors that the page is measured on.
      "--disable-gpu",
      `--remote-debugging-port=${port}`,
    ],
  });
  try {
    const extraHeaders = cookie ? { extraHeaders: { Cookie: cookie } } : {};
    const report = (await run(url, { port, logLevel: "error", onlyCategories, ...extraHeaders }, config))
      ?.lhr;
    if (!report) throw new Error(`Lighthouse made no report of ${url}`);
    return report;
  } finally {
    await browser.close();
  }
}
