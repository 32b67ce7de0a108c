import "server-only";
import { addDays, toDay } from "@/lib/dates";
import { formatCount, formatDay, formatDays } from "@/lib/format";
import { listed } from "@/lib/language/lists";
import { t } from "@/lib/language/t";
import type { PostMetric } from "@/lib/metrics/catalog";
import { medianCount } from "@/lib/metrics/combine";
import { breaksOf, type Subject } from "@/lib/metrics/ledger";
import { nounOf } from "@/lib/metrics/unit-words";
import type { ReadPost } from "./engagement";
import { fallWords, largestFall, sharedFallWords } from "./falls";
import type { Look } from "./figures";
import { mostGiven } from "./posts";
import { definitionHref, gapViews, pointViews } from "./present";

export type ChangeNote = {
  /** Key for lists. */
  id: string;
  tone: "warn" | "neutral";
  text: string;
  link: { href: string; label: string } | null;
  /** Its words hold counts, which somebody may want when asked for only. */
  hasCounts: boolean;
};

/** Fewer posts have no middle worth the name, and counts that were counted in two ways have none at all. */
const postsForMedian = 5;
const strongFactor = 2;

/** In the order in which they are told: what stops the readings, then what may look like a change and is none. */
const kinds = ["connection", "definition", "fall", "flag", "gap", "post"] as const;

const counting: readonly string[] = ["fall", "flag", "post"];

type Draft = Omit<ChangeNote, "text" | "hasCounts"> & {
  kind: (typeof kinds)[number];
  /** The account's name; null where the words are about all of a platform. */
  name: string | null;
  /** For after the name and a colon. */
  says: string;
};

/**
 * What a reader of five seconds should know: broken connections first, then each likely innocent reason before what may
 * be news. Accounts of which the same is to be said share a sentence.
 */
export function whatChanged(looks: readonly Look[]): ChangeNote[] {
  const drafts = [
    ...looks.flatMap((look) => [
      ...connectionNotes(look),
      ...definitionNotes(look),
      ...flagNotes(look),
      ...gapNotes(look),
      ...postNotes(look),
    ]),
    ...fallNotes(looks),
  ];
  const order = ({ tone, kind }: Draft) => (tone === "warn" ? -1 : kinds.indexOf(kind));
  const shared = Map.groupBy(drafts, ({ kind, says }) => `${kind} ${says}`);
  return [...shared.values()]
    .toSorted(([a], [b]) => (a && b ? order(a) - order(b) : 0))
    .flatMap((same) => {
      const [first] = same;
      if (!first) return [];
      const { id, tone, link, says } = first;
      const hasCounts = counting.includes(first.kind);
      const names = same.flatMap(({ name }) => name ?? []);
      return [{ id, tone, link, hasCounts, text: names.length === 0 ? says : `${together(names)}: ${says}` }];
    });
}

function together([first = "", second = "", ...others]: readonly string[]): string {
  if (second === "") return first;
  if (others.length === 0) return listed([first, second]);
  return t("{first} and {others} other accounts", { first, others: others.length + 1 });
}

function connectionNotes({ record: { view } }: Look): Draft[] {
  const link = { href: "/connections", label: t("Open connections") };
  const head = { id: `${view.id}-connection`, kind: "connection" as const, name: view.name, link };
  if (view.status === "needs-reconnect") {
    return [{ ...head, tone: "warn", says: t("the connection has ended, so nothing new is read.") }];
  }
  if (view.status === "disconnected") {
    return [{ ...head, tone: "neutral", says: t("disconnected, so nothing new is read.") }];
  }
  if (view.status === "paused") {
    return [{ ...head, tone: "neutral", says: t("paused, so no counts are read.") }];
  }
  if (view.freshness.missedReads < 2) return [];
  const missed = t("{missed} planned readings did not happen.", { missed: view.freshness.missedReads });
  return [{ ...head, tone: "warn", says: [missed, view.freshness.reason].filter(Boolean).join(" ") }];
}

/** A fall of one day; of several accounts of a platform on the same day it is told once, for it is hardly theirs. */
function fallNotes(looks: readonly Look[]): Draft[] {
  const fallen = looks.flatMap((look) => {
    const fall = largestFall(look);
    return fall ? [{ look, fall }] : [];
  });
  // Where only returned numbers may stand, each account's own two do.
  const sharing = ({ look: { record }, fall }: (typeof fallen)[number]) =>
    record.descriptor.allowsDerived ? `${record.descriptor.id} ${fall.day}` : record.view.id;
  return [...Map.groupBy(fallen, sharing).values()].flatMap((same): Draft[] => {
    const [first] = same;
    if (!first) return [];
    const { record } = first.look;
    const head = {
      id: `${record.view.id}-fall`,
      kind: "fall" as const,
      tone: "neutral" as const,
      link: null,
    };
    if (same.length < 2)
      return [{ ...head, name: record.view.name, says: fallWords(first.look, first.fall) }];
    const { id, label } = record.descriptor;
    const all = looks.filter((look) => look.record.descriptor.id === id).length;
    return [{ ...head, name: null, says: sharedFallWords(first.fall.day, same.length, all, label) }];
  });
}

function definitionNotes({ record: { view, descriptor }, period, series }: Look): Draft[] {
  const { from } = period.range;
  const first = series.days.find(({ day, readAt }) => readAt !== null && day >= from)?.day;
  if (!first) return [];
  const subjects: Subject[] = [
    ...descriptor.accountMetrics.map((metric) => ({ of: "account" as const, metric })),
    ...descriptor.postMetrics.map((metric) => ({ of: "post" as const, metric })),
  ];
  return breaksOf(descriptor.ledger, ...subjects)(first, period.lastDay).map((entry) => {
    const day = formatDay(entry.from);
    const said = { platform: descriptor.label, day, change: entry.words };
    return {
      id: `${view.id}-${entry.id}`,
      kind: "definition" as const,
      name: null,
      tone: "neutral" as const,
      says:
        entry.effect === "precision"
          ? t("{platform} gives numbers otherwise since {day}: {change}.", said)
          : t("{platform} counts differently since {day}: {change}.", said),
      link: { href: definitionHref(entry.id), label: t("Why the numbers of {day} differ", { day }) },
    };
  });
}

function flagNotes({ record: { view, descriptor }, series, period: { range } }: Look): Draft[] {
  return descriptor.accountMetrics.flatMap((metric): Draft[] => {
    if (series.doubts(metric).every((doubt) => doubt === null)) return [];
    const flagged = pointViews(series, metric, range).filter(({ flag }) => flag !== undefined);
    const [first] = flagged;
    if (!first) return [];
    const count = formatCount(BigInt(first.value ?? "0"), { exact: true });
    const says = [
      t("the count of {metric} read on {day}, {count}, {flag}. It is kept as read and flagged.", {
        metric: nounOf(metric),
        day: formatDay(first.day),
        count,
        flag: first.flag ?? "",
      }),
      flagged.length > 1 &&
        t("{readings} readings of this period are flagged.", { readings: flagged.length }),
    ]
      .filter(Boolean)
      .join(" ");
    const link = { href: definitionHref("doubt"), label: t("How readings are flagged") };
    return [{ id: `${view.id}-${metric}-flag`, kind: "flag", name: view.name, tone: "neutral", says, link }];
  });
}

function gapNotes({ record: { view }, series, period, now }: Look): Draft[] {
  const gaps = gapViews(series, period.range, toDay(now));
  const last = gaps.at(-1);
  if (!last) return [];
  const says = [
    t("no reading on {days}, {reason}.", {
      days: formatDays(last.from, addDays(last.to, -1)),
      reason: last.reason,
    }),
    gaps.length > 1 &&
      t("It is the last of {spans} spans without a reading in this period.", { spans: gaps.length }),
  ]
    .filter(Boolean)
    .join(" ");
  return [{ id: `${view.id}-gap`, kind: "gap", name: view.name, tone: "neutral", says, link: null }];
}

function postNotes({ record: { view, descriptor }, posts, period }: Look): Draft[] {
  const newest = (post: ReadPost, metric: PostMetric) => post.readings.at(-1)?.counts[metric] ?? null;
  const metric = mostGiven(descriptor, posts, (post, one) => newest(post, one) !== null);
  const read = posts.flatMap((post) => {
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
  const of = { post, day: formatDay(best.post.publishedDay) };
  const link = { href: `/posts/${best.post.id}`, label: t("Open the {post} of {day}", of) };
  const head = { id: `${view.id}-post`, kind: "post", name: view.name, tone: "neutral", link } as const;
  const count = formatCount(best.count);
  const unit = nounOf(metric);
  if (!descriptor.allowsDerived) {
    const says = t("the {post} of {day} has the most {unit} of this period's, {count} {unit}.", {
      ...of,
      unit,
      count,
    });
    return [{ ...head, says }];
  }
  const oldest = read.map((one) => one.post.publishedDay).toSorted()[0];
  const isComparable =
    oldest !== undefined &&
    breaksOf(descriptor.ledger, { of: "post", metric })(oldest, period.lastDay).length === 0;
  const isMany = read.length >= postsForMedian;
  const median = isMany && isComparable ? medianCount(read.map((one) => one.count)) : null;
  if (median === null || Number(best.count) < strongFactor * Number(median)) return [];
  const says = t("the {post} of {day} has {count} {unit}; the median of recent {posts} is {median}.", {
    ...of,
    unit,
    count,
    posts: plural,
    median: formatCount(median),
  });
  return [{ ...head, says }];
}
