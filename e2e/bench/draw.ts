import type { Browser, Page } from "@playwright/test";
import { build, stop } from "esbuild";
import { root } from "../../lib/start/paths.ts";
import { interleaved, type Line, lineOf, median } from "./measure.ts";

const rounds = 7;
const drawings = 5;
const ranges = [365, 1_826, 3_660];

/**
 * Line 19: the product's own line over five years, as its page gets it, against a plain Recharts chart of 400 points
 * with a numeric axis, drawn by the same browser in turn.
 */
export async function measureDrawing(browser: Browser): Promise<Line[]> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  try {
    // The only words of the product's style that the size of a drawing hangs on.
    await page.setContent(
      "<!doctype html><style>.box { width: 1000px; height: 320px } .h-full { height: 100% } .w-full { width: 100% }</style>",
    );
    await page.addScriptTag({ content: await script() });
    for (const side of ["product", "floor"] as const) await drawn(page, side);
    const result = await interleaved(
      rounds,
      () => drawn(page, "product"),
      () => drawn(page, "floor"),
    );
    const points = await Promise.all(ranges.map((days) => page.evaluate((of) => window.pointsOf(of), days)));
    const most = Math.max(...points);
    return [
      lineOf(19, result.ratios, {
        name: `drawing four lines of 5 years; ${points.join(" / ")} points shipped of ${ranges.join(" / ")} days`,
        product: `${result.product.toFixed(0)} ms to the frame`,
        floor: `plain Recharts, 400 points each: ${result.floor.toFixed(0)} ms`,
        gate: "≤ 1.5x; ≤ 500 points",
        worldClass: "≤ 1.2x; ≤ 400 points",
        isGatePassed: result.ratio <= 1.5 && most <= 500,
      }),
    ];
  } finally {
    await page.close();
  }
}

async function drawn(page: Page, side: "product" | "floor"): Promise<number> {
  const took: number[] = [];
  for (let i = 0; i < drawings; i += 1) {
    took.push(await page.evaluate((which) => window.draw(which), side));
  }
  return median(took);
}

/** As a build for people makes it. */
async function script(): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ["e2e/bench/chart-page.tsx"],
    bundle: true,
    write: false,
    minify: true,
    format: "iife",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"' },
    tsconfig: "tsconfig.json",
    logLevel: "silent",
  });
  await stop(); // esbuild keeps a process of its own
  return outputFiles.map(({ text }) => text).join("");
}
