import { FreshnessNote } from "@/components/analytics/freshness-note";
import { LineFigure } from "@/components/charts/line-figure";
import { PostsFigure } from "@/components/charts/posts-figure";
import { Section } from "@/components/ui/section";
import type { AccountPage, CalculatedLines } from "@/lib/analytics/get-account";
import { engagementLines } from "./engagement-lines";

/** Followers, engagement, views and posts of the period, each a chart, a sentence and a table. */
export function AccountCharts({ page }: { page: AccountPage }) {
  const { account, lines, calculated } = page;
  const object = `of ${account.name}, per day`;
  const freshness = <FreshnessNote {...account.freshness} now={page.now} />;
  const allowsDerived = account.platform.allowsDerived;
  const [followers, ...others] = lines;
  return (
    <Section title="Day by day" note={`Days are UTC. ${page.period.words}.`}>
      <div className="grid min-w-0 gap-4">
        {followers && (
          <LineFigure
            metric={followers.label}
            object={object}
            series={[followers.line]}
            allowsDerived={allowsDerived}
            freshness={freshness}
            caption={`What the public profile shows, as ${account.platform.label} returned it.`}
          />
        )}
        {calculated ? (
          <CalculatedCharts page={page} calculated={calculated} />
        ) : (
          <ReturnedEngagement page={page} />
        )}
        {others.map(({ metric, label, line }) => (
          <LineFigure
            key={metric}
            metric={label}
            object={object}
            series={[line]}
            allowsDerived={allowsDerived}
            freshness={freshness}
            caption={`All since the account began, as ${account.platform.label} returned it.`}
          />
        ))}
        <PostsFigure
          metric="Posts"
          object={`of ${account.name} in this period, by publishing date, with their views`}
          posts={page.posts.shown.map((post) => ({
            id: post.id,
            title: post.name,
            publishedAt: post.publishedAt,
            value: post.counts.views?.count ?? null,
            state: post.counts.views?.state ?? "missing",
            href: `/posts/${post.id}`,
          }))}
          number={account.platform.number}
          unit="views"
          allowsDerived={allowsDerived}
          caption={thinnedWords(page)}
        />
      </div>
    </Section>
  );
}

function CalculatedCharts({ page, calculated }: { page: AccountPage; calculated: CalculatedLines }) {
  const { name } = page.account;
  return (
    <>
      {calculated.rates.map(({ id, name: by, line, caption }) => (
        <LineFigure
          key={id}
          metric="Engagement rate"
          object={`${by}, of ${name}, per day`}
          series={[line]}
          caption={caption}
        />
      ))}
      <LineFigure
        metric="Engagement"
        object={`of ${name}, gained per day`}
        series={calculated.gains.lines}
        caption={calculated.gains.caption}
      />
    </>
  );
}

/** Where a platform allows its own figures only: each post's likes and comments, none of them added up. */
function ReturnedEngagement({ page }: { page: AccountPage }) {
  const { account } = page;
  return (
    <LineFigure
      metric="Engagement"
      object={`of ${account.name}, per ${account.platform.post} by publishing day`}
      series={engagementLines(page)}
      allowsDerived={false}
      caption={`Each ${account.platform.post}'s newest counts as ${account.platform.label} returned them, on the day it was published; of several on one day the newest. ${account.platform.label}'s rules allow its own figures only, so there is no rate here.`}
    />
  );
}

function thinnedWords({ posts, account }: AccountPage): string | undefined {
  return posts.shown.length === posts.total
    ? undefined
    : `Shown are ${posts.shown.length} of ${posts.total} ${account.platform.posts}: the first, the last, the highest and the lowest are among them.`;
}
