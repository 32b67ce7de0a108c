import { addDays, type Day } from "@/lib/dates";
import type { PostMetric } from "./catalog";
import { medianRatio, ratio, sum } from "./combine";
import { medianInterval, type Span, spread } from "./interval";

/** Length of the window of an engagement rate, its last day included. */
export const rateWindowDays = 28;

export type PostCounts = Partial<Record<PostMetric, bigint | null>>;

/** A post and its readings, oldest first, at most one a day. */
export type PostHistory = {
  publishedDay: Day;
  readings: readonly {
    day: Day;
    counts: PostCounts;
    /** Counts that the platform did not give. What an owner hides or switches off is not among them. */
    absent?: readonly PostMetric[];
    /** Counts that jump away from those around them and come back. */
    doubtful?: readonly PostMetric[];
  }[];
};

/** What a platform's posts can be engaged with, of the counts it gives. */
export function engagementParts(metrics: readonly PostMetric[]): PostMetric[] {
  return metrics.filter((metric) => metric !== "views");
}

/** The parts that the platform gives of any of these: one it gives of none is no part of their engagement. */
export function givenParts(
  parts: readonly PostMetric[],
  readings: readonly Pick<Reading, "absent">[],
): readonly PostMetric[] {
  const isGiven = (part: PostMetric) => readings.some(({ absent }) => !absent?.includes(part));
  return parts.every(isGiven) ? parts : parts.filter(isGiven);
}

/** Likes + comments + shares. Null where one of the parts has no number: a sum without it would look like less. */
export function engagement(counts: PostCounts, parts: readonly PostMetric[]): bigint | null {
  const values = parts.map((part) => counts[part] ?? null);
  return values.length > 0 && values.every((count) => count !== null) ? sum(values) : null;
}

export type RatePoint = {
  day: Day;
  /** Median over the posts, the rate that is shown by default. Null where no post counts. */
  median: number | null;
  /** All engagement over all followers or views of the same posts. */
  sumOverSum: number | null;
  posts: number;
  /** Where the median of all such posts lies in at least 95 of 100 cases; null where fewer than six posts count. */
  interval: Span | null;
  /** The lowest and the highest rate of the posts; null where none counts. */
  spread: Span | null;
  leftOut: Readonly<LeftOut>;
  /** Parts of engagement that the platform gave of none of the posts, and that are not counted for that. */
  without: readonly PostMetric[];
};

/** Posts of the window that do not count, by the reason. */
type LeftOut = {
  /** Published before the account was linked: nobody read how many followers it had. */
  olderThanLink: number;
  /** No follower reading on the publishing day, or none followed then. */
  noFollowers: number;
  /** Not read yet on that day. */
  notRead: number;
  /** Likes, comments or shares are hidden or switched off, or nobody viewed it. */
  notPublic: number;
  /** The platform changed what it counts between its newest reading and that day. */
  otherCounting: number;
  /** A reading behind it, of the post or of the followers then, is flagged. */
  doubtful: number;
};

type RateOptions = {
  parts: readonly PostMetric[];
  days: readonly Day[];
  /** Whether a reading of the first day counts the same things as one of the second would. */
  isComparable: (read: Day, on: Day) => boolean;
} & (
  | { by: "followers"; linkedDay: Day; followersOn: (day: Day) => bigint | "doubtful" | null }
  | { by: "views" }
);

/**
 * For each day: every post published in the 28 days to it, with its newest reading up to that day; its engagement
 * over the followers of its publishing day, or over its views of the same reading; then the median of the posts.
 */
export function engagementRateSeries(posts: readonly PostHistory[], options: RateOptions): RatePoint[] {
  const ordered = posts.toSorted((a, b) => compareDays(a.publishedDay, b.publishedDay));
  const until = (day: Day) => countBefore(ordered, day, (post) => post.publishedDay);
  return options.days.map((day) => {
    const [first, end] = [until(addDays(day, 1 - rateWindowDays)), until(addDays(day, 1))];
    return first === end
      ? { day, ...noPost, leftOut: noneLeftOut }
      : ratePoint(day, ordered.slice(first, end), options);
  });
}

const noPost = { median: null, sumOverSum: null, posts: 0, interval: null, spread: null, without: [] };
const noneLeftOut: Readonly<LeftOut> = {
  olderThanLink: 0,
  noFollowers: 0,
  notPublic: 0,
  notRead: 0,
  otherCounting: 0,
  doubtful: 0,
};

/** How many come before the day, of what is in order of days. */
function countBefore<T>(ordered: readonly T[], day: Day, dayOf: (one: T) => Day): number {
  let [low, high] = [0, ordered.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = ordered[middle];
    if (one !== undefined && dayOf(one) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

function compareDays(a: Day, b: Day): number {
  return a < b ? -1 : Number(a > b);
}

function ratePoint(day: Day, window: readonly PostHistory[], options: RateOptions): RatePoint {
  const tomorrow = addDays(day, 1);
  const read = window.map((post) => newestBefore(tomorrow, post));
  const newest = read.filter((reading) => reading !== undefined);
  const parts = givenParts(options.parts, newest);
  const leftOut = { ...noneLeftOut };
  const counted: Counted[] = [];
  window.forEach((post, index) => {
    const outcome = rateOf(post, read[index], day, parts, options);
    if (typeof outcome === "string") leftOut[outcome] += 1;
    else counted.push(outcome);
  });
  const rates = counted.map(({ rate }) => rate);
  const engaged = sum(counted.map(({ engagement: total }) => total));
  return {
    day,
    median: medianRatio(rates),
    sumOverSum: ratio(engaged, sum(counted.map(({ base }) => base))),
    posts: rates.length,
    interval: medianInterval(rates),
    spread: spread(rates),
    leftOut,
    without:
      newest.length === 0 || parts === options.parts
        ? noPost.without
        : options.parts.filter((part) => !parts.includes(part)),
  };
}

type Reading = PostHistory["readings"][number];

function newestBefore(day: Day, { readings }: PostHistory): Reading | undefined {
  return readings[countBefore(readings, day, (one) => one.day) - 1];
}

type Counted = { rate: number; engagement: bigint; base: bigint };

/** @param parts those of the options that the platform gives */
function rateOf(
  post: PostHistory,
  reading: Reading | undefined,
  day: Day,
  parts: readonly PostMetric[],
  options: RateOptions,
): Counted | keyof LeftOut {
  if (options.by === "followers" && post.publishedDay < options.linkedDay) return "olderThanLink";
  if (!reading) return "notRead";
  if (reading.day !== day && !options.isComparable(reading.day, day)) return "otherCounting";
  const isUsed = (metric: PostMetric) =>
    parts.includes(metric) || (metric === "views" && options.by === "views");
  if (reading.doubtful?.some(isUsed)) return "doubtful";
  const total = engagement(reading.counts, parts);
  if (total === null) return "notPublic";
  const base =
    options.by === "followers" ? options.followersOn(post.publishedDay) : (reading.counts.views ?? null);
  if (base === "doubtful") return "doubtful";
  const rate = base === null ? null : ratio(total, base);
  if (base === null || rate === null) return options.by === "followers" ? "noFollowers" : "notPublic";
  return { rate, engagement: total, base };
}
