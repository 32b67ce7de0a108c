import "server-only";
import { addDays, toDay } from "@/lib/dates";
import { formatCount, formatDay, formatDays } from "@/lib/format";
import type { PostMetric } from "@/lib/metrics/catalog";
import { medianCount } from "@/lib/metrics/combine";
import { breaksBetween, type Subject } from "@/lib/metrics/ledger";
import type { ReadPost } from "./engagement";
import type { Look } from "./figures";
import { mostGiven } from "./posts";
import { definitionHref, gapViews, pointViews } from "./present";

export type ChangeNote = {
  /** Key for lists. */
  id: string;
  tone: "warn" | "neutral";
  text: string;
  link: { href: string; label: string } | null;
};

/** Fewer posts have no middle worth the name, and counts that were counted in two ways have none at all. */
const postsForMedian = 5;
const strongFactor = 2;

/** What a reader of five seconds should know about an account, the most pressing first. */
export function whatChanged(look: Look): ChangeNote[] {
  return [
    ...connectionNotes(look),
    ...definitionNotes(look),
    ...flagNotes(look),
    ...gapNotes(look),
    ...postNotes(look),
  ];
}

function connectionNotes({ record: { view } }: Look): ChangeNote[] {
  const link = { href: "/connections", label: "Open connections" };
  const id = `${view.id}-connection`;
  if (view.status === "needs-reconnect") {
    return [
      {
        id,
        tone: "warn",
        text: `${view.name}: the connection has ended, so nothing new is read.`,
        link,
      },
    ];
  }
  if (view.status === "disconnected") {
    return [{ id, tone: "neutral", text: `${view.name} is disconnected: nothing new is read.`, link }];
  }
  if (view.status === "paused") {
    return [{ id, tone: "neutral", text: `${view.name} is paused: no counts are read.`, link }];
  }
  if (view.freshness.missedReads < 2) return [];
  const reason = view.freshness.reason ? ` ${view.freshness.reason}` : "";
  const text = `${view.name}: ${view.freshness.missedReads} planned readings did not happen.${reason}`;
  return [{ id, tone: "warn", text, link }];
}

function definitionNotes({ record: { view, descriptor }, period, series }: Look): ChangeNote[] {
  const { from } = period.range;
  const first = series.days.find(({ day, readAt }) => readAt !== null && day >= from)?.day;
  if (!first) return [];
  const subjects: Subject[] = [
    ...descriptor.accountMetrics.map((metric) => ({ of: "account" as const, metric })),
    ...descriptor.postMetrics.map((metric) => ({ of: "post" as const, metric })),
  ];
  return subjects
    .flatMap((subject) => breaksBetween(descriptor.ledger, subject, first, period.lastDay))
    .filter((entry, index, all) => all.indexOf(entry) === index)
    .map((entry) => {
      const what = entry.effect === "precision" ? "gives numbers otherwise" : "counts differently";
      return {
        id: `${view.id}-${entry.id}`,
        tone: "neutral",
        text: `${descriptor.label} ${what} since ${formatDay(entry.from)}: ${entry.words}.`,
        link: { href: definitionHref(entry.id), label: `Why the numbers of ${formatDay(entry.from)} differ` },
      };
    });
}

function flagNotes({ record: { view, descriptor }, series, period: { range } }: Look): ChangeNote[] {
  return descriptor.accountMetrics.flatMap((metric): ChangeNote[] => {
    const flagged = pointViews(series, metric, range).filter(({ flag }) => flag !== undefined);
    const [first] = flagged;
    if (!first) return [];
    const count = formatCount(BigInt(first.value ?? "0"), { exact: true });
    const others = flagged.length === 1 ? "" : ` ${flagged.length} readings of this period are flagged.`;
    const text = `${view.name}: the count of ${metric} read on ${formatDay(first.day)}, ${count}, ${first.flag}. It is kept as read and flagged.${others}`;
    const link = { href: definitionHref("doubt"), label: "How readings are flagged" };
    return [{ id: `${view.id}-${metric}-flag`, tone: "neutral", text, link }];
  });
}

function gapNotes({ record: { view }, series, period, now }: Look): ChangeNote[] {
  const gaps = gapViews(series, period.range, toDay(now));
  const last = gaps.at(-1);
  if (!last) return [];
  const spans =
    gaps.length === 1 ? "" : ` It is the last of ${gaps.length} spans without a reading in this period.`;
  const text = `${view.name}: no reading on ${formatDays(last.from, addDays(last.to, -1))}, ${last.reason}.${spans}`;
  return [{ id: `${view.id}-gap`, tone: "neutral", text, link: null }];
}

function postNotes({ record: { view, descriptor }, posts, period }: Look): ChangeNote[] {
  const own = posts.filter(({ accountId }) => accountId === view.id);
  const newest = (post: ReadPost, metric: PostMetric) => post.readings.at(-1)?.counts[metric] ?? null;
  const metric = mostGiven(descriptor, own, (post, one) => newest(post, one) !== null);
  const read = own.flatMap((post) => {
    const count = newest(post, metric);
    return count === null ? [] : [{ post, count }];
  });
  const best = read
    .filter(({ post }) => post.publishedDay >= period.range.from && post.publishedDay < period.range.to)
    .reduce<(typeof read)[number] | null>(
      (top, one) => (top === null || one.count > top.count ? one : top),
      null,
    );
  if (!best) return [];
  const { post, posts: plural } = descriptor.words;
  const of = `the ${post} of ${formatDay(best.post.publishedDay)}`;
  const link = { href: `/posts/${best.post.id}`, label: `Open ${of}` };
  const id = `${view.id}-post`;
  const count = `${formatCount(best.count)} ${metric}`;
  if (!descriptor.allowsDerived) {
    return [
      {
        id,
        tone: "neutral",
        text: `${view.name}: ${of} has the most ${metric} of this period's, ${count}.`,
        link,
      },
    ];
  }
  const oldest = read.map((one) => one.post.publishedDay).toSorted()[0];
  const isComparable =
    oldest !== undefined &&
    breaksBetween(descriptor.ledger, { of: "post", metric }, oldest, period.lastDay).length === 0;
  const isMany = read.length >= postsForMedian;
  const median = isMany && isComparable ? medianCount(read.map((one) => one.count)) : null;
  if (median === null || Number(best.count) < strongFactor * Number(median)) return [];
  const text = `${view.name}: ${of} has ${count}; the median of recent ${plural} is ${formatCount(median)}.`;
  return [{ id, tone: "neutral", text, link }];
}
