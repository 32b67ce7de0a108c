import type { Metadata } from "next";
import { orNotFound } from "@/app/(app)/or-not-found";
import { FreshnessNote } from "@/components/analytics/freshness-note";
import { MetricCard } from "@/components/analytics/metric-card";
import { NoPermission } from "@/components/analytics/no-permission";
import { OnRequest } from "@/components/analytics/on-request";
import { PageHeader } from "@/components/ui/page-header";
import { rich } from "@/components/ui/rich";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import { getPost, type PostInFull } from "@/lib/analytics/get-post";
import { requireContext } from "@/lib/auth/session";
import { t, tn } from "@/lib/language/t";
import { LifeFigure, RateFigure } from "./life-figure";
import { PostLabels } from "./post-labels";
import { PostTitle } from "./post-title";

export function generateMetadata(): Metadata {
  return { title: t("Post") };
}

export default async function PostPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireContext();
  if (ctx.role === "billing") return <NoPermission />;
  const { id } = await params;
  const post = await orNotFound(getPost(ctx, { postId: id }));
  const { account } = post;
  const freshness = { ...account.freshness, readAt: post.readAt, missedReads: 0 };
  return (
    <>
      <PageHeader
        title={post.name}
        note={rich("{account}, published {at}, {freshness}", {
          account: account.name,
          at: <Time at={post.publishedAt} />,
          freshness: <FreshnessNote {...freshness} now={post.now} />,
        })}
        back={{
          href: `/accounts/${account.id}/posts`,
          label: t("All {posts}", { posts: account.platform.posts }),
        }}
      />
      <PostTitle ctx={ctx} postId={post.id} />
      <section aria-labelledby="figures-title" className="grid min-w-0 gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <h2 id="figures-title" className="sr-only">
          {t("Figures")}
        </h2>
        {post.figures.map((figure) => (
          <MetricCard
            key={figure.metric}
            {...figure}
            object={post.name}
            number={account.platform.number}
            now={post.now}
            isHidden={ctx.actor.hasHiddenCounts}
          />
        ))}
      </section>
      <PostLabels ctx={ctx} postId={post.id} />
      <Section title={t("Its life so far")} note={lifeNote(post)}>
        <OnRequest
          isHidden={ctx.actor.hasHiddenCounts}
          label={t("Show charts")}
          object={t("of {object}", { object: post.name })}
        >
          <div className="grid min-w-0 gap-4">
            {post.lines.map((line) => (
              <LifeFigure key={line.metric} post={post} of={line} />
            ))}
            <RateFigure post={post} />
          </div>
        </OnRequest>
      </Section>
    </>
  );
}

function lifeNote({ readings, firstAgeDays, account }: PostInFull): string {
  return [
    firstAgeDays === 0
      ? tn(
          readings,
          "Read once, from the day it was published.",
          "Read {count} times, from the day it was published.",
        )
      : tn(
          readings,
          "Read once, from {age}, when the account was linked or the {post} was first found.",
          "Read {count} times, from {age}, when the account was linked or the {post} was first found.",
          {
            age: tn(
              firstAgeDays,
              "{count} day after it was published",
              "{count} days after it was published",
            ),
            post: account.platform.post,
          },
        ),
    t("Read daily for 35 days, weekly for a year, then monthly."),
  ].join(" ");
}
