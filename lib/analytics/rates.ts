import "server-only";
import { toDay } from "@/lib/dates";
import { formatPercent } from "@/lib/format";
import { listed } from "@/lib/language/lists";
import { t } from "@/lib/language/t";
import type { RatePoint } from "@/lib/metrics/engagement";
import type { FormulaId } from "@/lib/metrics/formulas";
import type { Span } from "@/lib/metrics/interval";
import { type RateBase, type RateChoice, rateChoices, rateOf } from "@/lib/metrics/rate-choice";
import { nounOf } from "@/lib/metrics/unit-words";
import type { PlatformDescriptor } from "@/lib/platforms/types";
import { daysOf } from "./changes";
import { postCount } from "./counts-in-words";
import { ratesByFollowers, ratesByViews } from "./engagement";
import type { Look } from "./figures";
import { madeOnce } from "./made-once";
import type { PointView } from "./views";

export type ShownRate = { choice: RateChoice; points: readonly RatePoint[] };

/** The choices that a platform's counts allow: none by views where its posts have none. */
export function choicesOf({ postMetrics }: PlatformDescriptor): RateChoice[] {
  return rateChoices.filter((choice) => rateOf(choice).base !== "views" || postMetrics.includes("views"));
}

/**
 * An account's rates over the days of the look, by the one base that is shown: as chosen where the platform allows it; else
 * by followers, or by views as long as no post counts by followers.
 */
export function accountRates(look: Look): ShownRate {
  const choices = choicesOf(look.record.descriptor);
  const chosen = look.rate && choices.includes(look.rate) ? look.rate : null;
  if (chosen) return { choice: chosen, points: ratesBy(look, rateOf(chosen).base) };
  const byFollowers = ratesBy(look, "followers");
  return byFollowers.some(({ posts }) => posts > 0) || !choices.includes("views")
    ? { choice: "followers", points: byFollowers }
    : { choice: "views", points: ratesBy(look, "views") };
}

// A page shows them as a figure and as a line, and the next page of the same days and posts again.
const ratesOnce = madeOnce<readonly RatePoint[]>();
const pointsOnce = madeOnce<readonly PointView[]>();

function ratesBy(look: Look, base: RateBase): readonly RatePoint[] {
  const { record, series, posts, period, now } = look;
  const { descriptor, linkedDay } = record;
  const key = [base, period.range.from, period.range.to, toDay(now)].join("/");
  return ratesOnce([posts, series, descriptor], key, () => {
    const days = daysOf(series, period.range, now);
    return base === "followers"
      ? ratesByFollowers(posts, series, linkedDay, days, descriptor)
      : ratesByViews(posts, days, descriptor);
  });
}

/** The formula that makes it. */
export function rateFormula(choice: RateChoice): FormulaId {
  const { base, isSum } = rateOf(choice);
  if (isSum) return "sumOverSum";
  return base === "followers" ? "engagementRateByFollowers" : "engagementRateByViews";
}

export function rateAt(point: RatePoint, choice: RateChoice): number | null {
  return rateOf(choice).isSum ? point.sumOverSum : point.median;
}

/** From the first day with a rate to the last. */
export function ratePoints(rates: readonly RatePoint[], choice: RateChoice): readonly PointView[] {
  return pointsOnce([rates], choice, () => makePoints(rates, choice));
}

function makePoints(rates: readonly RatePoint[], choice: RateChoice): PointView[] {
  const points = rates.map((point): PointView => {
    const rate = rateAt(point, choice);
    const interval = rate === null || rateOf(choice).isSum ? null : point.interval;
    return {
      day: point.day,
      value: rate === null ? null : String(rate),
      state: rate === null ? "missing" : "measured",
      readAt: null,
      ...(interval && { interval: { low: String(interval.low), high: String(interval.high) } }),
    };
  });
  const first = points.findIndex(({ value }) => value !== null);
  return first === -1 ? [] : points.slice(first, points.findLastIndex(({ value }) => value !== null) + 1);
}

/** "by followers: median of 12 posts, 95% interval 2.1% to 4.0%; left out: 3 not read yet", after "Calculated". */
export function rateWords(point: RatePoint, choice: RateChoice, descriptor: PlatformDescriptor): string {
  const { isSum } = rateOf(choice);
  const what = [baseWords(point, choice, descriptor), point.posts > 0 && certaintyWords(point, isSum)];
  return [what.filter(Boolean).join(", "), leftOutWords(point), withoutWords(point)]
    .filter(Boolean)
    .join("; ");
}

function baseWords({ posts: count }: RatePoint, choice: RateChoice, descriptor: PlatformDescriptor): string {
  const { post } = descriptor.words;
  const posts = postCount(count, descriptor);
  const { base, isSum } = rateOf(choice);
  if (base === "followers") {
    if (count === 0) return t("by followers: no {post} counts", { post });
    return isSum
      ? t("by followers: all engagement over all followers of {posts}", { posts })
      : t("by followers: median of {posts}", { posts });
  }
  if (count === 0) return t("by views: no {post} counts", { post });
  return isSum
    ? t("by views: all engagement over all views of {posts}", { posts })
    : t("by views: median of {posts}", { posts });
}

/** How far few posts can be trusted. An interval belongs to the median; of a sum, and of very few, the ends are told. */
function certaintyWords({ posts, interval, spread }: RatePoint, isSum: boolean): string {
  const ends = ({ low, high }: Span) => ({ low: formatPercent(low), high: formatPercent(high) });
  if (interval && !isSum) return t("95% interval {low} to {high}", ends(interval));
  if (interval || posts < 2 || !spread) return "";
  return t("too few for an interval: theirs go from {low} to {high}", ends(spread));
}

/** "left out: 3 from before the link". */
function leftOutWords({ leftOut }: RatePoint): string {
  const { olderThanLink, noFollowers, notPublic, notRead, otherCounting, doubtful } = leftOut;
  const parts = [
    olderThanLink > 0 && t("{count} from before the link", { count: olderThanLink }),
    noFollowers > 0 && t("{count} without a follower reading on the publishing day", { count: noFollowers }),
    notPublic > 0 && t("{count} with hidden parts or no views", { count: notPublic }),
    notRead > 0 && t("{count} not read yet", { count: notRead }),
    otherCounting > 0 && t("{count} last read before a change of counting", { count: otherCounting }),
    doubtful > 0 && t("{count} with a flagged reading", { count: doubtful }),
  ].filter((part) => part !== false);
  return parts.length === 0 ? "" : t("left out: {parts}", { parts: parts.join(", ") });
}

/** "without shares, which are not given". */
function withoutWords({ without }: RatePoint): string {
  return without.length === 0
    ? ""
    : t("without {parts}, which are not given", { parts: listed(without.map(nounOf)) });
}
