import { FiguresOnRequest } from "@/components/analytics/on-request";
import { Value } from "@/components/analytics/value";
import { SaveLinks } from "@/components/charts/save-links";
import { Badge } from "@/components/ui/badge";
import { type Column, Table } from "@/components/ui/table";
import type { PostList } from "@/lib/analytics/list-posts";
import { type MedianRow, medianRows } from "@/lib/analytics/median-rows";
import { formatCount } from "@/lib/format";
import { inSentence } from "@/lib/language/in-sentence";
import { t } from "@/lib/language/t";
import { fewPosts } from "@/lib/metrics/few";

type MediansProps = {
  list: PostList;
  /** Where the rows are, as a file. */
  dataHref: string;
  /** Figures are shown when asked for. */
  isHidden: boolean;
};

/** The middle of the list, with each row of it a link away as a file. */
export function Medians({ list, dataHref, isHidden }: MediansProps) {
  const { account, medians, kinds, total } = list;
  if (medians.length === 0 || total < 2) return null;
  const rows = medianRows(list);
  const title = account && kinds.length > 1 ? t("Medians by type") : t("Medians");
  const table = (
    <MedianTable
      title={title}
      of={account ? t("Type") : t("Account")}
      rows={rows}
      metrics={list.metrics}
      dataHref={dataHref}
      isHidden={isHidden}
    />
  );
  if (rows.length <= 6) return table;
  return (
    <details>
      <summary className="inline-flex min-h-11 items-center text-accent text-small underline">
        {t("Medians of {accounts} accounts", { accounts: rows.length })}
      </summary>
      {table}
    </details>
  );
}

function MedianTable(props: {
  title: string;
  of: string;
  rows: readonly MedianRow[];
  metrics: PostList["metrics"];
  dataHref: string;
  isHidden: boolean;
}) {
  const columns: Column<MedianRow>[] = [
    {
      key: "label",
      header: props.of,
      isRowHeader: true,
      cell: ({ label }) => (
        <span className="wrap-anywhere inline-block min-w-28 max-w-44 sm:max-w-none">{label}</span>
      ),
    },
    {
      key: "posts",
      header: t("Posts"),
      isNumeric: true,
      cell: ({ posts }) => (
        <span className="inline-flex items-center gap-2">
          {posts < fewPosts && <Badge icon="info">{t("few")}</Badge>}
          {formatCount(posts)}
        </span>
      ),
    },
    ...props.metrics.map(
      ({ key, label }): Column<MedianRow> => ({
        key,
        header: t("Median {metric}", { metric: inSentence(label) }),
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
          {t("Over the newest counts of each post that has one.")}{" "}
          {props.rows.some(({ posts }) => posts < fewPosts) &&
            `${t("Fewer than {few} posts are marked as few: one more can move their middle far.", { few: fewPosts })} `}
          <a href="/definitions#medianPerPost" className="prose-link">
            {t("How medians are calculated")}
          </a>
        </p>
      </div>
      <FiguresOnRequest
        isHidden={props.isHidden}
        label={t("Show counts")}
        object={t("of {object}", { object: props.title })}
      >
        <Table
          caption={props.title}
          isCaptionHidden
          columns={columns}
          rows={props.rows}
          rowKey={({ id }) => id}
        />
      </FiguresOnRequest>
      <p className="no-print flex flex-wrap gap-2">
        <SaveLinks href={props.dataHref} object={inSentence(props.title)} />
      </p>
    </section>
  );
}
