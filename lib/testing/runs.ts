/**
 * How many cases a property is tried with: `npm run prove` tries a hundred times as many as `npm test`, or as many as are
 * named.
 */
export function runs(usual: number, proven = usual * 100): { numRuns: number } {
  return { numRuns: process.env.PROVE ? proven : usual };
}
