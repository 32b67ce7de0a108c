import { Suspense } from "react";
import { FiguresOnRequest } from "@/components/analytics/on-request";
import { type PostRow, PostTable, type PostTableProps } from "@/components/analytics/post-table";
import { getPreviews } from "@/lib/analytics/previews";
import type { PersonContext } from "@/lib/context";
import { t } from "@/lib/language/t";

type Untitled = Omit<PostRow, "href" | "title" | "coverUrl">;
type Props = Omit<PostTableProps, "posts"> & {
  ctx: PersonContext;
  posts: readonly Untitled[];
};

/** The counts come at once; titles and covers follow when the platform has answered. */
export function TitledPosts({ ctx, posts, ...table }: Props) {
  const untitled = posts.map((post) => ({
    ...post,
    href: `/posts/${post.id}`,
    title: null,
    coverUrl: null,
  }));
  return (
    <FiguresOnRequest
      isHidden={ctx.actor.hasHiddenCounts && posts.length > 0}
      label={t("Show counts")}
      object={t("of {object}", { object: table.caption })}
    >
      <Suspense fallback={<PostTable {...table} posts={untitled} />}>
        <WithPreviews ctx={ctx} posts={posts} {...table} />
      </Suspense>
    </FiguresOnRequest>
  );
}

async function WithPreviews({ ctx, posts, ...table }: Props) {
  const previews = await getPreviews(
    ctx,
    posts.map(({ id }) => id),
  );
  return (
    <PostTable
      {...table}
      posts={posts.map((post) => {
        const preview = previews.get(post.id);
        return {
          ...post,
          href: `/posts/${post.id}`,
          title: preview?.title ?? null,
          coverUrl: preview?.coverUrl ? `/api/posts/${post.id}/cover` : null,
        };
      })}
    />
  );
}
