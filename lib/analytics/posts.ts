import "server-only";
import type { PersonContext } from "@/lib/context";
import { type Day, type DayRange, startOfDay, toDay } from "@/lib/dates";
import { clients } from "@/lib/db";
import { NotFoundError } from "@/lib/errors";
import { formatDay } from "@/lib/format";
import { inSentence } from "@/lib/language/in-sentence";
import { type Label, label, t } from "@/lib/language/t";
import type { PostMetric } from "@/lib/metrics/catalog";
import { ratio } from "@/lib/metrics/combine";
import { engagement, engagementParts, givenParts } from "@/lib/metrics/engagement";
import { parseCounts, storedValue } from "@/lib/metrics/series";
import { platforms } from "@/lib/platforms/registry";
import type { PlatformDescriptor } from "@/lib/platforms/types";
import type { AccountRecord } from "./accounts";
import { absentIn, big, postBitOrder, stateIn } from "./engagement";
import { ratioView, valueView } from "./present";
import { reader } from "./reader";
import { daysToKeep } from "./thin";
import type { ValueView } from "./views";

export const postSorts = ["published", "views", "likes", "comments", "shares", "rate"] as const;
export type PostSort = (typeof postSorts)[number];
export type SortOrder = "ascending" | "descending";

export const postKinds = ["photo", "video", "short", "carousel", "other"] as const;
export type PostKind = (typeof postKinds)[number];
const kindLabels: Record<PostKind, Label> = {
  photo: label("Photo"),
  video: label("Video"),
  short: label("Short"),
  carousel: label("Carousel"),
  other: label("Post"),
};

/** As its platform calls it. */
export function kindLabel(kind: PostKind, { words }: Pick<PlatformDescriptor, "words">): string {
  return kind === "short" && words.short ? words.short : t(kindLabels[kind]);
}

const kindPlurals: Record<PostKind, Label> = {
  photo: label("photos"),
  video: label("videos"),
  short: label("shorts"),
  carousel: label("carousels"),
  other: label("posts"),
};

/** Several of a kind: "videos", "reels". */
export function kindWords(kind: PostKind, { words }: Pick<PlatformDescriptor, "words">): string {
  // What platforms call short videos are names, which take an s in any language.
  return kind === "short" && words.short ? `${inSentence(words.short)}s` : t(kindPlurals[kind]);
}

export type PostView = {
  id: string;
  kind: string;
  /** "Video of 3 May 2026": what it is called where its title is not there. */
  name: string;
  publishedAt: string;
  readAt: string;
  readings: number;
  /** By metric; `rate` only where the platform allows one. */
  counts: Readonly<Record<string, ValueView>>;
};

type Count = number | bigint | null;

type ListJson = {
  /** By account, the states of its posts laid over each other: 0 where a count is given of none. */
  given: Record<string, number>;
  groups: {
    account: string;
    /** Null for the account's posts of all kinds together. */
    kind: PostKind | null;
    posts: number;
    medians: Record<PostMetric | "rate", number | null>;
  }[];
  rows: {
    id: string;
    account: string;
    kind: PostKind;
    published: number;
    read: number;
    readings: number;
    views: Count;
    likes: Count;
    comments: Count;
    shares: Count;
    states: number;
    /** What its labels are found by, in hex; null without any. */
    labels: string[] | null;
  }[];
};

/** Which posts, in which order, and which of them to show. */
type PostQuery = {
  account: string | null;
  platform: string | null;
  kind: PostKind | null;
  /** What one label is found by, in hex; null for posts with any or none. */
  labels: readonly string[] | null;
  range: DayRange | null;
  sort: PostSort;
  order: SortOrder;
  offset: number;
  limit: number;
};

/** From before the first post to after the last. */
export const always: DayRange = { from: "0001-01-01" as Day, to: "9999-01-01" as Day };

/** One round trip. @throws NotFoundError for an account that is not there, or not theirs */
export async function readList(ctx: PersonContext, query: PostQuery): Promise<ListJson> {
  const { userId, workspaceId, ownerOnly } = reader(ctx);
  const { from, to } = query.range ?? always;
  const known = platforms().map(({ descriptor }) => descriptor);
  const [row] = await clients().sql<{ posts: string | null }[]>`
    select list_posts(${userId}::bigint, ${workspaceId}::bigint, ${ownerOnly}::text[], ${query.account}::uuid,
      ${query.platform}, ${query.kind}, ${query.labels}::text[], ${startOfDay(from)}, ${startOfDay(to)}, ${known.map(({ id }) => id)}::text[],
      ${known.map(partBits)}::integer[], ${query.sort}, ${query.order === "descending"}, ${query.offset},
      ${query.limit}) as posts`;
  if (!row?.posts) throw new NotFoundError("Account");
  return parseCounts<ListJson>(row.posts);
}

/** The bits in a post's `states` of the counts a rate is made of; 0 where the platform allows none. */
function partBits({ allowsDerived, postMetrics }: PlatformDescriptor): number {
  const parts = allowsDerived ? engagementParts(postMetrics) : [];
  return parts.reduce((bits, part) => bits | (3 << (2 * postBitOrder.indexOf(part))), 0);
}

/** More than these, and a page would weigh more than it says. */
const mostPosts = 2_000;

export type AllPosts = {
  total: number;
  /** Newest first. */
  list: readonly PostView[];
  /** Few enough of them for a chart: the first, the last, the highest and the lowest are among them. */
  shown: readonly PostView[];
  /** The count that most of them have: the one to chart where there is room for one. */
  main: PostMetric;
};

/** All posts of a range, or of all time, with the counts of their newest reading. */
export async function readAllNewest(
  ctx: PersonContext,
  record: AccountRecord,
  range: DayRange | null,
): Promise<AllPosts> {
  const { given, groups, rows } = await readList(ctx, {
    account: record.view.id,
    platform: null,
    kind: null,
    labels: null,
    range,
    sort: "published",
    order: "descending",
    offset: 0,
    limit: mostPosts,
  });
  const posts = rows.map((row) => toPostView(row, given[row.account] ?? 0, record));
  const main = mostGiven(record.descriptor, posts, ({ counts }, metric) => counts[metric]?.count != null);
  const heights = posts.map(({ counts }) => {
    const count = counts[main]?.count ?? null;
    return count === null ? null : Number(count);
  });
  const shown = daysToKeep(posts.length, [heights]).flatMap((index) => posts[index] ?? []);
  const total = groups.find(({ kind }) => kind === null)?.posts ?? 0;
  return { total, list: posts, shown, main };
}

/** The count that most of them have; of several that are given as often, the first: views before likes. */
export function mostGiven<Post>(
  { postMetrics }: PlatformDescriptor,
  posts: readonly Post[],
  isGiven: (post: Post, metric: PostMetric) => boolean,
): PostMetric {
  const given = (metric: PostMetric) => posts.filter((post) => isGiven(post, metric)).length;
  return postMetrics.toSorted((a, b) => given(b) - given(a))[0] ?? "likes";
}

export function toPostView(row: ListJson["rows"][number], given: number, record: AccountRecord): PostView {
  const publishedAt = new Date(row.published * 1000);
  return {
    id: row.id,
    kind: kindLabel(row.kind, record.descriptor),
    name: nameOf(row.kind, toDay(publishedAt), record.descriptor),
    publishedAt: publishedAt.toISOString(),
    readAt: new Date(row.read * 1000).toISOString(),
    readings: row.readings,
    counts: countsOf(row.states, row, given, record),
  };
}

export function nameOf(kind: PostKind, publishedDay: Day, descriptor: PlatformDescriptor): string {
  return t("{kind} of {day}", { kind: kindLabel(kind, descriptor), day: formatDay(publishedDay) });
}

/** @param given the states of all posts beside it laid over each other: what none of them has is no part of a rate */
export function countsOf(
  states: number,
  counts: Partial<Record<PostMetric, number | bigint | null>>,
  given: number,
  { descriptor }: AccountRecord,
): Record<string, ValueView> {
  const values = descriptor.postMetrics.map((metric): [string, ValueView] => [
    metric,
    valueView(storedValue(stateIn(states, metric), counts[metric] ?? null, null)),
  ]);
  const shown = Object.fromEntries(values);
  if (!descriptor.allowsDerived || !descriptor.postMetrics.includes("views")) return shown;
  const total = engagement(
    { likes: big(counts.likes), comments: big(counts.comments), shares: big(counts.shares) },
    givenParts(engagementParts(descriptor.postMetrics), [{ absent: absentIn(given) }]),
  );
  const views = big(counts.views);
  const isHidden = Object.values(shown).some(({ state }) => state === "hidden");
  const rate = total === null || views === null ? null : ratio(total, views);
  return { ...shown, rate: ratioView(rate, isHidden ? "hidden" : "missing") };
}
