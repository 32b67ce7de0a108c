import { medianRatio } from "./combine";
import { fewPosts } from "./few";

/** Length of a block of hours. */
export const blockHours = 4;
const blocks = 24 / blockHours;

/** Fewer posts say nothing of times. */
export const leastPosts = 30;
/** What a signal must stand on to be more than thin: so many posts in all, and at the best time. */
export const soundPosts = 60;
export const soundAtTime = 8;
/** How often the posts are dealt out to the times anew, and how rarely that may do as well. */
const shuffles = 499;
const level = 0.05;
/** Any number will do: with the same one the same posts always give the same answer. */
const seed = 20_261_124;

export type TimedPost = { publishedAt: Date; value: number };

/** Posts of one weekday (0 is Monday) and one block of hours (0 begins at midnight), both UTC. */
export type TimeCell = {
  weekday: number;
  block: number;
  posts: number;
  /** Their median over that of all posts: 1.2 is a fifth more. Null where fewer than `fewPosts`, or over 0. */
  relative: number | null;
};

export type BestTime = {
  signal: "none" | "thin" | "ok";
  /** Why there is none. */
  lack: "posts" | "times" | "difference" | null;
  posts: number;
  /** The middle of all of them; null without posts. */
  median: number | null;
  /** All 42, by weekday, then by block. */
  cells: readonly TimeCell[];
  /** The time that stands out most; null where nothing does. */
  best: TimeCell | null;
  /** How often dealing the posts out anew did as well; null where it was not tried. */
  chance: number | null;
};

/**
 * Whether posts did better at one time of the week than at the rest. Their values are put in order; the time whose
 * places lie highest, as far as so many posts tell, is held against what comes of dealing the same posts out to the same
 * times at random. As the best of all times is taken there too, looking at many of them finds no more than one would.
 */
export function bestTime(posts: readonly TimedPost[]): BestTime {
  const median = medianRatio(posts.map(({ value }) => value));
  const cellOf = posts.map(({ publishedAt }) => cellAt(publishedAt));
  const cells = cellsOf(posts, cellOf, median);
  const nothing = { signal: "none", posts: posts.length, median, cells, best: null, chance: null } as const;
  if (posts.length < leastPosts) return { ...nothing, lack: "posts" };
  const tried = cells.flatMap((cell, index) => (cell.posts >= fewPosts ? [index] : []));
  if (tried.length < 2) return { ...nothing, lack: "times" };
  const ranks = ranksOf(posts.map(({ value }) => value));
  const sizes = cells.map((cell) => cell.posts);
  const found = highest(ranks, cellOf, sizes, tried);
  const random = generator(seed);
  let asGood = 0;
  const dealt = [...ranks];
  for (let round = 0; round < shuffles; round += 1) {
    shuffle(dealt, random);
    if (highest(dealt, cellOf, sizes, tried).height >= found.height) asGood += 1;
  }
  const chance = (asGood + 1) / (shuffles + 1);
  const best = cells[found.cell] ?? null;
  if (chance > level || !best) return { ...nothing, lack: "difference", chance };
  const isSound = posts.length >= soundPosts && best.posts >= soundAtTime;
  return { ...nothing, signal: isSound ? "ok" : "thin", lack: null, best, chance };
}

function cellAt(at: Date): number {
  return ((at.getUTCDay() + 6) % 7) * blocks + Math.floor(at.getUTCHours() / blockHours);
}

function cellsOf(posts: readonly TimedPost[], cellOf: readonly number[], median: number | null): TimeCell[] {
  const values = Array.from({ length: 7 * blocks }, (): number[] => []);
  posts.forEach(({ value }, index) => {
    values[cellOf[index] ?? 0]?.push(value);
  });
  return values.map((own, index) => {
    const middle = own.length < fewPosts ? null : medianRatio(own);
    return {
      weekday: Math.floor(index / blocks),
      block: index % blocks,
      posts: own.length,
      relative: middle === null || !median ? null : middle / median,
    };
  });
}

/** Places in order, 1 for the lowest; those of equal values share the mean of theirs. */
function ranksOf(values: readonly number[]): number[] {
  const order = values.map((_, index) => index).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const ranks = new Array<number>(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to < order.length && values[order[to] ?? 0] === values[order[from] ?? 0]) to += 1;
    for (let place = from; place < to; place += 1) ranks[order[place] ?? 0] = (from + to + 1) / 2;
    from = to;
  }
  return ranks;
}

/** Of the times with posts enough, the one whose mean place lies most of its own standard deviations above the middle. */
function highest(
  ranks: readonly number[],
  cellOf: readonly number[],
  sizes: readonly number[],
  tried: readonly number[],
): { cell: number; height: number } {
  const sums = new Float64Array(sizes.length);
  for (let index = 0; index < ranks.length; index += 1) {
    const cell = cellOf[index] ?? 0;
    sums[cell] = (sums[cell] ?? 0) + (ranks[index] ?? 0);
  }
  const all = ranks.length;
  const heights = tried.map((cell) => {
    const size = sizes[cell] ?? 0;
    const deviation = Math.sqrt(((all + 1) * (all - size)) / (12 * size));
    return { cell, height: ((sums[cell] ?? 0) / size - (all + 1) / 2) / deviation };
  });
  return heights.reduce((best, one) => (one.height > best.height ? one : best));
}

function shuffle(items: number[], random: () => number): void {
  for (let last = items.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [items[last], items[other]] = [items[other] ?? 0, items[last] ?? 0];
  }
}

/** Mulberry32: small, and the same everywhere. */
function generator(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
