import { Value } from "@/components/analytics/value";
import { Badge } from "@/components/ui/badge";
import { type Column, Table } from "@/components/ui/table";
import type { PostList } from "@/lib/analytics/list-posts";
import type { ValueView } from "@/lib/analytics/views";
import { formatCount } from "@/lib/format";
import { fewPosts } from "@/lib/metrics/few";

type Row = { id: string; label: string; posts: number; values: Readonly<Record<string, ValueView>> };

/**
 * The middle of the list, beside which each row can be read: by type on an account's page, by account where there are
 * several. Never over accounts, which would be nobody's. Nothing where the platform allows no calculation.
 */
export function Medians({ list }: { list: PostList }) {
  const { account, medians, kinds, total } = list;
  if (medians.length === 0 || total < 2) return null;
  const rows = account
    ? rowsByKind(list)
    : medians.map((one) => ({ ...one, id: one.account.id, label: one.account.name }));
  const title = account && kinds.length > 1 ? "Medians by type" : "Medians";
  const table = (
    <MedianTable title={title} of={account ? "Type" : "Account"} rows={rows} metrics={list.metrics} />
  );
  if (rows.length <= 6) return table;
  return (
    <details>
      <summary className="inline-flex min-h-11 items-center text-accent text-small underline">
        Medians of {rows.length} accounts
      </summary>
      {table}
    </details>
  );
}

/** Each type, and all of them where there are several; the chosen one alone once one is chosen. */
function rowsByKind({ medians, kinds, filter, account }: PostList): Row[] {
  const all = medians.map(({ posts, values }) => ({
    id: "all",
    label: `All ${account?.platform.posts}`,
    posts,
    values,
  }));
  const own = kinds.flatMap(({ kind, label, posts, medians: values }) =>
    values ? [{ id: kind, label, posts, values }] : [],
  );
  if (filter.kind) return own;
  return own.length > 1 ? [...own, ...all] : all;
}

function MedianTable(props: {
  title: string;
  of: string;
  rows: readonly Row[];
  metrics: PostList["metrics"];
}) {
  const columns: Column<Row>[] = [
    {
      key: "label",
      header: props.of,
      isRowHeader: true,
      cell: ({ label }) => <span dir="auto">{label}</span>,
    },
    {
      key: "posts",
      header: "Posts",
      isNumeric: true,
      cell: ({ posts }) => (
        <span className="inline-flex items-center gap-2">
          {posts < fewPosts && <Badge icon="info">few</Badge>}
          {formatCount(posts)}
        </span>
      ),
    },
    ...props.metrics.map(
      ({ key, label }): Column<Row> => ({
        key,
        header: `Median ${label.toLowerCase()}`,
        isNumeric: true,
        cell: ({ values }) => <Value value={values[key] ?? { state: "missing", count: null }} />,
      }),
    ),
  ];
  return (
    <section aria-labelledby="medians-title" className="grid min-w-0 gap-2">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <h2 id="medians-title" className="font-semibold text-lead tracking-tight">
          {props.title}
        </h2>
        <p className="text-note text-quiet">
          Over the newest counts of each post that has one.{" "}
          {props.rows.some(({ posts }) => posts < fewPosts) &&
            `Fewer than ${fewPosts} posts are marked as few: one more can move their middle far. `}
          <a href="/definitions#medianPerPost" className="prose-link">
            How medians are calculated
          </a>
        </p>
      </div>
      <Table
        caption={props.title}
        isCaptionHidden
        columns={columns}
        rows={props.rows}
        rowKey={({ id }) => id}
      />
    </section>
  );
}
