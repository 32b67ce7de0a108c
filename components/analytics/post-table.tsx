import { Value } from "@/components/analytics/value";
import { type Column, type SortDirection, Table } from "@/components/ui/table";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { ValueView } from "@/lib/analytics/views";
import { toDay } from "@/lib/dates";
import { formatDay } from "@/lib/format";
import { t } from "@/lib/language/t";

export type PostRow = {
  id: string;
  href: string;
  /** Null where titles are switched off or could not be fetched. */
  title: string | null;
  /** On our own origin; null where there is none. */
  coverUrl: string | null;
  /** "Video", "Short". */
  kind: string;
  /** "@atlas on" and the platform, in a list of several accounts. */
  accountName?: string | undefined;
  /** Of the member's own, each with the address of the posts that bear it. */
  labels?: readonly { name: string; href: string }[] | undefined;
  /** ISO instant. */
  publishedAt: string;
  /** By the key of a column. */
  counts: Readonly<Record<string, ValueView>>;
};

type PostMetricColumn = { key: string; label: string };

export type PostTableProps = {
  caption: string;
  isCaptionHidden?: boolean;
  posts: readonly PostRow[];
  metrics: readonly PostMetricColumn[];
  /** Column the rows are in the order of: "published" or a metric's key. */
  sort?: string;
  direction?: SortDirection;
  /** Address of the same page in another order; absent where the order is given. */
  sortHref?: (key: string, direction: SortDirection) => string;
  empty?: string;
};

/** Posts one recognises: cover, title, day, counts with their states. */
export function PostTable({ posts, metrics, sort, direction, sortHref, ...table }: PostTableProps) {
  const sortable = (key: string) => ({
    ...(sortHref && {
      // A column one turns to for the first time starts with its largest or newest.
      sortHref: sortHref(key, sort === key && direction === "descending" ? "ascending" : "descending"),
    }),
    sorted: sort === key ? direction : undefined,
  });
  const columns: Column<PostRow>[] = [
    {
      key: "post",
      header: t("Post"),
      isRowHeader: true,
      cell: (post) => (
        <>
          <PostName post={post} hasDay={!sortHref} />
          <Labels labels={post.labels ?? []} />
        </>
      ),
    },
    {
      key: "published",
      header: t("Published"),
      cell: (post) => (
        <time dateTime={post.publishedAt} className="whitespace-nowrap">
          {formatDay(toDay(new Date(post.publishedAt)))}
        </time>
      ),
      // Where nothing is sorted by it, a phone has more use for the counts.
      isLeftOffOnPhone: !sortHref,
      ...sortable("published"),
    },
    ...metrics.map(
      ({ key, label }): Column<PostRow> => ({
        key,
        header: label,
        isNumeric: true,
        cell: (post) => {
          const value = post.counts[key];
          return value ? <Value value={value} /> : <NotGiven />;
        },
        ...sortable(key),
      }),
    ),
  ];
  return <Table {...table} columns={columns} rows={posts} rowKey={(post) => post.id} />;
}

function Labels({ labels }: { labels: NonNullable<PostRow["labels"]> }) {
  if (labels.length === 0) return null;
  return (
    <ul aria-label={t("Labels")} className="flex flex-wrap gap-x-3 ps-15 sm:ps-19">
      {labels.map(({ name, href }) => (
        <li key={name}>
          <a
            href={href}
            dir="auto"
            className="prose-link inline-flex min-h-11 items-center text-note pointer-fine:min-h-6"
          >
            {name}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Its platform has no such count, or allows no calculation. */
function NotGiven() {
  return (
    <span className="text-quiet">
      <span aria-hidden="true">–</span>
      <VisuallyHidden>{t("Not given by its platform")}</VisuallyHidden>
    </span>
  );
}

function PostName({ post, hasDay }: { post: PostRow; hasDay: boolean }) {
  const day = formatDay(toDay(new Date(post.publishedAt)));
  return (
    <a
      href={post.href}
      // As wide without its title, which comes later, as with it: no column moves then.
      className="flex min-h-11 w-44 items-center gap-3 decoration-1 underline-offset-4 hover:underline sm:w-52 lg:w-64 print:w-auto"
    >
      {post.coverUrl ? (
        // biome-ignore lint/performance/noImgElement: covers are held in memory for minutes; an optimiser would store them
        <img
          src={post.coverUrl}
          alt=""
          width={64}
          height={36}
          loading="lazy"
          decoding="async"
          className="h-[27px] w-12 shrink-0 rounded bg-wash object-cover sm:h-9 sm:w-16"
        />
      ) : (
        <span aria-hidden="true" className="h-[27px] w-12 shrink-0 rounded bg-wash sm:h-9 sm:w-16" />
      )}
      <span className="grid min-w-0">
        <span dir="auto" className="line-clamp-2 font-medium">
          {post.title ?? t("{kind} of {day}", { kind: post.kind, day })}
        </span>
        <span dir="auto" className="text-note text-quiet">
          {post.kind}
          {post.accountName && `, ${post.accountName}`}
          {hasDay && <span className="sm:hidden">, {day}</span>}
        </span>
      </span>
    </a>
  );
}
