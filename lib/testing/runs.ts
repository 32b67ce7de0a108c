/** How many cases a property is tried with: `npm run prove` tries a hundred times as many as `npm test`. */
export function runs(usual: number): { numRuns: number } {
  return { numRuns: usual * (process.env.PROVE ? 100 : 1) };
}
