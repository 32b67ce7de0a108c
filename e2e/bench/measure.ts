/** One line of the table. Every figure is a ratio to a floor measured in the same run, interleaved with it. */
export type Line = {
  /** The number of the line in the list of performance goals. */
  number: number;
  name: string;
  /** What the product did and what the floor did, in words and units. */
  product: string;
  floor: string;
  ratio: number;
  /** Lowest and highest ratio of the rounds. */
  spread: [number, number];
  gate: string;
  worldClass: string;
  isGatePassed: boolean;
};

/** A line of the ratios of several rounds: the one in the middle, the lowest and the highest. */
export function lineOf(
  number: number,
  ratios: readonly number[],
  words: Omit<Line, "number" | "ratio" | "spread">,
): Line {
  const sorted = [...ratios].sort((a, b) => a - b);
  const spread: Line["spread"] = [sorted[0] ?? Number.NaN, sorted.at(-1) ?? Number.NaN];
  return { number, ...words, ratio: median(sorted), spread };
}

/** Runs both in turn, `rounds` times. @returns the product's figure over the floor's in each, and the median of it and of both */
export async function interleaved(
  rounds: number,
  product: (round: number) => Promise<number>,
  floor: (round: number) => Promise<number>,
): Promise<{ ratio: number; ratios: number[]; product: number; floor: number }> {
  const pairs: { product: number; floor: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    // Taking turns at going first, so that neither always meets the warmer machine.
    const isProductFirst = round % 2 === 0;
    const first = await (isProductFirst ? product : floor)(round);
    const second = await (isProductFirst ? floor : product)(round);
    pairs.push(isProductFirst ? { product: first, floor: second } : { product: second, floor: first });
  }
  const ratios = pairs.map((pair) => pair.product / pair.floor);
  return {
    ratio: median(ratios),
    ratios,
    product: median(pairs.map((pair) => pair.product)),
    floor: median(pairs.map((pair) => pair.floor)),
  };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** Seconds that `work` takes. */
export async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

export const perSecond = (count: number, unit: string) =>
  `${Math.round(count).toLocaleString("en")} ${unit}/s`;
