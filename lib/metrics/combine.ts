/** The middle of a list, or the mean of the two middle ones; null for none. Whole numbers stay exact. */
export function medianCount(counts: readonly bigint[]): bigint | number | null {
  const sorted = counts.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const [low, high] = middle(sorted);
  if (low === undefined || high === undefined) return null;
  const sum = low + high;
  return sum % 2n === 0n ? sum / 2n : Number(sum) / 2;
}

/** The same for ratios. */
export function medianRatio(ratios: readonly number[]): number | null {
  const [low, high] = middle(ratios.toSorted((a, b) => a - b));
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

function middle<T>(sorted: readonly T[]): readonly [T | undefined, T | undefined] {
  return [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
}

/** Null over nothing: a ratio to 0 is undefined, not 0. */
export function ratio(part: bigint, whole: bigint): number | null {
  return whole === 0n ? null : Number(part) / Number(whole);
}

export function sum(counts: readonly bigint[]): bigint {
  return counts.reduce((total, count) => total + count, 0n);
}
