import "server-only";
import type { PersonContext } from "@/lib/context";
import { addDays, type Day, toDay } from "@/lib/dates";
import { clients } from "@/lib/db";
import { formatCount } from "@/lib/format";
import { t, tn } from "@/lib/language/t";
import { type PostMetric, postMetricCatalog } from "@/lib/metrics/catalog";
import { fewPosts } from "@/lib/metrics/few";
import { breaksOf } from "@/lib/metrics/ledger";
import { type AgePoint, type Life, medianAtAge } from "@/lib/metrics/lifetime";
import { parseCounts } from "@/lib/metrics/series";
import { nounOf, unitWord } from "@/lib/metrics/unit-words";
import type { AccountRecord } from "./accounts";
import { rangeWords } from "./counts-in-words";
import { big, postDoubts } from "./engagement";
import { kindWords, type PostKind } from "./posts";
import { countView } from "./present";
import { reader } from "./reader";
import { calculated } from "./receipt";
import type { LineView, ReceiptView, ValueView } from "./views";

/** More would hardly move a median, and the page would wait for them. */
const mostOthers = 250;

type Count = number | bigint | null;

type Other = { kind: PostKind; published: number; ages: number[] } & Record<PostMetric, Count[]>;

/** A post's reading as its life is drawn, oldest first; `count` is null where it has no number. */
export type OwnReading = {
  ageDays: number;
  readAt: string;
  isImported: boolean;
  counts: Readonly<Record<string, ValueView>>;
};

/** What a post's curve of one count is held against. */
export type MedianView = {
  /** Null where no age has enough other posts. */
  line: LineView | null;
  /** The post and the median at each age, youngest first. */
  rows: readonly { ageDays: number; value: ValueView; median: ValueView; posts: number }[];
  summary: string;
  /** Whose median it is and what was left out. */
  caption: string;
  receipt: ReceiptView | null;
};

/** The account's other posts that were read while they were as young as this one: of its kind first, then the newest. */
export async function readOthers(ctx: PersonContext, postId: string): Promise<Other[]> {
  const { userId, workspaceId, ownerOnly } = reader(ctx);
  const [row] = await clients().sql<{ posts: string | null }[]>`
    select sibling_readings(${userId}::bigint, ${workspaceId}::bigint, ${ownerOnly}::text[], ${postId}::uuid,
      ${mostOthers}) as posts`;
  return parseCounts<Other[]>(row?.posts ?? "[]");
}

/** Other posts and what to call them: of one kind where there are enough, else all. */
export type Comparison = { others: readonly Other[]; words: string };

export function compareWith(
  record: AccountRecord,
  kind: PostKind,
  readings: readonly OwnReading[],
  others: readonly Other[],
): Comparison {
  const ages = new Set(readings.filter(({ isImported }) => !isImported).map(({ ageDays }) => ageDays));
  const read = others.filter((other) => other.ages.some((age) => ages.has(age)));
  const alike = read.filter((other) => other.kind === kind);
  const isOneKind = alike.length >= fewPosts || alike.length === read.length;
  const isCut = others.length === mostOthers;
  if (isOneKind) {
    const posts = kindWords(kind, record.descriptor);
    return {
      others: alike,
      words: isCut ? t("newest other {posts}", { posts }) : t("other {posts}", { posts }),
    };
  }
  const { posts } = record.descriptor.words;
  return {
    others: read,
    words: isCut
      ? t("newest other {posts} of all types", { posts })
      : t("other {posts} of all types", { posts }),
  };
}

export function medianOf(
  record: AccountRecord,
  metric: PostMetric,
  post: { name: string; publishedDay: Day; readings: readonly OwnReading[] },
  { others, words }: Comparison,
): MedianView {
  const { descriptor } = record;
  const breaks = breaksOf(descriptor.ledger, { of: "post", metric });
  const own = new Map(post.readings.filter(({ isImported }) => !isImported).map((one) => [one.ageDays, one]));
  const life: Life = {
    publishedDay: post.publishedDay,
    counts: new Map([...own].map(([age, { counts }]) => [age, bigOf(counts[metric])])),
  };
  const points = medianAtAge(
    life,
    others.map((other) => lifeOf(record, metric, other)),
    breaks,
  );
  const unit = nounOf(metric);
  const said = points.findLast(({ ageDays, median }) => median !== null && life.counts.get(ageDays) != null);
  const isDrawn = points.some(({ median }) => median !== null);
  const value = said ? bigOf(own.get(said.ageDays)?.counts[metric]) : null;
  return {
    line: isDrawn ? medianLine(metric, post.publishedDay, points) : null,
    rows: points.map(({ ageDays, median, posts }) => ({
      ageDays,
      value: own.get(ageDays)?.counts[metric] ?? countView(null),
      median: countView(median),
      posts,
    })),
    summary:
      said && value !== null
        ? tn(
            said.ageDays,
            "At {count} day it had {value} {unit}; half of your {posts} {others} had {median} or fewer by then.",
            "At {count} days it had {value} {unit}; half of your {posts} {others} had {median} or fewer by then.",
            {
              value: formatCount(value),
              unit: unitWord(String(value), unit),
              posts: said.posts,
              others: words,
              median: formatCount(whole(said.median)),
            },
          )
        : t(
            "No median to hold it against yet: fewer than {few} of your {others} have public {unit} read at the same age.",
            { few: fewPosts, others: words, unit },
          ),
    caption: captionOf(points, words, descriptor.label, isDrawn),
    receipt: said ? receiptOf(record, metric, post.name, said, own.get(said.ageDays)?.readAt ?? null) : null,
  };
}

/** Its count at each age, without the flagged ones. */
function lifeOf(record: AccountRecord, metric: PostMetric, other: Other): Life {
  const publishedDay = toDay(new Date(other.published * 1000));
  const counts = other[metric].map(big);
  const doubts = postDoubts(record.descriptor, metric, other.ages, {
    countOf: (_, index) => counts[index] ?? null,
    dayOf: (age) => addDays(publishedDay, age),
  });
  return {
    publishedDay,
    counts: new Map(other.ages.map((age, index) => [age, doubts[index] ? null : (counts[index] ?? null)])),
  };
}

function medianLine(metric: PostMetric, publishedDay: Day, points: readonly AgePoint[]): LineView {
  return {
    id: "median",
    name: t("Your median"),
    number: 0,
    unit: t(postMetricCatalog[metric].unit),
    points: points.flatMap(({ ageDays, median }) => {
      const { count } = countView(median);
      if (count === null) return [];
      return [
        { day: addDays(publishedDay, ageDays), value: count, state: "measured" as const, readAt: null },
      ];
    }),
    gaps: [],
    breaks: [],
  };
}

function captionOf(points: readonly AgePoint[], words: string, platform: string, isDrawn: boolean): string {
  const counted = points.filter(({ median }) => median !== null).map(({ posts }) => posts);
  const leftOut = Math.max(0, ...points.map(({ otherCounting }) => otherCounting));
  return [
    isDrawn &&
      t(
        "Your median: at each age in days, the middle of your {others} that were read at that age, {counted} of them. None stands where there are fewer than {few}.",
        { others: words, counted: rangeWords(counted), few: fewPosts },
      ),
    leftOut > 0 &&
      tn(
        leftOut,
        "Up to {count} is left out at an age: {platform} changed what it counts between the one and the other.",
        "Up to {count} are left out at an age: {platform} changed what it counts between the one and the other.",
        { platform },
      ),
  ]
    .filter(Boolean)
    .join(" ");
}

function receiptOf(
  record: AccountRecord,
  metric: PostMetric,
  name: string,
  point: AgePoint,
  readAt: string | null,
): ReceiptView {
  return {
    ...calculated(record, "medianAtAge", countView(point.median)),
    metric: tn(point.ageDays, "Median {unit} at {count} day", "Median {unit} at {count} days", {
      unit: nounOf(metric),
    }),
    object: t("posts beside {post}", { post: name }),
    readAt,
    inputs: [
      { label: t("Posts counted"), value: countView(BigInt(point.posts)) },
      ...(point.otherCounting > 0
        ? [{ label: t("Left out, counted otherwise"), value: countView(BigInt(point.otherCounting)) }]
        : []),
    ],
  };
}

const whole = (median: bigint | number | null): bigint => BigInt(countView(median).count ?? 0);

function bigOf(value: ValueView | undefined): bigint | null {
  return value?.count == null ? null : BigInt(value.count);
}
