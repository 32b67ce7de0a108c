import postgres from "postgres";
import type { Inside } from "./inside.ts";
import { interleaved, type Line, lineOf, seconds } from "./measure.ts";

const rounds = 5;
const calls = 40;

/** Line 3: what pages calculate from an account's rows, against a bare query of the same rows. */
export async function measureReads(inside: Inside, databaseUrl: string): Promise<Line[]> {
  const sql = postgres(databaseUrl, { max: 2, onnotice: () => {} });
  try {
    const lines: Line[] = [];
    for (const { name, product, floor } of await inside.readPairs(sql)) {
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
      lines.push(
        lineOf(3, result.ratios, {
          name: `${name}, 95 of 100 within`,
          product: `${(result.product * 1000).toFixed(1)} ms`,
          floor: `bare query of the same rows: ${(result.floor * 1000).toFixed(1)} ms`,
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
