import "server-only";
import { addDays, type Day } from "@/lib/dates";
import { formatCount, formatDay, formatPercent } from "@/lib/format";
import { ratio } from "@/lib/metrics/combine";
import { countOf, netChange } from "@/lib/metrics/growth";
import { breaksOf } from "@/lib/metrics/ledger";
import { valuesBetween } from "@/lib/metrics/series";
import type { Look } from "./figures";

/** Fewer come and go without anything being worth a word. */
const least = { count: 30n, share: 0.01 };

/** Followers lost from one day's reading to the next. */
export type Fall = { day: Day; before: bigint; after: bigint; lost: bigint; share: number };

/**
 * The largest fall of followers from one day to the next: at least 1% and 30 of them, and more than rounding explains.
 * Flagged and imported counts are no part of it: they say something else.
 */
export function largestFall({ series, period: { range }, record: { descriptor } }: Look): Fall | null {
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
  const days = `from ${formatDay(addDays(day, -1))} to ${formatDay(day)}`;
  if (!descriptor.allowsDerived)
    return `${formatCount(before)} ${followers}, then ${formatCount(after)} a day later, ${days}.`;
  return `${formatCount(lost)} ${followers} fewer (${formatPercent(-share)}) in one day, ${days}.`;
}

/** Of accounts of one platform that fell on the same day. */
export function sharedFallWords(day: Day, fallen: number, all: number, label: string): string {
  const of = fallen === all ? `all ${all}` : `${fallen} of ${all}`;
  return `${label}: ${of} accounts have at least 1% fewer followers on ${formatDay(day)} than a day before. The counts do not say why: a platform that removes accounts would look the same.`;
}
