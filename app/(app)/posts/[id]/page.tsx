import type { Metadata } from "next";
import { Suspense } from "react";
import { orNotFound } from "@/app/(app)/or-not-found";
import { FreshnessNote } from "@/components/analytics/freshness-note";
import { MetricCard } from "@/components/analytics/metric-card";
import { NoPermission } from "@/components/analytics/no-permission";
import { OnRequest } from "@/components/analytics/on-request";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import { getPost, type PostInFull } from "@/lib/analytics/get-post";
import { requireContext } from "@/lib/auth/session";
import { LifeFigure, RateFigure } from "./life-figure";
import { PostLabels } from "./post-labels";
import { PostTitle } from "./post-title";

export const metadata: Metadata = { title: "Post" };

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
        note={
          <>
            {account.name}, published <Time at={post.publishedAt} />,{" "}
            <FreshnessNote {...freshness} now={post.now} />
          </>
        }
        back={{ href: `/accounts/${account.id}/posts`, label: `All ${account.platform.posts}` }}
      />
      <Suspense fallback={null}>
        <PostTitle ctx={ctx} postId={post.id} />
      </Suspense>
      <section aria-labelledby="figures-title" className="grid min-w-0 gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <h2 id="figures-title" className="sr-only">
          Figures
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
      <Section title="Its life so far" note={lifeNote(post)}>
        <OnRequest isHidden={ctx.actor.hasHiddenCounts} label="Show charts" object={`of ${post.name}`}>
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
  const since =
    firstAgeDays === 0
      ? "from the day it was published"
      : `from ${firstAgeDays === 1 ? "1 day" : `${firstAgeDays} days`} after it was published, when the account was linked or the ${account.platform.post} was first found`;
  return `Read ${readings === 1 ? "once" : `${readings} times`}, ${since}. Read daily for 35 days, weekly for a year, then monthly.`;
}
