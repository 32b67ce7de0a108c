import { FreshnessNote } from "@/components/analytics/freshness-note";
import { OnRequest } from "@/components/analytics/on-request";
import { LineFigure } from "@/components/charts/line-figure";
import type { ChartSeries } from "@/components/charts/points";
import { PostsFigure } from "@/components/charts/posts-figure";
import { Section } from "@/components/ui/section";
import { Segmented } from "@/components/ui/segmented";
import type { AccountPage, CalculatedLines } from "@/lib/analytics/get-account";
import { type Period, periodWords } from "@/lib/analytics/period";
import { returnedEngagement } from "@/lib/analytics/returned-engagement";
import type { AccountView, LineView } from "@/lib/analytics/views";
import { t } from "@/lib/language/t";
import { formulaText } from "@/lib/metrics/formulas";
import { type RateChoice, rateOf } from "@/lib/metrics/rate-choice";
import type { NoteView } from "@/lib/notes/list-notes";
import { RememberRate } from "./remember-rate";

type Props = {
  page: AccountPage;
  /** The same page with another engagement rate. */
  rateHref: (choice: RateChoice) => string;
  /** The rate that the person chose for every page. */
  remembered: RateChoice | null;
  /** What people wrote at days of the period. */
  notes: readonly NoteView[];
  /** The person asked for a median a week. */
  wantsWeeks: boolean;
  /** Charts are shown when asked for. */
  isHidden: boolean;
  /** A chart's rows as a file, over the same period. */
  dataHref: (chart: string) => string;
};

/** Followers, engagement, views and posts of the period, each a chart, a sentence and a table. */
export function AccountCharts(props: Props) {
  const { page, dataHref, notes } = props;
  const { account, lines, calculated } = page;
  const object = `of ${account.name}, ${rhythmOf(page)}`;
  const freshness = <FreshnessNote {...account.freshness} now={page.now} />;
  const allowsDerived = account.platform.allowsDerived;
  const [followers, ...rest] = lines;
  // How many posts there are, the card says; the chart of posts shows them one by one.
  const others = rest.filter(({ metric }) => metric !== "posts");
  return (
    <Section title={page.isWeekly ? "Week by week" : "Day by day"} note={rhythmNote(props)}>
      <OnRequest isHidden={props.isHidden} label="Show charts" object={`of ${account.name}`}>
        <div className="grid min-w-0 gap-4">
          {followers && (
            <LineFigure
              metric={followers.label}
              object={object}
              series={noted(withBefore(followers), notes)}
              allowsDerived={allowsDerived}
              freshness={freshness}
              dataHref={dataHref(followers.metric)}
              caption={originOf("What the public profile shows", followers.line, account)}
            />
          )}
          {calculated ? (
            <CalculatedCharts {...props} calculated={calculated} />
          ) : (
            <ReturnedEngagement {...props} />
          )}
          {others.map(({ metric, label, line, before }) => (
            <LineFigure
              key={metric}
              metric={label}
              object={object}
              series={noted(withBefore({ line, before }), notes)}
              allowsDerived={allowsDerived}
              freshness={freshness}
              dataHref={dataHref(metric)}
              caption={originOf(
                metric === "following" ? "What the public profile shows" : "All since the account began",
                line,
                account,
              )}
            />
          ))}
          <PostsFigure
            metric="Posts"
            object={`of ${account.name} in this period, by publishing date, with their ${page.posts.main}`}
            posts={page.posts.shown.map((post) => ({
              id: post.id,
              title: post.name,
              publishedAt: post.publishedAt,
              value: post.counts[page.posts.main]?.count ?? null,
              state: post.counts[page.posts.main]?.state ?? "missing",
              href: `/posts/${post.id}`,
            }))}
            number={account.platform.number}
            unit={page.posts.main}
            allowsDerived={allowsDerived}
            dataHref={dataHref("posts")}
            caption={thinnedWords(page)}
          />
        </div>
      </OnRequest>
    </Section>
  );
}

function CalculatedCharts(props: Props & { calculated: CalculatedLines }) {
  const { page, calculated, remembered, rateHref, dataHref, notes } = props;
  const { name } = page.account;
  const { rate, choices, gains } = calculated;
  return (
    <>
      <div className="grid min-w-0 gap-2">
        <div className="flex min-w-0 flex-wrap items-center gap-x-4 gap-y-2">
          <Segmented
            label="Engagement rate"
            segments={choices.map((choice) => ({
              href: rateHref(choice),
              label: t(rateOf(choice).label),
              isCurrent: choice === rate.choice,
            }))}
          />
          {remembered !== rate.choice && <RememberRate choice={rate.choice} />}
        </div>
        <LineFigure
          metric="Engagement rate"
          object={`by ${rateOf(rate.choice).base}, of ${name}, ${rhythmOf(page)}`}
          series={noted(withBefore(rate), notes)}
          dataHref={dataHref("rate")}
          caption={rate.caption}
        />
      </div>
      <LineFigure
        metric="Engagement"
        object={`of ${name}, gained per day${page.isWeekly ? ", medians per week" : ""}`}
        series={noted(gains.lines, notes)}
        // A percentage between the gains of two single days says nothing.
        allowsDerived={false}
        dataHref={dataHref("engagement")}
        caption={gains.caption}
      />
    </>
  );
}

/** Where a platform allows its own figures only: each post's likes and comments, none of them added up. */
function ReturnedEngagement({ page, dataHref, notes }: Props) {
  const { account } = page;
  return (
    <LineFigure
      metric="Engagement"
      object={`of ${account.name}, per ${account.platform.post} by publishing day`}
      series={noted(returnedEngagement(page), notes)}
      allowsDerived={false}
      dataHref={dataHref("engagement")}
      caption={`Each ${account.platform.post}'s newest counts as ${account.platform.label} returned them, on the day it was published; of several on one day the newest. ${account.platform.label}'s rules allow its own figures only, so there is no rate here.`}
    />
  );
}

/** A line, and laid over it the one of the days it is compared with. */
function withBefore({ line, before }: { line: LineView; before?: LineView | null }): LineView[] {
  return before ? [line, before] : [line];
}

function noted(series: readonly LineView[], notes: Props["notes"]): ChartSeries[] {
  return series.map((one) => ({ ...one, notes }));
}

function rhythmOf({ isWeekly }: AccountPage): string {
  return isWeekly ? "medians per week" : "per day";
}

/** Which days, and what stands for them. */
function rhythmNote({ page, wantsWeeks }: Props): string {
  const { label } = page.account.platform;
  const days = `${daysShown(page.period)} Days are UTC.`;
  if (page.isWeekly) return `${days} Calculated by Tallyglass, each point: ${formulaText("weeklyMedian")}.`;
  return wantsWeeks
    ? `${days} No medians a week here: ${label}'s rules allow its own figures only, so every day is shown.`
    : days;
}

function daysShown(period: Period): string {
  const { comparison } = period;
  const against = comparison ? `, and dashed the ${comparison.label.toLowerCase()}, ${comparison.days}` : "";
  return `${periodWords(period)}${against}.`;
}

function thinnedWords({ posts, account }: AccountPage): string | undefined {
  return posts.shown.length === posts.total
    ? undefined
    : `Shown are ${posts.shown.length} of ${posts.total} ${account.platform.posts}: the first, the last, the highest and the lowest are among them.`;
}

/** Under a line of counts: whose they are. */
function originOf(what: string, { points }: LineView, { platform }: AccountView): string {
  const returned = `${what}, as ${platform.label} returned it.`;
  const hasImported = points.some(({ isImported }) => isImported);
  return hasImported
    ? `${returned} Imported counts are not from ${platform.label}: they are drawn apart.`
    : returned;
}
