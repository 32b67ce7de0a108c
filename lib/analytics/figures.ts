import "server-only";
import { type Day, type DayRange, toDay } from "@/lib/dates";
import { formatChange, formatCount, formatDay, formatPercent } from "@/lib/format";
import { listed } from "@/lib/language/lists";
import { t } from "@/lib/language/t";
import { type AccountMetric, accountMetricCatalog } from "@/lib/metrics/catalog";
import { engagementParts, type RatePoint } from "@/lib/metrics/engagement";
import type { NetChange } from "@/lib/metrics/growth";
import { type BreaksBetween, breaksOf, type LedgerEntry } from "@/lib/metrics/ledger";
import { type RateChoice, rateOf } from "@/lib/metrics/rate-choice";
import type { AccountSeries } from "@/lib/metrics/series";
import { nounOf, unitWord } from "@/lib/metrics/unit-words";
import { missing } from "@/lib/metrics/value";
import type { AccountRecord } from "./accounts";
import { brokenWords, cautionsOf, changeOf, changeView } from "./changes";
import { type ReadPost, rateBreaks } from "./engagement";
import type { Period } from "./period";
import { breakViews, countView, doubtWords, gapViews, pointViews, ratioView, valueView } from "./present";
import { accountRates, rateAt, ratePoints, rateWords, type ShownRate } from "./rates";
import { accountReceipt, postReceipt, rateReceipt } from "./receipt";
import type { ChangeView, FigureView, GapView, ValueView } from "./views";

/** An account with its days and posts, looked at over a period. */
export type Look = {
  record: AccountRecord;
  series: AccountSeries;
  /** Its own, oldest first. */
  posts: readonly ReadPost[];
  period: Period;
  now: Date;
  /** The rate that was asked for or chosen; null for the first that any post counts in. */
  rate: RateChoice | null;
  /** The same account over the days the period is compared with. */
  before?: Look;
};

/** The newest count of a metric within the period, its change and its shape. */
export function accountFigure(look: Look, metric: AccountMetric): FigureView {
  const { record, series, period } = look;
  const label = t(accountMetricCatalog[metric].label);
  const newest = newestReading(series, metric, period.range);
  const change = changeOf(series, metric, period.range, record.descriptor);
  const gaps = gapsOf(look);
  const points = pointViews(series, metric, period.range);
  return {
    metric: label,
    unit: unitOf(record, metric),
    value: newest.value,
    change: changeView(change, series, metric, record.descriptor),
    points,
    breaks: breakViews(breaksOf(record.descriptor.ledger, { of: "account", metric }), points),
    receipt: accountReceipt(record, metric, newest, gaps),
  };
}

/** The days of the period without a reading. */
export function gapsOf({ series, period, now }: Look): readonly GapView[] {
  return gapViews(series, period.range, toDay(now));
}

export function unitOf({ descriptor }: AccountRecord, metric: AccountMetric): string {
  if (metric === "followers") return descriptor.words.followers;
  if (metric === "posts") return descriptor.words.posts;
  return t(accountMetricCatalog[metric].unit);
}

export type NewestReading = {
  value: ValueView;
  readAt: string | null;
  day: Day | null;
  flag: string | null;
  /** Nobody here read it: when it was imported. */
  importedAt?: readonly string[];
};

function newestReading(series: AccountSeries, metric: AccountMetric, range: DayRange): NewestReading {
  const values = series.values(metric);
  for (let index = values.length - 1; index >= 0; index--) {
    const value = values[index];
    const day = series.days[index];
    if (!value || !day || day.day < range.from || day.day >= range.to || value.state === "missing") continue;
    const { flag = null } = doubtWords(series.doubts(metric)[index]);
    const { day: on, readAt, isImported } = day;
    if (!isImported) return { value: valueView(value), readAt, day: on, flag };
    const shown = { ...valueView(value), isImported };
    return { value: shown, readAt, day: on, flag, importedAt: series.importsOf(on) };
  }
  return { value: countView(null), readAt: null, day: null, flag: null };
}

/** "+312 (+0.7%)", or why there is none. */
export function changeWords(change: NetChange): string {
  switch (change.kind) {
    case "changed": {
      const difference = formatChange(change.difference);
      const rate = change.rate === null ? "" : ` (${formatPercent(change.rate, { signed: true })})`;
      return [difference + rate, ...cautionsOf(change)].join(", ");
    }
    case "within-rounding":
      return [t("within rounding"), ...cautionsOf(change)].join(", ");
    case "refused":
      return refusedWords(change.entry);
    case "undefined":
      return change.reason === "hidden" ? t("hidden") : t("not enough readings");
  }
}

function refusedWords({ effect, from, words }: LedgerEntry): string {
  const said = { day: formatDay(from), change: words };
  return effect === "precision"
    ? t("not compared, the precision changed on {day}, {change}", said)
    : t("not compared, the definition changed on {day}, {change}", said);
}

/** The engagement of an account: a rate where the platform allows one, else the newest post's own counts. */
export function engagementFigure(look: Look): FigureView {
  return look.record.descriptor.allowsDerived ? rateFigure(look, accountRates(look)) : newestPostFigure(look);
}

function rateFigure({ record, period, now }: Look, { choice, points: all }: ShownRate): FigureView {
  const { base } = rateOf(choice);
  const between = rateBreaks(record.descriptor, base);
  const points = ratePoints(all, choice);
  const known = all.filter((point) => rateAt(point, choice) !== null);
  const last = known.at(-1);
  return {
    metric: t("Engagement rate"),
    base,
    unit: "",
    value: ratioView(last ? rateAt(last, choice) : null),
    change: rateChange(known, choice, between),
    points,
    breaks: breakViews(between, points),
    receipt: rateReceipt(record, choice, last ?? all.at(-1), period.range, now),
    note: last && t("Calculated {rate}.", { rate: rateWords(last, choice, record.descriptor) }),
  };
}

function rateChange(known: readonly RatePoint[], choice: RateChoice, between: BreaksBetween): ChangeView {
  const [first, last] = [known[0], known.at(-1)];
  const [start, end] = [first && rateAt(first, choice), last && rateAt(last, choice)];
  if (!first || !last || start == null || end == null) {
    return { kind: "not-compared", reason: t("no post of the last 28 days counts yet.") };
  }
  if (first.day === last.day)
    return { kind: "not-compared", reason: t("there is one day with a rate so far.") };
  const [entry] = between(first.day, last.day);
  if (entry) return { kind: "not-compared", reason: brokenWords(entry) };
  // To the one decimal that is shown, so that nothing points up beside a zero.
  const points = Math.round((end - start) * 1000) / 1000;
  return { kind: "points", points, against: t("since {day}", { day: formatDay(first.day) }) };
}

function newestPostFigure({ record, posts }: Look): FigureView {
  const { label } = record.descriptor;
  const { post: word } = record.descriptor.words;
  const [main = "likes", ...others] = engagementParts(record.descriptor.postMetrics);
  const post = posts.at(-1);
  const value = valueView(post?.newest.values[main] ?? missing());
  const readAt = post?.newest.readAt.toISOString() ?? null;
  const said = others.map((part) => {
    const count = valueView(post?.newest.values[part] ?? missing()).count;
    const unit = nounOf(part);
    return count === null
      ? t("no public number of {unit}", { unit })
      : t("{count} {unit}", { count: formatCount(BigInt(count)), unit: unitWord(count, unit) });
  });
  return {
    metric: t("Engagement"),
    unit: nounOf(main),
    value,
    change: {
      kind: "not-compared",
      reason: t("{platform}'s rules allow its own figures only.", { platform: label }),
    },
    points: [],
    breaks: [],
    receipt: postReceipt(record, main, { value, readAt }, record.view.handle),
    note: post
      ? t("Of the newest {post}, {day}, with {counts}.", {
          post: word,
          day: formatDay(post.publishedDay),
          counts: listed(said),
        })
      : t("No {post} published in this period.", { post: word }),
  };
}
