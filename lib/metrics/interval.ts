export type Span = { low: number; high: number };

/** Below so many, no two of them hold the middle between them in 95 of 100 cases. */
export const fewestForInterval = 6;

const known = new Map<number, number>();

/**
 * Between which two of the sorted values the middle of all like them lies in at least 95 of 100 cases, however they are
 * spread: the order statistics of the binomial with one half. Null for fewer than six.
 * @source W. J. Conover, Practical Nonparametric Statistics, 3rd edition, section 3.2
 */
export function medianInterval(values: readonly number[]): Span | null {
  if (values.length < fewestForInterval) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const outside = known.get(values.length) ?? valuesOutside(values.length);
  known.set(values.length, outside);
  const [low, high] = [sorted[outside], sorted[values.length - 1 - outside]];
  return low === undefined || high === undefined ? null : { low, high };
}

/** From the lowest to the highest; null for none. */
export function spread(values: readonly number[]): Span | null {
  return values.length === 0 ? null : { low: Math.min(...values), high: Math.max(...values) };
}

/** How many values at either end may be left out: with so many more than 2.5 in 100 cases would be lost there. */
function valuesOutside(count: number): number {
  const all = 2n ** BigInt(count);
  let combinations = 1n;
  let lost = 1n;
  let outside = 0;
  // Exact: 40 × (cases lost at one end) ≤ all cases.
  for (;;) {
    combinations = (combinations * BigInt(count - outside)) / BigInt(outside + 1);
    lost += combinations;
    if (40n * lost > all) return outside;
    outside += 1;
  }
}
