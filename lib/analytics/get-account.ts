import "server-only";
import { authorize } from "@/lib/auth/permissions";
import type { PersonContext } from "@/lib/context";
import { type Day, toDay } from "@/lib/dates";
import { NotFoundError } from "@/lib/errors";
import { formatChange, formatDay } from "@/lib/format";
import { atStart } from "@/lib/language/in-sentence";
import { t, tn } from "@/lib/language/t";
import { type AccountMetric, accountMetricCatalog } from "@/lib/metrics/catalog";
import { breaksOf } from "@/lib/metrics/ledger";
import { parseRateChoice } from "@/lib/metrics/rate-choice";
import { type AccountRecord, earliestDayOf, readAccounts, withDays } from "./accounts";
import { type CalculatedLines, calculatedLines } from "./calculated-lines";
import { cautionsOf, changeOf } from "./changes";
import { comparedEngagement, comparedFigure, lineBefore, withBefore } from "./comparison";
import { readGains, readPostsForRates } from "./engagement";
import { changeWords, gapsOf, type Look, unitOf } from "./figures";
import { lineBegins, readingRange } from "./get-overview";
import { type Period, parsePeriod, type SearchParams } from "./period";
import { type AllPosts, readAllNewest } from "./posts";
import { breakViews, pointViews } from "./present";
import { idOf } from "./reader";
import type { AccountView, FigureView, LineView } from "./views";
import { weeklyPage } from "./weekly";
import { type ChangeNote, whatChanged } from "./what-changed";

export type AccountPage = {
  now: string;
  account: AccountView;
  period: Period;
  earliest: Day | null;
  /** The period in one sentence. */
  summary: string;
  notes: readonly ChangeNote[];
  figures: readonly FigureView[];
  /** Lines have a median a week. */
  isWeekly: boolean;
  /** The day the follower line begins; null once it has. */
  lineBegins: Day | null;
  lines: readonly AccountLine[];
  /** What we calculate; null where the platform allows returned values only. */
  calculated: CalculatedLines | null;
  /** Posts of the period, of all time where there is no line yet; newest counts, newest first. */
  posts: AllPosts;
};

export type AccountLine = {
  metric: AccountMetric;
  label: string;
  line: LineView;
  /** The days the period is compared with, laid over it; null where it is compared with none. */
  before: LineView | null;
};

/** An account over a period. @throws NotFoundError also for another workspace's account */
export async function getAccount(
  ctx: PersonContext,
  { accountId, params }: { accountId: string; params: SearchParams },
): Promise<AccountPage> {
  authorize(ctx, "metric:read");
  const today = toDay(ctx.now);
  const [head] = await readAccounts(ctx, { account: idOf("Account", accountId) });
  if (!head) throw new NotFoundError("Account");
  const earliest = earliestDayOf(head);
  const period = parsePeriod(params, today, earliest);
  const hasLine = lineBegins(head, ctx.now) === null;
  const [[record], posts, postsBefore, gains, postsOfPeriod] = await Promise.all([
    withDays(ctx, [head], readingRange(period, today)),
    readPostsForRates(ctx, accountId, period.range),
    period.comparison && readPostsForRates(ctx, accountId, period.comparison.range),
    head.descriptor.allowsDerived ? readGains(ctx, accountId, period.range) : [],
    hasLine ? readAllNewest(ctx, head, period.range) : null,
  ]);
  // Disconnected between the two reads.
  if (!record?.series) throw new NotFoundError("Account");
  const asked = parseRateChoice(params.rate);
  const rate = asked ?? ctx.actor.rate;
  const { view, series } = record;
  const look = withBefore(
    { record, series, posts: posts.get(view.id) ?? [], period, now: ctx.now, rate },
    postsBefore?.get(view.id) ?? [],
  );
  const begins = lineBegins(record, ctx.now);
  const page: AccountPage = {
    now: ctx.now.toISOString(),
    isWeekly: false,
    account: record.view,
    period,
    earliest,
    summary: begins === null ? summaryOf(look) : firstWords(record),
    notes: whatChanged([look]),
    figures: [
      { ...comparedFigure(look, "followers"), note: perDayWords(look) },
      comparedEngagement(look),
      ...record.descriptor.accountMetrics
        .filter((metric) => metric !== "followers")
        .map((metric) => comparedFigure(look, metric)),
    ],
    lineBegins: begins,
    lines: record.descriptor.accountMetrics.map((metric) => accountLine(look, metric)),
    calculated: record.descriptor.allowsDerived ? calculatedLines(look, gains, asked) : null,
    posts: postsOfPeriod ?? (await readAllNewest(ctx, record, begins === null ? period.range : null)),
  };
  return ctx.actor.hasWeeklyMedians && record.descriptor.allowsDerived ? weeklyPage(page) : page;
}

function firstWords({ view, firstReadingDay }: AccountRecord): string {
  if (firstReadingDay) return t("The first counts are here. There is nothing to compare them with yet.");
  if (view.mayReadCounts) return t("No counts of this account were read so far.");
  return t("{platform} does not let us read this account's own counts.", { platform: view.platform.label });
}

function accountLine(look: Look, metric: AccountMetric): AccountLine {
  const line = lineOf(look, metric);
  const between = breaksOf(look.record.descriptor.ledger, { of: "account", metric });
  return {
    metric,
    label: t(accountMetricCatalog[metric].label),
    line,
    before: lineBefore(look, line, between, (before) => lineOf(before, metric)),
  };
}

function lineOf(look: Look, metric: AccountMetric): LineView {
  const { record, series, period } = look;
  const points = pointViews(series, metric, period.range);
  return {
    id: metric,
    name: t(accountMetricCatalog[metric].label),
    number: record.descriptor.series,
    unit: unitOf(record, metric),
    points,
    gaps: gapsOf(look),
    breaks: breakViews(breaksOf(record.descriptor.ledger, { of: "account", metric }), points),
  };
}

/** Where every day but the first was read the mean says no more than the change, but of which days it is. */
function perDayWords({ record, series, period }: Look): string | undefined {
  const change = changeOf(series, "followers", period.range, record.descriptor);
  if (!record.descriptor.allowsDerived || change.kind !== "changed" || change.perDay === null)
    return undefined;
  const mean = formatChange(Math.round(change.perDay * 10) / 10);
  return tn(
    change.daysCounted,
    "{mean} a day on average, over {count} day that was read like its eve.",
    "{mean} a day on average, over {count} days that were read like their eve.",
    { mean },
  );
}

function summaryOf(look: Look): string {
  const gaps = gapsOf(look);
  const missing =
    gaps.length > 0 &&
    tn(
      gaps.length,
      "One gap in the readings, shaded in the charts.",
      "{count} gaps in the readings, shaded in the charts.",
    );
  return [followersSummary(look), missing].filter(Boolean).join(" ");
}

function followersSummary({ record, series, period }: Look): string {
  const { followers } = record.descriptor.words;
  const change = changeOf(series, "followers", period.range, record.descriptor);
  if (change.kind === "undefined") {
    return change.reason === "hidden"
      ? t("The number of {followers} is hidden.", { followers })
      : t("There are fewer than two readings in this period, so nothing is compared.");
  }
  const since = formatDay(change.first.day);
  const { isImported } = change.first;
  const platform = record.descriptor.label;
  if (!record.descriptor.allowsDerived) {
    const said = { since, to: formatDay(change.last.day), platform };
    return isImported
      ? t("Counts from {since}, imported and not returned by {platform}, to {to}.", said)
      : t("Readings from {since} to {to}, as {platform} returned them.", said);
  }
  if (change.kind === "within-rounding") {
    const within = isImported
      ? t("Any change in {followers} since {since} is within the rounding", { followers, since })
      : t("Any change in {followers} since {since} is within {platform}'s rounding", {
          followers,
          since,
          platform,
        });
    return `${[within, ...cautionsOf(change)].join(", ")}.`;
  }
  if (change.kind === "changed" && change.difference === 0n) {
    const same = t("As many {followers} as on {since}", { followers, since });
    return `${[same, ...cautionsOf(change)].join(", ")}.`;
  }
  return t("{followers} since {since}: {change}.", {
    followers: atStart(followers),
    since,
    change: changeWords(change),
  });
}
