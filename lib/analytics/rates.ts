import "server-only";
import { formatPercent } from "@/lib/format";
import type { RatePoint } from "@/lib/metrics/engagement";
import type { FormulaId } from "@/lib/metrics/formulas";
import type { Span } from "@/lib/metrics/interval";
import { type RateBase, type RateChoice, rateChoices, rateOf } from "@/lib/metrics/rate-choice";
import type { PlatformDescriptor } from "@/lib/platforms/types";
import { daysOf } from "./changes";
import { ratesByFollowers, ratesByViews } from "./engagement";
import type { Look } from "./figures";
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

function ratesBy({ record, series, posts, period, now }: Look, base: RateBase): RatePoint[] {
  const days = daysOf(series, period.range, now);
  return base === "followers"
    ? ratesByFollowers(posts, series, record.linkedDay, days, record.descriptor)
    : ratesByViews(posts, days, record.descriptor);
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
export function ratePoints(rates: readonly RatePoint[], choice: RateChoice): PointView[] {
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
export function rateWords(point: RatePoint, choice: RateChoice, words: PlatformDescriptor["words"]): string {
  const { base, isSum } = rateOf(choice);
  const { posts } = point;
  const how = isSum ? `all engagement over all ${base}` : "median";
  const of = `${posts} ${posts === 1 ? words.post : words.posts}`;
  const what = posts === 0 ? `no ${words.post} counts` : `${how} of ${of}${certaintyWords(point, isSum)}`;
  return `by ${base}: ${what}${leftOutWords(point)}${withoutWords(point)}`;
}

/** How far few posts can be trusted. An interval belongs to the median; of a sum, and of very few, the ends are told. */
function certaintyWords({ posts, interval, spread }: RatePoint, isSum: boolean): string {
  const between = ({ low, high }: Span) => `${formatPercent(low)} to ${formatPercent(high)}`;
  if (interval && !isSum) return `, 95% interval ${between(interval)}`;
  if (interval || posts < 2 || !spread) return "";
  return `, too few for an interval: theirs go from ${between(spread)}`;
}

/** "; 3 from before the link are left out". */
function leftOutWords({ leftOut }: RatePoint): string {
  const { olderThanLink, noFollowers, notPublic, notRead, otherCounting, doubtful } = leftOut;
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

/** "; without shares, which are not given". */
function withoutWords({ without }: RatePoint): string {
  return without.length === 0 ? "" : `; without ${without.join(" and ")}, which are not given`;
}
