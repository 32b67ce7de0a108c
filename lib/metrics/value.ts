/** The four states a value can be in, with their codes in the packed `states` columns. Empty is never 0. */
export const valueStates = ["missing", "measured", "rounded", "hidden"] as const;

export type ValueState = (typeof valueStates)[number];

/**
 * One count as a platform gave it. `rounded` is the lowest number it can mean; the band's end follows from
 * `significantDigits`. `hidden` by the owner and `missing` have no number.
 */
export type MetricValue =
  | { readonly state: "measured"; readonly count: bigint }
  | { readonly state: "rounded"; readonly count: bigint; readonly significantDigits: number }
  | { readonly state: "hidden" }
  | { readonly state: "missing" };

export const measured = (count: bigint): MetricValue => ({ state: "measured", count });
export const hidden = (): MetricValue => ({ state: "hidden" });
export const missing = (): MetricValue => ({ state: "missing" });

/**
 * A count cut down to its first `significantDigits` digits. Below that many digits nothing was cut: it is measured.
 */
export function rounded(count: bigint, significantDigits: number): MetricValue {
  return roundingStep(count, significantDigits) === 1n
    ? measured(count)
    : { state: "rounded", count, significantDigits };
}

/** How far apart two neighbouring rounded counts are: 1,230,000 at 3 digits → 10,000. 1 means not rounded. */
export function roundingStep(count: bigint, significantDigits: number): bigint {
  const digits = count.toString().length;
  return digits <= significantDigits ? 1n : 10n ** BigInt(digits - significantDigits);
}

/** What a rounded count can mean, both ends included: 1,230,000 → 1,230,000 to 1,239,999. */
export function band(count: bigint, significantDigits: number): { low: bigint; high: bigint } {
  return { low: count, high: count + roundingStep(count, significantDigits) - 1n };
}

/** Null for what is no number. */
export function countOf(value: MetricValue): bigint | null {
  return value.state === "measured" || value.state === "rounded" ? value.count : null;
}

/** The number to store, and its state's code; null where there is none. */
export function stored(value: MetricValue | undefined): { count: bigint | null; code: number } {
  if (!value) return { count: null, code: 0 };
  return {
    count: countOf(value),
    code: valueStates.indexOf(value.state),
  };
}
