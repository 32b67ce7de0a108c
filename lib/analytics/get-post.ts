import "server-only";
import { authorize } from "@/lib/auth/permissions";
import type { PersonContext } from "@/lib/context";
import { type Day, toDay } from "@/lib/dates";
import { clients } from "@/lib/db";
import { NotFoundError } from "@/lib/errors";
import { inSentence } from "@/lib/language/in-sentence";
import { t } from "@/lib/language/t";
import { type PostMetric, postMetricCatalog } from "@/lib/metrics/catalog";
import { engagementParts } from "@/lib/metrics/engagement";
import { breaksOf } from "@/lib/metrics/ledger";
import { parseCounts } from "@/lib/metrics/series";
import { type AccountRecord, readAccounts } from "./accounts";
import { postDoubts, rateBreaks } from "./engagement";
import { compareWith, type MedianView, medianOf, type OwnReading, readOthers } from "./life";
import { countsOf, kindLabel, nameOf, type PostKind } from "./posts";
import { breakViews, countView, doubtWords } from "./present";
import { idOf, reader } from "./reader";
import { calculated, postReceipt } from "./receipt";
import type { AccountView, FigureView, LineView, PointView } from "./views";

export type PostInFull = {
  now: string;
  account: AccountView;
  id: string;
  kind: string;
  /** "Video of 3 May 2026". */
  name: string;
  publishedAt: string;
  readAt: string;
  /** How many times its counts were read. */
  readings: number;
  firstAgeDays: number;
  /** The newest counts; the rate too where the platform allows one. */
  figures: readonly FigureView[];
  /** Each count over the post's life, in the platform's own numbers. */
  lines: readonly {
    metric: PostMetric;
    label: string;
    line: LineView;
    /** Null where the platform allows no calculation. */
    median: MedianView | null;
  }[];
  /** Its engagement rate at each reading; null where the platform allows none, or its posts have no views. */
  rate: LineView | null;
};

type PostJson = {
  id: string;
  kind: PostKind;
  published: number;
  seen: number;
  readAt: number[];
  ageDays: number[];
  views: (number | bigint | null)[];
  likes: (number | bigint | null)[];
  comments: (number | bigint | null)[];
  shares: (number | bigint | null)[];
  states: number[];
  /** So many of the first readings were imported. */
  imported: number;
  /** The newest states of all posts of the account, laid over each other. */
  given: number;
};

type Reading = OwnReading & { day: Day };

/** A post, its newest counts and its life so far. @throws NotFoundError also for another workspace's post */
export async function getPost(ctx: PersonContext, { postId }: { postId: string }): Promise<PostInFull> {
  authorize(ctx, "post:read");
  const { userId, workspaceId, ownerOnly } = reader(ctx);
  const [row] = await clients().sql<{ account_public_id: string; readings: string }[]>`
    select account_public_id, readings from post_in_full(
      ${userId}::bigint, ${workspaceId}::bigint, ${ownerOnly}::text[], ${idOf("Post", postId)}::uuid)`;
  const [record] = row ? await readAccounts(ctx, { account: row.account_public_id }) : [];
  if (!row || !record) throw new NotFoundError("Post");
  const post = parseCounts<PostJson>(row.readings);
  const readings = post.states.map((states, index): Reading => {
    const readAt = new Date((post.readAt[index] ?? 0) * 1000);
    const counts = {
      views: post.views[index] ?? null,
      likes: post.likes[index] ?? null,
      comments: post.comments[index] ?? null,
      shares: post.shares[index] ?? null,
    };
    const isImported = index < post.imported;
    return {
      day: toDay(readAt),
      ageDays: post.ageDays[index] ?? 0,
      readAt: readAt.toISOString(),
      isImported,
      counts: countsOf(states, counts, post.given, record),
    };
  });
  const publishedAt = new Date(post.published * 1000);
  const publishedDay = toDay(publishedAt);
  const name = nameOf(post.kind, publishedDay, record.descriptor);
  const object = t("the {post}", { post: inSentence(name) });
  const beside = record.descriptor.allowsDerived
    ? compareWith(record, post.kind, readings, await readOthers(ctx, post.id))
    : null;
  return {
    now: ctx.now.toISOString(),
    account: record.view,
    id: post.id,
    kind: kindLabel(post.kind, record.descriptor),
    name,
    publishedAt: publishedAt.toISOString(),
    readAt: readings.at(-1)?.readAt ?? publishedAt.toISOString(),
    readings: readings.length,
    firstAgeDays: post.ageDays[0] ?? 0,
    figures: figuresOf(record, readings, object),
    lines: record.descriptor.postMetrics.map((metric) => ({
      metric,
      label: t(postMetricCatalog[metric].label),
      line: lineOf(record, metric, readings),
      median: beside && medianOf(record, metric, { name: object, publishedDay, readings }, beside),
    })),
    rate: rateLine(record, readings),
  };
}

function figuresOf(record: AccountRecord, readings: readonly Reading[], name: string): FigureView[] {
  const newest = readings.at(-1);
  const counts = record.descriptor.postMetrics.map((metric): FigureView => {
    const value = newest?.counts[metric] ?? countView(null);
    const { points, breaks } = lineOf(record, metric, readings);
    return {
      metric: t(postMetricCatalog[metric].label),
      unit: t(postMetricCatalog[metric].unit),
      value,
      change: null,
      points,
      breaks,
      receipt: postReceipt(record, metric, { value, readAt: newest?.readAt ?? null }, name),
    };
  });
  const rate = newest?.counts.rate;
  if (!rate) return counts;
  const parts = engagementParts(record.descriptor.postMetrics);
  const { points = [], breaks = [] } = rateLine(record, readings) ?? {};
  return [
    ...counts,
    {
      metric: t("Engagement rate"),
      unit: "",
      value: rate,
      change: null,
      points,
      breaks,
      receipt: {
        ...calculated(record, "postRate", rate),
        metric: t("Engagement rate"),
        object: name,
        readAt: newest.readAt,
        inputs: [...parts, "views" as const].map((part) => ({
          label: t(postMetricCatalog[part].label),
          value: newest.counts[part] ?? countView(null),
          readAt: newest.readAt,
        })),
      },
      note: t("Calculated by views."),
    },
  ];
}

function pointsOf(readings: readonly Reading[], key: string): PointView[] {
  return readings.map(({ day, readAt, isImported, counts }) => {
    const value = counts[key] ?? countView(null);
    const point = { day, value: value.count, state: value.state, readAt: key === "rate" ? null : readAt };
    return isImported ? { ...point, isImported } : point;
  });
}

function rateLine(record: AccountRecord, readings: readonly Reading[]): LineView | null {
  if (!readings.at(-1)?.counts.rate) return null;
  const points = pointsOf(readings, "rate");
  return {
    id: "rate",
    name: t("Engagement rate"),
    number: record.descriptor.series,
    unit: "",
    format: "percent",
    points,
    gaps: [],
    breaks: breakViews(rateBreaks(record.descriptor, "views"), points),
  };
}

function lineOf(record: AccountRecord, metric: PostMetric, readings: readonly Reading[]): LineView {
  const drawn = pointsOf(readings, metric);
  const doubts = postDoubts(record.descriptor, metric, drawn, {
    countOf: ({ value }) => (value === null ? null : BigInt(value)),
    dayOf: ({ day }) => day,
  });
  const points = drawn.map((point, index) => ({ ...point, ...doubtWords(doubts[index]) }));
  return {
    id: metric,
    name: t(postMetricCatalog[metric].label),
    number: record.descriptor.series,
    unit: t(postMetricCatalog[metric].unit),
    points,
    gaps: [],
    breaks: breakViews(breaksOf(record.descriptor.ledger, { of: "post", metric }), points),
  };
}
