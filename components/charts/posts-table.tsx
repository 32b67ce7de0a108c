"use client";

import type { PostPoint, PostPointFormat } from "@/components/charts/post-points";
import { formatValue, stateWords } from "@/components/charts/value-text";
import { Table } from "@/components/ui/table";
import { toDay } from "@/lib/dates";
import { formatDay } from "@/lib/format";
import { t } from "@/lib/language/t";

type PostsTableProps = PostPointFormat & {
  caption: string;
  metric: string;
  posts: readonly PostPoint[];
};

/** The posts chart in words and numbers, newest first. */
export default function PostsTable({ caption, metric, posts, format }: PostsTableProps) {
  return (
    <Table
      caption={caption}
      isCaptionHidden
      rows={posts.toSorted((a, b) => b.publishedAt.localeCompare(a.publishedAt))}
      rowKey={(post) => post.id}
      columns={[
        {
          key: "post",
          header: t("Post"),
          isRowHeader: true,
          cell: (post) => <PostName post={post} />,
        },
        {
          key: "published",
          header: t("Published"),
          cell: (post) => formatDay(toDay(new Date(post.publishedAt))),
        },
        {
          key: "value",
          header: metric,
          isNumeric: true,
          cell: (post) =>
            post.value === null ? stateWords(post.state) : formatValue(post.value, format, true),
        },
      ]}
    />
  );
}

function PostName({ post }: { post: PostPoint }) {
  return (
    <a href={`/posts/${post.id}`} dir="auto" className="prose-link">
      {post.title ?? t("Untitled post")}
    </a>
  );
}
