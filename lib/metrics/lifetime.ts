import { addDays, type Day, daysBetween } from "@/lib/dates";
import { medianCount } from "./combine";
import { fewPosts } from "./few";
import type { BreaksBetween } from "./ledger";

/** One count over a post's life: only what was read, and null where that had no number or was flagged. */
export type Life = {
  publishedDay: Day;
  /** By whole UTC days since the publishing day. */
  counts: ReadonlyMap<number, bigint | null>;
};

export type AgePoint = {
  ageDays: number;
  /** Null where fewer than `fewPosts` stand behind it. */
  median: bigint | number | null;
  /** Posts with a number at this age that counts the same things. */
  posts: number;
  /** Posts with a number at this age, left out for a change of definition. */
  otherCounting: number;
};

/**
 * The median of other posts at each age at which the post was read. A post without a reading at that age is not in it:
 * nothing is interpolated. Counts grow over a life, so one that lived through a change of definition mixes two of them:
 * both posts must have been published, and read at that age, under the same.
 */
export function medianAtAge(post: Life, others: readonly Life[], breaks: BreaksBetween): AgePoint[] {
  const lives = others.map((other) => ({ other, until: comparableUntil(post, other, breaks) }));
  return [...post.counts.keys()].map((ageDays) => {
    const counts: bigint[] = [];
    let otherCounting = 0;
    for (const { other, until } of lives) {
      const count = other.counts.get(ageDays) ?? null;
      if (count === null) continue;
      if (ageDays < until) counts.push(count);
      else otherCounting += 1;
    }
    const isEnough = counts.length >= fewPosts;
    return { ageDays, median: isEnough ? medianCount(counts) : null, posts: counts.length, otherCounting };
  });
}

/** The first age at which the lives of the two reach over a change of definition; infinite where none does. */
function comparableUntil(one: Life, other: Life, breaks: BreaksBetween): number {
  const [first, second] = [one.publishedDay, other.publishedDay].sort() as [Day, Day];
  const [change] = breaks(first, addDays(second, longestLife));
  return change ? daysBetween(second, change.from) : Number.POSITIVE_INFINITY;
}

/** Longer than any post is read. */
const longestLife = 36_525;
