import "server-only";
import { z } from "zod";
import { authorize } from "@/lib/auth/permissions";
import type { PersonContext } from "@/lib/context";
import { type Day, type DayRange, startOfDay, toDay } from "@/lib/dates";
import { clients } from "@/lib/db";
import { NotFoundError } from "@/lib/errors";
import { formatDay } from "@/lib/format";
import { type PostMetric, postMetricCatalog } from "@/lib/metrics/catalog";
import { ratio } from "@/lib/metrics/combine";
import { engagement, engagementParts, givenParts } from "@/lib/metrics/engagement";
import { parseCounts, storedValue } from "@/lib/metrics/series";
import type { PlatformDescriptor } from "@/lib/platforms/types";
import { type AccountRecord, idOf, readAccounts, reader } from "./accounts";
import { absentIn, big, stateIn } from "./engagement";
import { countView, ratioView, valueView } from "./present";
import { daysToKeep } from "./thin";
import type { AccountView, ValueView } from "./views";

const postSorts = ["published", "views", "likes", "comments", "shares", "rate"] as const;
type PostSort = (typeof postSorts)[number];

/** From an address: what cannot be read falls back to the newest first, page 1. */
export const PostListInput = z.object({
  sort: z.enum(postSorts).catch("published"),
  order: z.enum(["ascending", "descending"]).catch("descending"),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
export type PostListInput = z.infer<typeof PostListInput>;

export type PostKind = "photo" | "video" | "short" | "carousel" | "other";
const kindLabels: Record<PostKind, string> = {
  photo: "Photo",
  video: "Video",
  short: "Short",
  carousel: "Carousel",
  other: "Post",
};

/** As its platform calls it. */
export function kindLabel(kind: PostKind, { words }: PlatformDescriptor): string {
  return kind === "short" && words.short ? words.short : kindLabels[kind];
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

export type PostList = {
  account: AccountView;
  metrics: readonly { key: PostSort; label: string }[];
  sort: PostSort;
  order: "ascending" | "descending";
  page: number;
  pages: number;
  total: number;
  posts: readonly PostView[];
  /** The middle of all posts of the list; null where the platform allows no calculation. */
  medians: Readonly<Record<string, ValueView>> | null;
};

const pageSize = 50;

/** One page of an account's posts with their newest counts. @throws NotFoundError also for another workspace's account */
export async function listPosts(
  ctx: PersonContext,
  { accountId, range, ...input }: PostListInput & { accountId: string; range: DayRange | null },
): Promise<PostList> {
  authorize(ctx, "post:read");
  const [record] = await readAccounts(ctx, { account: idOf("Account", accountId) });
  if (!record) throw new NotFoundError("Account");
  const metrics = columnsOf(record);
  const sort = metrics.some(({ key }) => key === input.sort) ? input.sort : "published";
  const found = await readNewest(ctx, record, {
    sort,
    order: input.order,
    range,
    offset: (input.page - 1) * pageSize,
    limit: pageSize,
  });
  const absent: readonly string[] = absentIn(found.given);
  const medians = Object.entries(found.medians).map(([metric, median]) => [
    metric,
    metric === "rate" ? ratioView(median) : countView(median),
  ]);
  return {
    account: record.view,
    metrics: found.total === 0 ? metrics : metrics.filter(({ key }) => !absent.includes(key)),
    sort,
    order: input.order,
    page: input.page,
    pages: Math.max(1, Math.ceil(found.total / pageSize)),
    total: found.total,
    posts: found.posts,
    medians: record.descriptor.allowsDerived ? Object.fromEntries(medians) : null,
  };
}

function columnsOf({ descriptor }: AccountRecord): { key: PostSort; label: string }[] {
  const counts = descriptor.postMetrics.map((key) => ({ key, label: postMetricCatalog[key].label }));
  const hasRate = descriptor.allowsDerived && descriptor.postMetrics.includes("views");
  return hasRate ? [...counts, { key: "rate", label: "Engagement rate" }] : counts;
}

type NewestJson = {
  total: number;
  /** The states of all of them laid over each other: 0 where a count is given of none. */
  given: number;
  medians: Record<string, number | null>;
  rows: {
    id: string;
    kind: PostKind;
    published: number;
    read: number;
    readings: number;
    views: number | bigint | null;
    likes: number | bigint | null;
    comments: number | bigint | null;
    shares: number | bigint | null;
    states: number;
  }[];
};

/** The counts of a post's newest reading, in the order of a named column. */
export async function readNewest(
  ctx: PersonContext,
  record: AccountRecord,
  page: {
    sort: PostSort;
    order: "ascending" | "descending";
    range: DayRange | null;
    offset: number;
    limit: number;
  },
): Promise<{ total: number; given: number; medians: Record<string, number | null>; posts: PostView[] }> {
  const { userId, workspaceId, ownerOnly } = reader(ctx);
  const from = page.range ? startOfDay(page.range.from) : new Date(0);
  const to = page.range ? startOfDay(page.range.to) : new Date("9999-01-01T00:00:00Z");
  const parts = engagementParts(record.descriptor.postMetrics);
  const [row] = await clients().sql<{ posts: string | null }[]>`
    select account_posts(${userId}::bigint, ${workspaceId}::bigint, ${ownerOnly}::text[],
      ${record.view.id}::uuid, ${page.sort}, ${page.order === "descending"}, ${from}, ${to}, ${parts}, ${page.offset}, ${page.limit}) as posts`;
  if (!row?.posts) throw new NotFoundError("Account");
  const { total, given, medians, rows } = parseCounts<NewestJson>(row.posts);
  return { total, given, medians, posts: rows.map((post) => toPostView(post, given, record)) };
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
  const { total, posts } = await readNewest(ctx, record, {
    sort: "published",
    order: "descending",
    range,
    offset: 0,
    limit: mostPosts,
  });
  const main = mostGiven(record.descriptor, posts, ({ counts }, metric) => counts[metric]?.count != null);
  const heights = posts.map(({ counts }) => {
    const count = counts[main]?.count ?? null;
    return count === null ? null : Number(count);
  });
  const shown = daysToKeep(posts.length, [heights]).flatMap((index) => posts[index] ?? []);
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

function toPostView(row: NewestJson["rows"][number], given: number, record: AccountRecord): PostView {
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
  return `${kindLabel(kind, descriptor)} of ${formatDay(publishedDay)}`;
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
