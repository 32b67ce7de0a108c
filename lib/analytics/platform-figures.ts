import "server-only";
import type { DayRange } from "@/lib/dates";
import { formatChange, formatPercent } from "@/lib/format";
import { type AccountMetric, accountMetricCatalog } from "@/lib/metrics/catalog";
import { ratio, sum } from "@/lib/metrics/combine";
import type { NetChange } from "@/lib/metrics/growth";
import { breaksOf } from "@/lib/metrics/ledger";
import { valuesBetween } from "@/lib/metrics/series";
import { newestCount, type Total, totalOf } from "@/lib/metrics/total";
import { type MetricValue, missing } from "@/lib/metrics/value";
import { brokenWords, changeOf, daysOf } from "./changes";
import { type Look, unitOf } from "./figures";
import { breakViews, countView } from "./present";
import { calculated } from "./receipt";
import type { ChangeView, FigureView, PointView, ValueView } from "./views";

/**
 * A count of several accounts of one platform, added up: never of two platforms, and never where the platform allows its
 * own figures only. The number is the sum of each one's newest reading, its change the sum of their own changes.
 */
export function platformFigure(looks: readonly [Look, ...Look[]], metric: AccountMetric): FigureView {
  const [{ record, period }] = looks;
  const newest = looks.map((look) => newestCount(valuesBetween(look.series, metric, period.range)));
  const given = newest.flatMap((one) => one?.value ?? []);
  const total = totalOf(given);
  const points = totalPoints(looks, metric);
  const value = totalView(total);
  const left = looks.length - given.length;
  const head = calculated(record, "platformTotal", value);
  return {
    metric: accountMetricCatalog[metric].label,
    unit: unitOf(record, metric),
    value,
    change: changeView(looks, metric, period.range),
    points,
    breaks: breakViews(breaksOf(record.descriptor.ledger, { of: "account", metric }), points),
    receipt: {
      ...head,
      metric: accountMetricCatalog[metric].label,
      object: `${looks.length} accounts`,
      readAt:
        looks
          .flatMap(({ record: { view } }) => view.freshness.readAt ?? [])
          .toSorted()
          .at(-1) ?? null,
      inputs: looks.map((look, index) => ({
        label: look.record.view.name,
        value: totalView(totalOf([newest[index]?.value ?? missing()])),
        unit: unitOf(record, metric),
      })),
    },
    note: `Sum of ${given.length} accounts${left === 0 ? "" : `; left out: ${left} without a reading of ours or hidden`}.`,
    comparison: beforeWords(looks, metric),
  };
}

function totalView(total: Total | null): ValueView {
  if (!total) return countView(null);
  const count = total.count.toString();
  if (total.low === total.high) return { state: "measured", count };
  return { state: "rounded", count, low: total.low.toString(), high: total.high.toString() };
}

/** Days on which every account was read: a sum of fewer would look like a fall. */
function totalPoints(looks: readonly [Look, ...Look[]], metric: AccountMetric): PointView[] {
  const [{ series, period, now }] = looks;
  const byDay = looks.map(
    (look) =>
      new Map(
        valuesBetween(look.series, metric, period.range).map(
          ({ day, value, isImported }): [string, MetricValue] => [day, isImported ? missing() : value],
        ),
      ),
  );
  const days = looks
    .map((look) => daysOf(look.series, period.range, now))
    .reduce((most, one) => (one.length > most.length ? one : most), daysOf(series, period.range, now));
  const points = days.map((day): PointView => {
    const {
      count: value,
      state,
      low,
      high,
    } = totalView(totalOf(byDay.map((of) => of.get(day) ?? missing())));
    return { day, value, state, readAt: null, ...(low === undefined ? {} : { low, high }) };
  });
  const isKnown = ({ value }: PointView) => value !== null;
  const first = points.findIndex(isKnown);
  return first === -1 ? [] : points.slice(first, points.findLastIndex(isKnown) + 1);
}

type Changed = Extract<NetChange, { kind: "changed" }>;

function changesOf(looks: readonly Look[], metric: AccountMetric, range: DayRange) {
  const changes = looks.map((look) => changeOf(look.series, metric, range, look.record.descriptor));
  const changed = changes.filter((change): change is Changed => change.kind === "changed");
  const difference = sum(changed.map((change) => change.difference));
  return {
    changes,
    changed,
    difference,
    rate: ratio(difference, sum(changed.map(({ first }) => first.count))),
    left: changes.length - changed.length,
  };
}

function changeView(looks: readonly Look[], metric: AccountMetric, range: DayRange): ChangeView {
  const { changes, changed, difference, rate, left } = changesOf(looks, metric, range);
  if (changed.length === 0) {
    const refused = changes.find((change) => change.kind === "refused");
    if (refused) return { kind: "not-compared", reason: brokenWords(refused.entry) };
    if (changes.some(({ kind }) => kind === "within-rounding")) {
      return { kind: "within-rounding", against: "for every account that can be compared", caution: null };
    }
    return { kind: "not-compared", reason: "no account has two readings in this period." };
  }
  return {
    kind: "changed",
    difference: difference.toString(),
    ratio: rate,
    against: `over ${accountsWord(changed.length)}`,
    caution: left === 0 ? null : `Without ${accountsWord(left)}: within rounding, hidden or not comparable.`,
  };
}

function beforeWords(looks: readonly [Look, ...Look[]], metric: AccountMetric): string | undefined {
  const [
    {
      period: { comparison, lastDay },
      record,
    },
  ] = looks;
  if (!comparison) return undefined;
  const head = `${comparison.label}, ${comparison.days}`;
  const { changed, difference, rate } = changesOf(looks, metric, comparison.range);
  if (changed.length === 0) return `${head}: not enough readings.`;
  const percent = rate === null ? "" : ` (${formatPercent(rate, { signed: true })})`;
  const between = breaksOf(record.descriptor.ledger, { of: "account", metric });
  const [entry] = between(comparison.range.from, lastDay);
  const caution = entry ? ` Not comparable: ${brokenWords(entry)}` : "";
  return `${head}: ${formatChange(difference)}${percent} over ${accountsWord(changed.length)}.${caution}`;
}

function accountsWord(count: number): string {
  return count === 1 ? "1 account" : `${count} accounts`;
}
