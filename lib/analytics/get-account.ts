import "server-only";
import { authorize } from "@/lib/auth/permissions";
import type { PersonContext } from "@/lib/context";
import { addDays, type Day, toDay } from "@/lib/dates";
import { NotFoundError } from "@/lib/errors";
import { formatChange, formatDay } from "@/lib/format";
import { atStart } from "@/lib/language/in-sentence";
import { t, tn } from "@/lib/language/t";
import { type AccountMetric, accountMetricCatalog, type PostMetric } from "@/lib/metrics/catalog";
import { engagementParts } from "@/lib/metrics/engagement";
import { type BreaksBetween, breaksOf } from "@/lib/metrics/ledger";
import { parseRateChoice, type RateBase, type RateChoice, rateOf } from "@/lib/metrics/rate-choice";
import { nounOf } from "@/lib/metrics/unit-words";
import { type AccountRecord, earliestDayOf, readAccounts } from "./accounts";
import { cautionsOf, changeOf } from "./changes";
import { comparedEngagement, comparedFigure, laidOver, withBefore } from "./comparison";
import { rangeWords } from "./counts-in-words";
import { type DayGain, rateBreaks, readGains, readPostsForRates } from "./engagement";
import { changeWords, type Look, unitOf } from "./figures";
import { lineBegins, readingRange } from "./get-overview";
import { type Period, parsePeriod, type SearchParams } from "./period";
import { type AllPosts, readAllNewest } from "./posts";
import { breakViews, countPoint, gapViews, pointViews } from "./present";
import { accountRates, choicesOf, rateAt, ratePoints, rateWords, type ShownRate } from "./rates";
import { idOf } from "./reader";
import type { AccountView, FigureView, GapView, LineView } from "./views";
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

export type CalculatedLines = {
  /** The rate that is shown, and those that could be. */
  rate: { choice: RateChoice; line: LineView; before: LineView | null; caption: string };
  choices: readonly RateChoice[];
  /** Of those, the one the address asks for. */
  askedRate: RateChoice | null;
  gains: { lines: readonly LineView[]; caption: string };
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
  const [[record], posts, postsBefore, gains] = await Promise.all([
    readAccounts(ctx, { account: accountId, range: readingRange(period, today) }),
    readPostsForRates(ctx, accountId, period.range),
    period.comparison ? readPostsForRates(ctx, accountId, period.comparison.range) : [],
    head.descriptor.allowsDerived ? readGains(ctx, accountId, period.range) : [],
  ]);
  // Disconnected between the two reads.
  if (!record?.series) throw new NotFoundError("Account");
  const asked = parseRateChoice(params.rate);
  const rate = asked ?? ctx.actor.rate;
  const look = withBefore({ record, series: record.series, posts, period, now: ctx.now, rate }, postsBefore);
  const begins = lineBegins(record, ctx.now);
  const newest = await readAllNewest(ctx, record, begins === null ? period.range : null);
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
    posts: newest,
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

function lineBefore(
  { before, period }: Look,
  line: LineView,
  between: BreaksBetween,
  work: (before: Look) => LineView | undefined,
): LineView | null {
  const other = before && work(before);
  return other && period.comparison ? laidOver(line, other, period, period.comparison, between) : null;
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

function gapsOf({ series, period, now }: Look): GapView[] {
  return gapViews(series, period.range, toDay(now));
}

function calculatedLines(look: Look, gains: readonly DayGain[], asked: RateChoice | null): CalculatedLines {
  const { record } = look;
  const choices = choicesOf(record.descriptor);
  const shown = accountRates(look);
  const rate = rateLine(record, shown);
  const between = rateBreaks(record.descriptor, rateOf(shown.choice).base);
  const before = lineBefore(
    look,
    rate.line,
    between,
    (earlier) => rateLine(record, accountRates({ ...earlier, rate: shown.choice })).line,
  );
  return {
    rate: { ...rate, before },
    choices,
    askedRate: asked && choices.includes(asked) ? asked : null,
    gains: {
      lines: gainedParts(record, gains).map((part, index) => ({
        ...gainLine(record, part, gains),
        number: ((record.descriptor.series - 1 + index) % 5) + 1,
        gaps: gains.length > 0 ? gapsOf(look) : [],
      })),
      caption: gainsCaption(record, gains),
    },
  };
}

/** What posts can be engaged with, without what the platform counts for the account itself, or gives of no post. */
function gainedParts({ descriptor }: AccountRecord, gains: readonly DayGain[]): PostMetric[] {
  const ofAccount: readonly string[] = descriptor.accountMetrics;
  const parts = engagementParts(descriptor.postMetrics).filter((part) => !ofAccount.includes(part));
  const given = parts.filter((part) => gains.some(({ gains: of }) => of[part] != null));
  return given.length > 0 ? given : parts;
}

/** What posts gained in one count; nothing on a day on whose eve something else was counted. */
function gainLine({ descriptor }: AccountRecord, part: PostMetric, gains: readonly DayGain[]) {
  const between = breaksOf(descriptor.ledger, { of: "post", metric: part });
  const points = gains.map(({ day, gains: of }) => {
    const gain = between(addDays(day, -1), day).length === 0 ? (of[part] ?? null) : null;
    return { day, ...countPoint(gain), readAt: null };
  });
  return {
    id: part,
    name: atStart(nounOf(part)),
    unit: nounOf(part),
    points,
    breaks: breakViews(between, points),
  };
}

function rateLine(
  record: AccountRecord,
  { choice, points: all }: ShownRate,
): Omit<CalculatedLines["rate"], "before"> {
  const { base, isSum } = rateOf(choice);
  const last = all.findLast((point) => rateAt(point, choice) !== null) ?? all.at(-1);
  const { posts } = record.descriptor.words;
  const points = ratePoints(all, choice);
  return {
    choice,
    line: {
      id: `rate-${choice}`,
      name: t("Engagement rate"),
      number: record.descriptor.series,
      unit: "",
      format: "percent",
      points,
      gaps: [],
      breaks: breakViews(rateBreaks(record.descriptor, base), points),
    },
    caption: [
      isSum ? sumCaption(base, posts) : medianCaption(posts),
      last && t("On the last day, {rate}.", { rate: rateWords(last, choice, record.descriptor) }),
      points.some(({ interval }) => interval) &&
        t("The band is the median's 95% interval; where fewer than six count there is none."),
    ]
      .filter(Boolean)
      .join(" "),
  };
}

function medianCaption(posts: string): string {
  return t(
    "Calculated by Tallyglass: each day is the median of the {posts} published in the 28 days to it.",
    { posts },
  );
}

function sumCaption(base: RateBase, posts: string): string {
  return base === "followers"
    ? t(
        "Calculated by Tallyglass: each day is all engagement over all followers of the {posts} published in the 28 days to it.",
        { posts },
      )
    : t(
        "Calculated by Tallyglass: each day is all engagement over all views of the {posts} published in the 28 days to it.",
        { posts },
      );
}

function gainsCaption(record: AccountRecord, gains: readonly DayGain[]): string {
  const counts = gains.map(({ posts }) => posts);
  const { label } = record.descriptor;
  const { posts } = record.descriptor.words;
  if (counts.length === 0) {
    return t(
      "Calculated by Tallyglass from {posts} read on two days in a row; there is none in this period yet.",
      { posts },
    );
  }
  return t(
    "Calculated by Tallyglass: what {posts} read on a day and on its eve gained, {range} a day. {platform} gives no such figure of the account.",
    { posts, range: rangeWords(counts), platform: label },
  );
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
