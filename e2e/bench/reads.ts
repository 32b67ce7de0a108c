import postgres from "postgres";
import type { Inside } from "./inside.ts";
import { interleaved, type Line, lineOf, median, seconds } from "./measure.ts";

const rounds = 5;
/** So many that one pause of the machine is not the slowest five of a hundred. */
const calls = 200;
const changes = 9;

/**
 * Line 3: what pages calculate from an account's rows, against a bare query of the same rows. The product keeps for
 * minutes what it made of rows and asks each time whether they changed; what it takes when they did stands beside.
 */
export async function measureReads(inside: Inside, databaseUrl: string): Promise<Line[]> {
  const sql = postgres(databaseUrl, { max: 2, onnotice: () => {} });
  try {
    const lines: Line[] = [];
    for (const { name, product, floor, change } of await inside.readPairs(sql)) {
      for (let i = 0; i < calls; i += 1) await Promise.all([product(), floor()]);
      const slowest = async (work: () => Promise<unknown>) => {
        const took: number[] = [];
        for (let i = 0; i < calls; i += 1) took.push(await seconds(work));
        return took.sort((a, b) => a - b)[Math.floor(calls * 0.95)] ?? Number.NaN;
      };
      const result = await interleaved(
        rounds,
        () => slowest(product),
        () => slowest(floor),
      );
      const changed: number[] = [];
      for (let i = 0; i < changes; i += 1) {
        await change();
        changed.push(await seconds(product));
      }
      lines.push(
        lineOf(3, result.ratios, {
          name: `${name}, 95 of 100 within`,
          product: `${milliseconds(result.product)}, and ${milliseconds(median(changed))} after a reading`,
          floor: `bare query of the same rows: ${milliseconds(result.floor)}`,
          gate: "≤ 2x",
          worldClass: "≤ 1.5x",
          isGatePassed: result.ratio <= 2,
        }),
      );
    }
    return lines;
  } finally {
    await sql.end();
  }
}

function milliseconds(ofSeconds: number): string {
  return `${(ofSeconds * 1000).toFixed(1)} ms`;
}
