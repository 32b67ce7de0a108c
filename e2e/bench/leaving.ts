import type { Inside } from "./inside.ts";
import { type Line, lineOf, median, seconds } from "./measure.ts";

const exportAccounts = 160;

/** Lines 10 and 12: taking everything along, and having it erased. */
export async function measureLeaving(inside: Inside): Promise<Line[]> {
  return [
    await exportLine(inside),
    await erasureLine(inside, 3, 20, 9),
    await erasureLine(inside, 300, 2, 3),
  ];
}

async function exportLine({ runExport }: Inside): Promise<Line> {
  const runs = [];
  for (let round = 0; round < 3; round += 1) runs.push(await runExport(exportAccounts));
  const ratios = runs.map((run) => run.floorSeconds / run.productSeconds);
  const [first] = runs;
  if (!first) throw new Error("No export was measured");
  const speed = (at: number) => `${(first.bytes / at / 1e6).toFixed(1)} MB/s`;
  return lineOf(10, ratios, {
    name: `export of ${first.rows.toLocaleString("en")} values (${(first.archiveBytes / 1e6).toFixed(1)} MB sealed ZIP, CSV and JSON)`,
    product: `${speed(median(runs.map((run) => run.productSeconds)))} of CSV`,
    floor: `COPY TO of the same values: ${speed(median(runs.map((run) => run.floorSeconds)))}`,
    gate: "≥ 0.4x",
    worldClass: "≥ 0.7x",
    isGatePassed: median(ratios) >= 0.4,
  });
}

async function erasureLine(
  { runErasure }: Inside,
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
  const ratios = product.map((took, i) => took / (floor[i] ?? Number.NaN));
  const milliseconds = (values: number[]) => `${(median(values) * 1000).toFixed(0)} ms`;
  const longest = accounts > 100 ? 10 : 1;
  return lineOf(12, ratios, {
    name: `erasure of a person with ${accounts} accounts, ${rows.toLocaleString("en")} rows`,
    product: milliseconds(product),
    floor: `DELETE by the same keys: ${milliseconds(floor)}`,
    gate: `≤ 2x; < ${longest} s`,
    worldClass: accounts > 100 ? "≤ 1.3x; ≤ 5 s" : "≤ 1.3x; ≤ 100 ms",
    isGatePassed: median(ratios) <= 2 && median(product) < longest,
  });
}
