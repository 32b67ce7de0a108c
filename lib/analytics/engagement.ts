import "server-only";
import type { PersonContext } from "@/lib/context";
import { addDays, type Day, type DayRange, parseDay, startOfDay, toDay } from "@/lib/dates";
import { clients } from "@/lib/db";
import { type PostMetric, postMetricCatalog } from "@/lib/metrics/catalog";
import { anyFallsFar, type Doubt, findDoubts } from "@/lib/metrics/doubt";
import {
  engagementParts,
  engagementRateSeries,
  type PostHistory,
  type RatePoint,
  rateWindowDays,
} from "@/lib/metrics/engagement";
import { type BreaksBetween, breaksOf, type Subject } from "@/lib/metrics/ledger";
import { type AccountSeries, parseCounts, placeOf, storedValue } from "@/lib/metrics/series";
import { countOf, type MetricValue, measured, missing } from "@/lib/metrics/value";
import type { PlatformDescriptor } from "@/lib/platforms/types";
import { reader } from "./reader";
import { type StampedRow, unchanged } from "./unchanged";

/** Days before a range whose posts and followers still count in its first rate. */
export const rateLead = rateWindowDays;

type Count = number | bigint | null;

export type ReadPost = PostHistory & {
  id: string;
  accountId: string;
  kind: "photo" | "video" | "short" | "carousel" | "other";
  publishedAt: Date;
  /** The newest reading, with the states of its counts. */
  newest: { readAt: Date; values: Partial<Record<PostMetric, MetricValue>> };
};

/**
 * Posts published in the range or in the window before it, by the account's public id, oldest first, with the readings
 * that can count in a rate. The same as before as long as their rows are. One round trip for an account, or for the
 * whole workspace.
 */
export async function readPostsForRates(
  ctx: PersonContext,
  account: string | null,
  range: DayRange,
): Promise<ReadonlyMap<string, readonly ReadPost[]>> {
  const { userId, workspaceId, ownerOnly } = reader(ctx);
  const held = unchanged<ReadonlyMap<string, readonly ReadPost[]>>(
    `posts/${account ?? `${workspaceId}/${userId}`}/${range.from}/${range.to}`,
  );
  const rows = await clients().sql<(StampedRow & { post: string | null })[]>`
    select * from post_readings(${userId}::bigint, ${workspaceId}::bigint, ${ownerOnly}::text[],
      ${account}::uuid, ${startOfDay(addDays(range.from, -rateLead))}, ${startOfDay(range.to)}, ${rateWindowDays},
      ${held.known}::bigint)`;
  return held.orMade(rows[0]?.stamp ?? null, () => {
    const texts = rows.flatMap(({ post }) => post ?? []);
    return {
      value: Map.groupBy(texts.map(toPost), ({ accountId }) => accountId),
      weight: texts.reduce((total, { length }) => total + length, 0),
    };
  });
}

/** @param text as `post_readings` writes a post */
function toPost(text: string): ReadPost {
  const [id = "", accountId = "", kind, published, read, ...arrays] = text.split("|");
  const [ages = [], views = [], likes = [], comments = [], shares = [], states = []] = arrays.map(elements);
  const publishedAt = new Date(Number(published) * 1000);
  const publishedDay = toDay(publishedAt);
  const counts = { views, likes, comments, shares };
  return {
    id,
    accountId,
    kind: kind as ReadPost["kind"],
    publishedAt,
    publishedDay,
    newest: {
      readAt: new Date(Number(read) * 1000),
      values: newestValues(counts, Number(states.at(-1) ?? 0)),
    },
    readings: ages.map((age, index) => ({
      day: addDays(publishedDay, Number(age)),
      counts: {
        views: big(views[index]),
        likes: big(likes[index]),
        comments: big(comments[index]),
        shares: big(shares[index]),
      },
      absent: absentIn(Number(states[index] ?? 0)),
    })),
  };
}

/** Of an array of numbers in the database's own notation. */
function elements(array: string): Count[] {
  return parseCounts<Count[]>(`[${array.slice(1, -1).replaceAll("NULL", "null")}]`);
}

/** The order of the pairs of bits in a post's `states`. */
export const postBitOrder = Object.keys(postMetricCatalog) as PostMetric[];

/** The state of one count in the packed ones. */
export const stateIn = (states: number, metric: PostMetric): number =>
  (states >> (2 * postBitOrder.indexOf(metric))) & 3;

/** The metrics that each possible states has none of: a page asks of thousands of readings, and there are few answers. */
const absentBy = Array.from({ length: 4 ** postBitOrder.length }, (_, states) =>
  postBitOrder.filter((metric) => stateIn(states, metric) === 0),
);

/** @param states of one reading, or of several laid over each other */
export const absentIn = (states: number): readonly PostMetric[] => absentBy[states] ?? [];

function newestValues(
  counts: Record<PostMetric, readonly Count[]>,
  states: number,
): Partial<Record<PostMetric, MetricValue>> {
  return Object.fromEntries(
    postBitOrder.map((metric) => [
      metric,
      storedValue(stateIn(states, metric), counts[metric].at(-1) ?? null, null),
    ]),
  );
}

export function big(count: Count | undefined): bigint | null {
  return count === null || count === undefined ? null : BigInt(count);
}

/** Changes in anything a rate is made of. */
export function rateBreaks(
  { ledger, postMetrics }: PlatformDescriptor,
  by: "followers" | "views",
): BreaksBetween {
  const subjects: Subject[] = engagementParts(postMetrics).map((metric) => ({ of: "post", metric }));
  subjects.push(by === "views" ? { of: "post", metric: "views" } : { of: "account", metric: "followers" });
  return breaksOf(ledger, ...subjects);
}

const comparable =
  (between: BreaksBetween) =>
  (read: Day, on: Day): boolean =>
    between(read, on).length === 0;

/** The posts, with the counts that are flagged at each reading. */
function judged(posts: readonly PostHistory[], descriptor: PlatformDescriptor): readonly PostHistory[] {
  return posts.map((post) => {
    const flagged = descriptor.postMetrics.flatMap((metric) => {
      const doubts = postDoubts(descriptor, metric, post.readings, {
        countOf: ({ counts }) => counts[metric] ?? null,
        dayOf: ({ day }) => day,
      });
      return doubts.some((doubt) => doubt !== null) ? [{ metric, doubts }] : [];
    });
    if (flagged.length === 0) return post;
    const readings = post.readings.map((reading, index) => ({
      ...reading,
      doubtful: flagged.flatMap(({ metric, doubts }) => (doubts[index] ? [metric] : [])),
    }));
    return { ...post, readings };
  });
}

/** Which of a post's readings of one count are flagged, and why: in step with them, or empty where none is. */
export function postDoubts<Reading>(
  { ledger }: PlatformDescriptor,
  metric: PostMetric,
  readings: readonly Reading[],
  of: { countOf: (reading: Reading, index: number) => bigint | null; dayOf: (reading: Reading) => Day },
): (Doubt | null)[] {
  if (postMetricCatalog[metric].movedBy === "owner") return [];
  const counts = readings.map(of.countOf);
  // Hundreds of posts, of which hardly one has a reading to be flagged.
  if (!anyFallsFar(counts)) return [];
  const values = readings.map((reading, index) => {
    const count = counts[index] ?? null;
    return { day: of.dayOf(reading), value: count === null ? missing() : measured(count) };
  });
  return findDoubts(values, breaksOf(ledger, { of: "post", metric }));
}

/**
 * The rates of an account on the given days, by followers at post time. An imported count is no reading: a post of
 * that day is left out and counted.
 */
export function ratesByFollowers(
  posts: readonly PostHistory[],
  series: AccountSeries,
  linkedDay: Day,
  days: readonly Day[],
  descriptor: PlatformDescriptor,
): RatePoint[] {
  const [values, doubts] = [series.values("followers"), series.doubts("followers")];
  const followersOn = (day: Day) => {
    const place = placeOf(series, day);
    const count = series.days[place]?.isImported ? null : countOf(values[place] ?? missing());
    return count !== null && doubts[place] ? "doubtful" : count;
  };
  return engagementRateSeries(judged(posts, descriptor), {
    by: "followers",
    parts: engagementParts(descriptor.postMetrics),
    days,
    linkedDay,
    isComparable: comparable(rateBreaks(descriptor, "followers")),
    followersOn,
  });
}

export function ratesByViews(
  posts: readonly PostHistory[],
  days: readonly Day[],
  descriptor: PlatformDescriptor,
): RatePoint[] {
  return engagementRateSeries(judged(posts, descriptor), {
    by: "views",
    parts: engagementParts(descriptor.postMetrics),
    days,
    isComparable: comparable(rateBreaks(descriptor, "views")),
  });
}

export type DayGain = { day: Day; posts: number; gains: Partial<Record<PostMetric, bigint | null>> };

/** What an account's posts gained on each day of the range, over the posts read on it and on its eve. */
export async function readGains(
  ctx: PersonContext,
  account: string,
  range: DayRange,
): Promise<readonly DayGain[]> {
  const { userId, workspaceId, ownerOnly } = reader(ctx);
  const held = unchanged<readonly DayGain[]>(`gains/${account}/${range.from}/${range.to}`);
  const rows = await clients().sql<(StampedRow & GainsRow)[]>`
    select * from daily_gains(${userId}::bigint, ${workspaceId}::bigint, ${ownerOnly}::text[], ${account}::uuid,
      ${range.from}::date, ${range.to}::date, ${held.known}::bigint)`;
  return held.orMade(rows[0]?.stamp ?? null, () => {
    const value = rows.flatMap(toGain);
    return { value, weight: value.length * charactersOfGain };
  });
}

type GainsRow = { day: string | null; posts: number } & Record<PostMetric, string | null>;

/** About as many. */
const charactersOfGain = 40;

function toGain({ day, posts, views, likes, comments, shares }: GainsRow): DayGain | [] {
  if (day === null) return [];
  const gains = Object.entries({ views, likes, comments, shares });
  return {
    day: parseDay(day),
    posts,
    gains: Object.fromEntries(gains.map(([metric, gain]) => [metric, gain === null ? null : BigInt(gain)])),
  };
}
