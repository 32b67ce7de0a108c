import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bundle } from "../../lib/start/bundle-worker.ts";
import { root } from "../../lib/start/paths.ts";
import type * as Inside from "../../lib/testing/bench/main.ts";
import { type Line, median, seconds } from "./measure.ts";

const exportAccounts = 160;

/** Lines 10 and 12 call the product's own code in this process, on the world's databases. */
export async function measureInside(environment: Record<string, string>): Promise<Line[]> {
  const file = join(root, "dist", "bench.mjs");
  await bundle("lib/testing/bench/main.ts", file);
  Object.assign(process.env, environment);
  const inside = (await import(pathToFileURL(file).href)) as typeof Inside;
  try {
    return [
      await exportLine(inside),
      await erasureLine(inside, 3, 20, 9),
      await erasureLine(inside, 300, 2, 3),
    ];
  } finally {
    await inside.clients().close();
  }
}

async function exportLine({ runExport }: typeof Inside): Promise<Line> {
  const runs = [];
  for (let round = 0; round < 3; round += 1) runs.push(await runExport(exportAccounts));
  const ratios = runs.map((run) => run.floorSeconds / run.productSeconds).sort((a, b) => a - b);
  const [first] = runs;
  if (!first) throw new Error("No export was measured");
  const speed = (at: number) => `${(first.bytes / at / 1e6).toFixed(1)} MB/s`;
  return {
    number: 10,
    name: `export of ${first.rows.toLocaleString("en")} values (${(first.archiveBytes / 1e6).toFixed(1)} MB sealed ZIP, CSV and JSON)`,
    product: `${speed(median(runs.map((run) => run.productSeconds)))} of CSV`,
    floor: `COPY TO of the same values: ${speed(median(runs.map((run) => run.floorSeconds)))}`,
    ratio: median(ratios),
    spread: [ratios[0] ?? Number.NaN, ratios.at(-1) ?? Number.NaN],
    gate: "≥ 0.4x",
    worldClass: "≥ 0.7x",
    isGatePassed: median(ratios) >= 0.4,
  };
}

async function erasureLine(
  { runErasure }: typeof Inside,
  accounts: number,
  posts: number,
  rounds: number,
): Promise<Line> {
  const product: number[] = [];
  const floor: number[] = [];
  let rows = 0;
  for (let round = 0; round < rounds; round += 1) {
    const pair = await runErasure({ accounts, posts });
    const ours = async () =>
      product.push(
        await seconds(async () => {
          rows = await pair.product();
        }),
      );
    const theirs = async () => floor.push(await seconds(pair.floor));
    for (const side of round % 2 === 0 ? [ours, theirs] : [theirs, ours]) await side();
  }
  const ratios = product.map((took, i) => took / (floor[i] ?? Number.NaN)).sort((a, b) => a - b);
  const milliseconds = (values: number[]) => `${(median(values) * 1000).toFixed(0)} ms`;
  const longest = accounts > 100 ? 10 : 1;
  return {
    number: 12,
    name: `erasure of a person with ${accounts} accounts, ${rows.toLocaleString("en")} rows`,
    product: milliseconds(product),
    floor: `DELETE by the same keys: ${milliseconds(floor)}`,
    ratio: median(ratios),
    spread: [ratios[0] ?? Number.NaN, ratios.at(-1) ?? Number.NaN],
    gate: `≤ 2x; < ${longest} s`,
    worldClass: accounts > 100 ? "≤ 1.3x; ≤ 5 s" : "≤ 1.3x; ≤ 100 ms",
    isGatePassed: median(ratios) <= 2 && median(product) < longest,
  };
}
