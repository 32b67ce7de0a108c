import "server-only";
import { addDays, type Day, type DayRange, toDay } from "@/lib/dates";
import { formatDay } from "@/lib/format";
import { atStart } from "@/lib/language/in-sentence";
import { t } from "@/lib/language/t";
import type { AccountMetric } from "@/lib/metrics/catalog";
import { type DatedCount, type NetChange, netChange } from "@/lib/metrics/growth";
import { breaksOf, type LedgerEntry } from "@/lib/metrics/ledger";
import { type AccountSeries, placeOf, placesOf, valuesBetween } from "@/lib/metrics/series";
import type { PlatformDescriptor } from "@/lib/platforms/types";
import { madeOnce } from "./made-once";
import { countView, valueView } from "./present";
import type { ChangeView } from "./views";

const once = madeOnce<NetChange>();

/** What became of an account's metric over a range, or why that cannot be said. */
export function changeOf(
  series: AccountSeries,
  metric: AccountMetric,
  range: DayRange,
  descriptor: PlatformDescriptor,
): NetChange {
  return once([series, descriptor], [metric, range.from, range.to].join("/"), () => {
    const between = breaksOf(descriptor.ledger, { of: "account", metric });
    return netChange(valuesBetween(series, metric, range), between);
  });
}

/** For a card. Where the platform allows returned values only, the earlier one stands beside the newest. */
export function changeView(
  change: NetChange,
  series: AccountSeries,
  metric: AccountMetric,
  descriptor: PlatformDescriptor,
): ChangeView {
  if (change.kind === "undefined") return { kind: "not-compared", reason: whyUndefined(change.reason) };
  const caution = sentence(cautionsOf(change));
  if (!descriptor.allowsDerived) {
    const broken = change.kind === "refused" ? notComparable(change.entry) : null;
    return earlier(change.first.day, series, metric, broken ?? caution);
  }
  if (change.kind === "refused") return { kind: "not-compared", reason: brokenWords(change.entry) };
  const against = t("since {day}", { day: formatDay(change.first.day) });
  if (change.kind === "within-rounding") return { kind: "within-rounding", against, caution };
  return { kind: "changed", difference: change.difference.toString(), ratio: change.rate, against, caution };
}

/** Two readings beside each other look comparable: where the definition changed between them, that is said. */
function earlier(day: Day, series: AccountSeries, metric: AccountMetric, caution: string | null): ChangeView {
  const index = placeOf(series, day);
  const value = series.values(metric)[index];
  const shown = value ? valueView(value) : countView(null);
  const { isImported } = series.days[index] ?? {};
  return { kind: "earlier", value: isImported ? { ...shown, isImported } : shown, day, caution };
}

/** What to know of the two numbers a change is calculated from: "the last reading is flagged". */
export function cautionsOf({ first, last }: { first: DatedCount; last: DatedCount }): string[] {
  return [
    first.isDoubtful && t("the first reading is flagged"),
    last.isDoubtful && t("the last reading is flagged"),
    first.isImported && !last.isImported && t("the first number was imported"),
    first.isImported && last.isImported && t("both numbers were imported"),
    !first.isImported && last.isImported && t("the last number was imported"),
  ].filter((caution) => typeof caution === "string");
}

function sentence([first = "", ...others]: readonly string[]): string | null {
  return first === "" ? null : `${[atStart(first), ...others].join(", ")}.`;
}

/** For after "Not compared: ". */
export function brokenWords({ effect, from, words }: LedgerEntry): string {
  const said = { day: formatDay(from), change: words };
  return effect === "precision"
    ? t("the precision changed on {day}, {change}.", said)
    : t("the definition changed on {day}, {change}.", said);
}

/** Beside two numbers that are shown all the same. */
export function notComparable(entry: LedgerEntry): string {
  return t("Not comparable: {reason}", { reason: brokenWords(entry) });
}

function whyUndefined(reason: "no-reading" | "one-reading" | "hidden"): string {
  switch (reason) {
    case "no-reading":
      return t("there is no reading in this period.");
    case "one-reading":
      return t("there is one reading; the second makes a line.");
    case "hidden":
      return t("the count is hidden by its owner.");
  }
}

/** Days of a range that a reading could have been taken on. */
export function daysOf(series: AccountSeries, range: DayRange, now: Date): Day[] {
  const tomorrow = addDays(toDay(now), 1);
  const to = tomorrow < range.to ? tomorrow : range.to;
  return series.days.slice(...placesOf(series, { from: range.from, to })).map(({ day }) => day);
}
