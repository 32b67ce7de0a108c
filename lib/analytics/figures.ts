import "server-only";
import { type Day, type DayRange, toDay } from "@/lib/dates";
import { formatChange, formatCount, formatDay, formatPercent } from "@/lib/format";
import { type AccountMetric, accountMetricCatalog } from "@/lib/metrics/catalog";
import { engagementParts, type RatePoint } from "@/lib/metrics/engagement";
import type { NetChange } from "@/lib/metrics/growth";
import { type BreaksBetween, breaksOf } from "@/lib/metrics/ledger";
import type { AccountSeries } from "@/lib/metrics/series";
import { missing } from "@/lib/metrics/value";
import type { AccountRecord } from "./accounts";
import { brokenWords, cautionsOf, changeOf, changeView, daysOf } from "./changes";
import { type ReadPost, rateBreaks, ratesByFollowers, ratesByViews } from "./engagement";
import type { Period } from "./period";
import { breakViews, countView, doubtWords, gapViews, pointViews, ratioView, valueView } from "./present";
import { accountReceipt, postReceipt, rateReceipt } from "./receipt";
import type { ChangeView, FigureView, PointView, ValueView } from "./views";

/** An account with its days and posts, looked at over a period. */
export type Look = {
  record: AccountRecord;
  series: AccountSeries;
  posts: readonly ReadPost[];
  period: Period;
  now: Date;
  /** The same account over the days the period is compared with. */
  before?: Look;
};

/** The newest count of a metric within the period, its change and its shape. */
export function accountFigure(look: Look, metric: AccountMetric): FigureView {
  const { record, series, period } = look;
  const { label } = accountMetricCatalog[metric];
  const newest = newestReading(series, metric, period.range);
  const change = changeOf(series, metric, period.range, record.descriptor);
  const gaps = gapViews(series, period.range, toDay(look.now));
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

export function unitOf({ descriptor }: AccountRecord, metric: AccountMetric): string {
  if (metric === "followers") return descriptor.words.followers;
  if (metric === "posts") return descriptor.words.posts;
  return accountMetricCatalog[metric].unit;
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
      return ["within rounding", ...cautionsOf(change)].join(", ");
    case "refused":
      return `not compared, ${brokenWords(change.entry).replace(/\.$/, "")}`;
    case "undefined":
      return change.reason === "hidden" ? "hidden" : "not enough readings";
  }
}

/** The engagement of an account: a rate where the platform allows one, else the newest post's own counts. */
export function engagementFigure(look: Look): FigureView {
  if (!look.record.descriptor.allowsDerived) return newestPostFigure(look);
  const { record, period, series } = look;
  const days = daysOf(series, period.range, look.now);
  const followers = ratesByFollowers(look.posts, series, record.linkedDay, days, record.descriptor);
  const hasViews = record.descriptor.postMetrics.includes("views");
  return !hasViews || followers.some(({ median }) => median !== null)
    ? rateFigure(look, followers, "engagementRateByFollowers")
    : rateFigure(look, ratesByViews(look.posts, days, record.descriptor), "engagementRateByViews");
}

function rateFigure(
  look: Look,
  rates: readonly RatePoint[],
  by: "engagementRateByFollowers" | "engagementRateByViews",
): FigureView {
  const known = rates.filter(({ median }) => median !== null);
  const [first, last] = [known[0], known.at(-1)];
  const posts = last?.posts ?? 0;
  const base = by === "engagementRateByFollowers" ? "followers" : "views";
  const { descriptor } = look.record;
  const { words } = descriptor;
  const between = rateBreaks(descriptor, base);
  const points = ratePoints(rates);
  return {
    metric: "Engagement rate",
    unit: "",
    value: ratioView(last?.median ?? null),
    change: rateChange(first, last, between),
    points,
    breaks: breakViews(between, points),
    receipt: rateReceipt(look.record, by, last ?? rates.at(-1), look.period.range, look.now),
    note:
      posts === 0
        ? undefined
        : `Calculated by ${base}: median of ${posts} ${posts === 1 ? words.post : words.posts}${leftOutWords(last)}${withoutWords(last)}.`,
  };
}

/** "; 3 from before the link are left out", for captions. */
export function leftOutWords(point: RatePoint | undefined): string {
  if (!point) return "";
  const { olderThanLink, noFollowers, notPublic, notRead, otherCounting, doubtful } = point.leftOut;
  const parts = [
    olderThanLink > 0 && `${olderThanLink} from before the link`,
    noFollowers > 0 && `${noFollowers} without a follower reading on the publishing day`,
    notPublic > 0 && `${notPublic} with hidden parts or no views`,
    notRead > 0 && `${notRead} not read yet`,
    otherCounting > 0 && `${otherCounting} last read before a change of counting`,
    doubtful > 0 && `${doubtful} with a flagged reading`,
  ].filter((part) => part !== false);
  return parts.length === 0 ? "" : `; left out: ${parts.join(", ")}`;
}

/** "; without shares, which are not given", for captions. */
export function withoutWords(point: RatePoint | undefined): string {
  const parts = point?.without ?? [];
  return parts.length === 0 ? "" : `; without ${parts.join(" and ")}, which are not given`;
}

function rateChange(
  first: RatePoint | undefined,
  last: RatePoint | undefined,
  between: BreaksBetween,
): ChangeView {
  if (!first || !last || first.median === null || last.median === null) {
    return { kind: "not-compared", reason: "no post of the last 28 days counts yet." };
  }
  if (first.day === last.day) return { kind: "not-compared", reason: "there is one day with a rate so far." };
  const [entry] = between(first.day, last.day);
  if (entry) return { kind: "not-compared", reason: brokenWords(entry) };
  // To the one decimal that is shown, so that nothing points up beside a zero.
  const points = Math.round((last.median - first.median) * 1000) / 1000;
  return { kind: "points", points, against: `since ${formatDay(first.day)}` };
}

export function ratePoints(rates: readonly RatePoint[]): PointView[] {
  const points = rates.map(
    ({ day, median }): PointView => ({
      day,
      value: median === null ? null : String(median),
      state: median === null ? "missing" : "measured",
      readAt: null,
    }),
  );
  const first = points.findIndex(({ value }) => value !== null);
  return first === -1 ? [] : points.slice(first, points.findLastIndex(({ value }) => value !== null) + 1);
}

function newestPostFigure({ record, posts }: Look): FigureView {
  const { label, words } = record.descriptor;
  const [main = "likes", ...others] = engagementParts(record.descriptor.postMetrics);
  const post = posts
    .filter(({ accountId }) => accountId === record.view.id)
    .toSorted((a, b) => a.publishedAt.getTime() - b.publishedAt.getTime())
    .at(-1);
  const value = valueView(post?.newest.values[main] ?? missing());
  const readAt = post?.newest.readAt.toISOString() ?? null;
  const said = others.map((part) => {
    const count = valueView(post?.newest.values[part] ?? missing()).count;
    return count === null ? `no public number of ${part}` : `${formatCount(BigInt(count))} ${part}`;
  });
  return {
    metric: "Engagement",
    unit: main,
    value,
    change: { kind: "not-compared", reason: `${label}'s rules allow its own figures only.` },
    points: [],
    breaks: [],
    receipt: postReceipt(record, main, { value, readAt }, record.view.handle),
    note: post
      ? `Of the newest ${words.post}, ${formatDay(post.publishedDay)}, with ${said.join(" and ")}.`
      : `No ${words.post} published in this period.`,
  };
}
