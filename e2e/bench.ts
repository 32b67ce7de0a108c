import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { root } from "../lib/start/paths.ts";
import { readRunFile } from "../lib/start/run-file.ts";
import { withBrowser } from "./bench/browser.ts";
import { measureCold } from "./bench/cold.ts";
import { measureDrawing } from "./bench/draw.ts";
import { openInside } from "./bench/inside.ts";
import { measureLeaving } from "./bench/leaving.ts";
import type { Line } from "./bench/measure.ts";
import { measurePages } from "./bench/pages.ts";
import { measureReads } from "./bench/reads.ts";
import { measureScale } from "./bench/scale.ts";
import { measureSeries } from "./bench/series.ts";
import { measureUpsert } from "./bench/upsert.ts";
import { signUp } from "./sign-up.ts";
import { createVisitor } from "./visitor.ts";
import { startWorld } from "./world.ts";

/**
 * `npm run bench`: the product among its own databases, its floors beside it in the same run. Prints a table and JSON.
 * `npm run bench -- series pages` measures these groups alone.
 */
const asked = process.argv.slice(2);
const dataDir = await mkdtemp(join(tmpdir(), "tallyglass-bench-"));
const log: string[] = [];
const world = await startWorld({
  port: Number(process.env.PORT || 7100),
  simulatorsPort: Number(process.env.PORT || 7100) + 1,
  dataDir,
  appEnv: "test",
  // The real time: asking a moved calendar would be a call that no real request makes.
  extra: { YOUTUBE_ANALYTICS_AMENDMENT: "accepted", CLOCK_URL: "" },
  say: (line) => log.push(line),
}).catch(async (error) => {
  console.error(log.slice(-30).join("\n"));
  throw error;
});

const lines: Line[] = [];
try {
  const environment = readRunFile(dataDir)?.environment;
  if (!environment?.DATABASE_URL) throw new Error("The supervisor did not say where its database is");
  const visitor = createVisitor(world.url);
  await signUp(visitor, world.simulatorsUrl, { email: "bench@tallyglass.test" });
  const database = environment.DATABASE_URL;
  const inside = await openInside(environment);
  const groups: Record<string, () => Promise<Line[]>> = {
    series: () => measureSeries(world.url, database, visitor),
    reads: () => measureReads(inside, database),
    cold: () => measureCold(database),
    scale: () => measureScale(world.url, world.simulatorsUrl, database, inside),
    pages: () => withBrowser((browser) => measurePages(browser, world.url, world.simulatorsUrl, database)),
    drawing: () => withBrowser(measureDrawing),
    upsert: () => measureUpsert(database),
    leaving: () => measureLeaving(inside),
  };
  const unknown = asked.filter((name) => !(name in groups));
  if (unknown.length > 0) throw new Error(`No group ${unknown}: there are ${Object.keys(groups).join(", ")}`);
  for (const [name, measure] of Object.entries(groups)) {
    if (asked.length === 0 || asked.includes(name)) lines.push(...(await measure()));
  }
  await inside.clients().close();
} finally {
  await world.stop();
  await rm(dataDir, { recursive: true, force: true });
}

lines.sort((a, b) => a.number - b.number);
for (const line of lines) {
  const [low, high] = line.spread.map((value) => value.toFixed(2));
  const verdict = line.isGatePassed ? "pass" : "MISS";
  console.log(
    `${String(line.number).padStart(2)}  ${verdict}  ${line.ratio.toFixed(2)}x (${low}–${high})  gate ${line.gate}, world-class ${line.worldClass}`,
  );
  console.log(`        ${line.name}: ${line.product}; ${line.floor}`);
}
const file = resolve(root, ".data", "bench.json");
await writeFile(
  file,
  JSON.stringify({ at: new Date().toISOString(), node: process.version, lines }, null, 2),
).catch(() => console.log(JSON.stringify(lines)));
process.exitCode = lines.every((line) => line.isGatePassed) ? 0 : 1;
