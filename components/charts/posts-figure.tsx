import type { ReactNode } from "react";
import { ChartFigure } from "@/components/charts/chart-figure";
import { describePosts } from "@/components/charts/describe-posts";
import type { PostPoint, PostPointFormat } from "@/components/charts/post-points";
import { PostsScatter } from "@/components/charts/posts-scatter";
import { PostsTable } from "@/components/charts/tables-on-demand";
import { toDay } from "@/lib/dates";
import { formatDay } from "@/lib/format";
import { t } from "@/lib/language/t";

type PostsFigureProps = PostPointFormat & {
  /** "Views". */
  metric: string;
  /** "per video, by publishing date". */
  object: string;
  posts: readonly PostPoint[];
  /** Series number of the platform. */
  number: number;
  freshness?: ReactNode;
  /** Where the rows are, as a file. */
  dataHref?: string | undefined;
  /** "The follower line begins with tomorrow's reading." */
  caption?: ReactNode;
  /** False where the platform's rules allow returned values only: no middle of the posts is said. */
  allowsDerived?: boolean;
};

/** Posts by publishing date: what can be drawn on the first day, before there is any history. */
export function PostsFigure(props: PostsFigureProps) {
  const { posts, unit, format, number } = props;
  const newest = posts
    .flatMap(({ value, publishedAt }) => (value === null ? [] : publishedAt))
    .toSorted()
    .at(-1);
  const title = `${props.metric} ${props.object}`;
  return (
    <ChartFigure
      metric={props.metric}
      object={props.object}
      summary={describePosts(posts, props)}
      freshness={props.freshness}
      dataHref={props.dataHref}
      source={newest && t("posts to {day}", { day: formatDay(toDay(new Date(newest))) })}
      table={
        posts.length > 0 && (
          <PostsTable caption={title} metric={props.metric} posts={posts} format={format} unit={unit} />
        )
      }
      notes={props.caption && <div className="max-w-measure text-note text-quiet">{props.caption}</div>}
    >
      {posts.some((post) => post.value !== null) && (
        <PostsScatter title={title} posts={posts} number={number} unit={unit} format={format} />
      )}
    </ChartFigure>
  );
}
