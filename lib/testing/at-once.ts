import { expect } from "vitest";
import { AppError } from "@/lib/errors";

const uses = 50;
const repetitions = process.env.PROVE ? 20 : 1;

/**
 * Fifty uses of one secret at the same moment: one goes through, all others are told a sentence. `npm run prove` does it
 * twenty times over, each time with a new secret.
 * @param issue makes the secret and gives back what uses it; a use that comes to nothing throws
 */
export async function expectOneUse(issue: () => Promise<(index: number) => Promise<unknown>>): Promise<void> {
  for (let round = 0; round < repetitions; round++) {
    const use = await issue();
    const results = await Promise.allSettled(Array.from({ length: uses }, (_, index) => use(index)));
    const refused = results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
    expect(refused.filter((reason) => !(reason instanceof AppError))).toEqual([]);
    expect(refused).toHaveLength(uses - 1);
  }
}
