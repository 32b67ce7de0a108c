import "server-only";
import { addDays, type Day, type DayRange } from "@/lib/dates";
import { formatCount, formatDay, formatPercent } from "@/lib/format";
import { t } from "@/lib/language/t";
import { ratio } from "@/lib/metrics/combine";
import { netChange } from "@/lib/metrics/growth";
import { breaksOf } from "@/lib/metrics/ledger";
import { type AccountSeries, valuesBetween } from "@/lib/metrics/series";
import { countOf } from "@/lib/metrics/value";
import type { PlatformDescriptor } from "@/lib/platforms/types";
import type { Look } from "./figures";
import { madeOnce } from "./made-once";

/** Fewer come and go without anything being worth a word. */
const least = { count: 30n, share: 0.01 };

/** Followers lost from one day's reading to the next. */
export type Fall = { day: Day; before: bigint; after: bigint; lost: bigint; share: number };

const once = madeOnce<{ fall: Fall | null }>();

/**
 * The largest fall of followers from one day to the next: at least 1% and 30 of them, and more than rounding explains.
 * Flagged and imported counts are no part of it: they say something else.
 */
export function largestFall({ series, period: { range }, record: { descriptor } }: Look): Fall | null {
  return once([series, descriptor], `${range.from}/${range.to}`, () => ({
    fall: findLargest(series, range, descriptor),
  })).fall;
}

function findLargest(series: AccountSeries, range: DayRange, descriptor: PlatformDescriptor): Fall | null {
  const values = valuesBetween(series, "followers", range);
  const between = breaksOf(descriptor.ledger, { of: "account", metric: "followers" });
  let largest: Fall | null = null;
  values.forEach((today, index) => {
    const eve = values[index - 1];
    if (!eve || [eve, today].some(({ isDoubtful, isImported }) => isDoubtful || isImported)) return;
    const [before, after] = [countOf(eve.value), countOf(today.value)];
    // First what nearly every day has: no fall at all.
    if (before === null || after === null || before - after < least.count) return;
    const change = netChange([eve, today], between);
    if (change.kind !== "changed") return;
    const lost = before - after;
    const share = ratio(lost, before) ?? 0;
    if (share < least.share || (largest && largest.lost >= lost)) return;
    largest = { day: today.day, before, after, lost, share };
  });
  return largest;
}

/** What the readings show, and no more: why followers went, they do not say. */
export function fallWords(
  { record: { descriptor } }: Look,
  { day, before, after, lost, share }: Fall,
): string {
  const { followers } = descriptor.words;
  const days = { from: formatDay(addDays(day, -1)), to: formatDay(day) };
  return descriptor.allowsDerived
    ? t("{lost} {followers} fewer ({share}) in one day, from {from} to {to}.", {
        ...days,
        followers,
        lost: formatCount(lost),
        share: formatPercent(-share),
      })
    : t("{before} {followers}, then {after} a day later, from {from} to {to}.", {
        ...days,
        followers,
        before: formatCount(before),
        after: formatCount(after),
      });
}

/** Of accounts of one platform that fell on the same day. */
export function sharedFallWords(day: Day, fallen: number, all: number, label: string): string {
  const said = { platform: label, all, day: formatDay(day) };
  return fallen === all
    ? t(
        "{platform}: all {all} accounts have at least 1% fewer followers on {day} than a day before. The counts do not say why: a platform that removes accounts would look the same.",
        said,
      )
    : t(
        "{platform}: {fallen} of {all} accounts have at least 1% fewer followers on {day} than a day before. The counts do not say why: a platform that removes accounts would look the same.",
        { ...said, fallen },
      );
}
