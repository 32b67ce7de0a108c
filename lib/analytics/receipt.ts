import "server-only";
import { type Day, type DayRange, toDay } from "@/lib/dates";
import { formatDay } from "@/lib/format";
import { atStart } from "@/lib/language/in-sentence";
import { t } from "@/lib/language/t";
import {
  type AccountMetric,
  accountMetricCatalog,
  type PostMetric,
  postMetricCatalog,
} from "@/lib/metrics/catalog";
import type { RatePoint } from "@/lib/metrics/engagement";
import { type FormulaId, formulas, formulaText } from "@/lib/metrics/formulas";
import { definitionVersion, type Subject } from "@/lib/metrics/ledger";
import { type RateBase, type RateChoice, rateOf } from "@/lib/metrics/rate-choice";
import { nounOf } from "@/lib/metrics/unit-words";
import type { PlatformDescriptor } from "@/lib/platforms/types";
import type { AccountRecord } from "./accounts";
import type { NewestReading } from "./figures";
import { countView, definitionHref, gapViews, ratioView } from "./present";
import { rateFormula } from "./rates";
import type { GapView, ReceiptView, ValueView } from "./views";

/** Of a count as the platform returned it for an account. */
export function accountReceipt(
  record: AccountRecord,
  metric: AccountMetric,
  reading: NewestReading,
  gaps: readonly GapView[],
): ReceiptView {
  const { label, definition } = accountMetricCatalog[metric];
  return {
    metric: t(label),
    object: record.view.handle,
    value: reading.value,
    platform: record.descriptor.label,
    endpoint: record.descriptor.endpoints.account,
    readAt: reading.readAt,
    ...(reading.importedAt ? { importedAt: reading.importedAt } : {}),
    definition: {
      text: t(definition),
      ...versionOf(record.descriptor, { of: "account", metric }, reading.day),
    },
    formula: null,
    inputs: [],
    gaps,
    flag: reading.flag,
  };
}

/** Of a count as the platform returned it for a post. */
export function postReceipt(
  record: AccountRecord,
  metric: PostMetric,
  reading: { value: ValueView; readAt: string | null },
  object: string,
): ReceiptView {
  const { label, definition } = postMetricCatalog[metric];
  const day = reading.readAt === null ? null : toDay(new Date(reading.readAt));
  return {
    metric: t(label),
    object,
    value: reading.value,
    platform: record.descriptor.label,
    endpoint: record.descriptor.endpoints.post,
    readAt: reading.readAt,
    definition: { text: t(definition), ...versionOf(record.descriptor, { of: "post", metric }, day) },
    formula: null,
    inputs: [],
    gaps: [],
    // Nothing was read after the newest reading that it could be far from.
    flag: null,
  };
}

/** Of an engagement rate on one day: how many posts stand behind it, and which were left out. */
export function rateReceipt(
  record: AccountRecord,
  choice: RateChoice,
  point: RatePoint | undefined,
  range: DayRange,
  now: Date,
): ReceiptView {
  const { posts } = record.descriptor.words;
  const leftOut = point?.leftOut;
  const { base, isSum } = rateOf(choice);
  const other = isSum ? point?.median : point?.sumOverSum;
  const input = (label: string, count: number | undefined) =>
    count ? [{ label, value: countView(BigInt(count)) }] : [];
  return {
    ...calculated(
      record,
      rateFormula(choice),
      ratioView((isSum ? point?.sumOverSum : point?.median) ?? null),
    ),
    metric: rateName(base),
    readAt: record.view.freshness.readAt,
    inputs: [
      { label: t("{posts} counted", { posts: atStart(posts) }), value: countView(BigInt(point?.posts ?? 0)) },
      ...input(t("Left out, published before the account was linked"), leftOut?.olderThanLink),
      ...input(t("Left out, no follower reading on their publishing day"), leftOut?.noFollowers),
      ...input(t("Left out, parts hidden or switched off"), leftOut?.notPublic),
      ...input(t("Left out, not read yet"), leftOut?.notRead),
      ...input(t("Left out, last read before a change of counting"), leftOut?.otherCounting),
      ...input(t("Left out, a reading behind it is flagged"), leftOut?.doubtful),
      ...(point?.without ?? []).map((part) => ({
        label: t("{metric}, given of none of them", { metric: atStart(nounOf(part)) }),
        value: countView(null),
      })),
      ...(point?.interval && !isSum
        ? [
            { label: t("95% interval of the median, from"), value: ratioView(point.interval.low) },
            { label: t("95% interval of the median, to"), value: ratioView(point.interval.high) },
          ]
        : []),
      {
        label: isSum ? t("Median of the same posts") : t(formulas.sumOverSum.label),
        value: ratioView(other ?? null),
      },
    ],
    gaps: record.series ? gapViews(record.series, range, toDay(now)) : [],
  };
}

/** Of a number that is ours and not the platform's. */
export function calculated(record: AccountRecord, id: FormulaId, value: ValueView): ReceiptView {
  return {
    metric: t(formulas[id].label),
    object: record.view.handle,
    value,
    platform: record.descriptor.label,
    endpoint: null,
    readAt: null,
    definition: {
      text: formulas[id].words(),
      version: String(formulas[id].version),
      href: definitionHref(id),
    },
    formula: formulaText(id),
    inputs: [],
    gaps: [],
    flag: null,
  };
}

function versionOf(
  { ledger }: PlatformDescriptor,
  subject: Subject,
  day: Day | null,
): { version: string; href: string } {
  const { version, since } = definitionVersion(ledger, subject, day ?? ("9999-12-31" as Day));
  return {
    version: since
      ? t("{version}, since {day}: {change}", {
          version,
          day: formatDay(since.from),
          change: since.words,
        })
      : String(version),
    href: definitionHref(since?.id ?? `${subject.of}-${subject.metric}`),
  };
}

export function rateName(base: RateBase): string {
  return base === "followers" ? t("Engagement rate by followers") : t("Engagement rate by views");
}
