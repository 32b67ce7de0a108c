import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { root } from "../lib/start/paths.ts";
import { readRunFile } from "../lib/start/run-file.ts";
import { measureInside } from "./bench/inside.ts";
import type { Line } from "./bench/measure.ts";
import { measurePages } from "./bench/pages.ts";
import { measureSeries } from "./bench/series.ts";
import { measureUpsert } from "./bench/upsert.ts";
import { signUp } from "./sign-up.ts";
import { createVisitor } from "./visitor.ts";
import { startWorld } from "./world.ts";

/** `npm run bench`: the product among its own databases, its floors beside it in the same run. Prints a table and JSON. */
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
  lines.push(await measureSeries(world.url, environment.DATABASE_URL, visitor));
  lines.push(...(await measurePages(world.url, world.simulatorsUrl, environment.DATABASE_URL)));
  lines.push(...(await measureUpsert(environment.DATABASE_URL)));
  lines.push(...(await measureInside(environment)));
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
