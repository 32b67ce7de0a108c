import { FreshnessNote } from "@/components/analytics/freshness-note";
import { OnRequest } from "@/components/analytics/on-request";
import { LineFigure } from "@/components/charts/line-figure";
import type { ChartSeries } from "@/components/charts/points";
import { PostsFigure } from "@/components/charts/posts-figure";
import { Section } from "@/components/ui/section";
import { Segmented } from "@/components/ui/segmented";
import type { CalculatedLines } from "@/lib/analytics/calculated-lines";
import type { AccountPage } from "@/lib/analytics/get-account";
import { type Period, periodWords } from "@/lib/analytics/period";
import { returnedEngagement } from "@/lib/analytics/returned-engagement";
import type { AccountView, LineView } from "@/lib/analytics/views";
import { inSentence } from "@/lib/language/in-sentence";
import { label, t } from "@/lib/language/t";
import { formulaText } from "@/lib/metrics/formulas";
import { type RateBase, type RateChoice, rateOf } from "@/lib/metrics/rate-choice";
import { nounOf } from "@/lib/metrics/unit-words";
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
  const object = page.isWeekly
    ? t("of {account}, medians per week", { account: account.name })
    : t("of {account}, per day", { account: account.name });
  const freshness = <FreshnessNote {...account.freshness} now={page.now} />;
  const allowsDerived = account.platform.allowsDerived;
  const [followers, ...rest] = lines;
  // How many posts there are, the card says; the chart of posts shows them one by one.
  const others = rest.filter(({ metric }) => metric !== "posts");
  return (
    <Section title={page.isWeekly ? t("Week by week") : t("Day by day")} note={rhythmNote(props)}>
      <OnRequest
        isHidden={props.isHidden}
        label={t("Show charts")}
        object={t("of {object}", { object: account.name })}
      >
        <div className="grid min-w-0 gap-4">
          {followers && (
            <LineFigure
              metric={followers.label}
              object={object}
              series={noted(withBefore(followers), notes)}
              allowsDerived={allowsDerived}
              freshness={freshness}
              dataHref={dataHref(followers.metric)}
              caption={originOf(profileWords, followers.line, account)}
            />
          )}
          {calculated ? (
            <CalculatedCharts {...props} calculated={calculated} />
          ) : (
            <ReturnedEngagement {...props} />
          )}
          {others.map(({ metric, label: name, line, before }) => (
            <LineFigure
              key={metric}
              metric={name}
              object={object}
              series={noted(withBefore({ line, before }), notes)}
              allowsDerived={allowsDerived}
              freshness={freshness}
              dataHref={dataHref(metric)}
              caption={originOf(metric === "following" ? profileWords : sinceBeginningWords, line, account)}
            />
          ))}
          <PostsFigure
            metric={t("Posts")}
            object={t("of {account} in this period, by publishing date, with their {unit}", {
              account: account.name,
              unit: nounOf(page.posts.main),
            })}
            posts={page.posts.shown.map((post) => ({
              id: post.id,
              title: post.name,
              publishedAt: post.publishedAt,
              value: post.counts[page.posts.main]?.count ?? null,
              state: post.counts[page.posts.main]?.state ?? "missing",
            }))}
            number={account.platform.number}
            unit={nounOf(page.posts.main)}
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
            label={t("Engagement rate")}
            segments={choices.map((choice) => ({
              href: rateHref(choice),
              label: t(rateOf(choice).label),
              isCurrent: choice === rate.choice,
            }))}
          />
          {remembered !== rate.choice && <RememberRate choice={rate.choice} />}
        </div>
        <LineFigure
          metric={t("Engagement rate")}
          object={rateObject(page, rateOf(rate.choice).base)}
          series={noted(withBefore(rate), notes)}
          dataHref={dataHref("rate")}
          caption={rate.caption}
        />
      </div>
      <LineFigure
        metric={t("Engagement")}
        object={
          page.isWeekly
            ? t("of {account}, gained per day, medians per week", { account: name })
            : t("of {account}, gained per day", { account: name })
        }
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
      metric={t("Engagement")}
      object={t("of {account}, per {post} by publishing day", {
        account: account.name,
        post: account.platform.post,
      })}
      series={noted(returnedEngagement(page), notes)}
      allowsDerived={false}
      dataHref={dataHref("engagement")}
      caption={t(
        "Each {post}'s newest counts as {platform} returned them, on the day it was published; of several on one day the newest. {platform}'s rules allow its own figures only, so there is no rate here.",
        { post: account.platform.post, platform: account.platform.label },
      )}
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

function rateObject({ account, isWeekly }: AccountPage, base: RateBase): string {
  const said = { account: account.name };
  if (base === "followers") {
    return isWeekly
      ? t("by followers, of {account}, medians per week", said)
      : t("by followers, of {account}, per day", said);
  }
  return isWeekly
    ? t("by views, of {account}, medians per week", said)
    : t("by views, of {account}, per day", said);
}

/** Which days, and what stands for them. */
function rhythmNote({ page, wantsWeeks }: Props): string {
  const { label } = page.account.platform;
  return [
    daysShown(page.period),
    t("Days are UTC."),
    page.isWeekly &&
      t("Calculated by Tallyglass, each point: {formula}.", { formula: formulaText("weeklyMedian") }),
    !page.isWeekly &&
      wantsWeeks &&
      t("No medians a week here: {platform}'s rules allow its own figures only, so every day is shown.", {
        platform: label,
      }),
  ]
    .filter(Boolean)
    .join(" ");
}

function daysShown(period: Period): string {
  const { comparison } = period;
  if (!comparison) return `${periodWords(period)}.`;
  return t("{period}, and dashed the {comparison}, {days}.", {
    period: periodWords(period),
    comparison: inSentence(comparison.label),
    days: comparison.days,
  });
}

function thinnedWords({ posts, account }: AccountPage): string | undefined {
  return posts.shown.length === posts.total
    ? undefined
    : t(
        "Shown are {shown} of {total} {posts}: the first, the last, the highest and the lowest are among them.",
        { shown: posts.shown.length, total: posts.total, posts: account.platform.posts },
      );
}

const profileWords = label("What the public profile shows, as {platform} returned it.");
const sinceBeginningWords = label("All since the account began, as {platform} returned it.");

/** Under a line of counts: whose they are. */
function originOf(
  returned: typeof profileWords | typeof sinceBeginningWords,
  { points }: LineView,
  { platform: { label: platform } }: AccountView,
): string {
  return [
    t(returned, { platform }),
    points.some(({ isImported }) => isImported) &&
      t("Imported counts are not from {platform}: they are drawn apart.", { platform }),
  ]
    .filter(Boolean)
    .join(" ");
}
