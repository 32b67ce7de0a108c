import { Receipt } from "@/components/analytics/receipt";
import { Value } from "@/components/analytics/value";
import { describeSeries } from "@/components/charts/describe";
import { LineFigure } from "@/components/charts/line-figure";
import { Table } from "@/components/ui/table";
import type { PostInFull } from "@/lib/analytics/get-post";
import { addDays, toDay } from "@/lib/dates";
import { formatCount, formatDay } from "@/lib/format";
import { inSentence } from "@/lib/language/in-sentence";
import { t } from "@/lib/language/t";
import { fewPosts } from "@/lib/metrics/few";
import { formulas } from "@/lib/metrics/formulas";

type Line = PostInFull["lines"][number];

/** One count over a post's life, held against the median of the account's other posts where that may be calculated. */
export function LifeFigure({ post, of: { metric, label, line, median } }: { post: PostInFull; of: Line }) {
  const object = objectOf(post);
  const returned = t("As {platform} returned it at each reading.", { platform: post.account.platform.label });
  // Counts since it was published only grow: how much in percent of the first reading says nothing.
  const dataHref = `/api/posts/${post.id}/charts/${metric}`;
  const about = { metric: label, object, dataHref, allowsDerived: false };
  if (!median) return <LineFigure {...about} series={[line]} caption={returned} />;
  const described = describeSeries(line, { allowsDerived: false });
  const own = { ...line, name: t("This post") };
  return (
    <LineFigure
      {...about}
      series={median.line ? [own, median.line] : [line]}
      summary={median.line ? `${median.summary} ${described}` : `${described} ${median.summary}`}
      table={median.line && <LifeTable post={post} label={label} median={median} />}
      caption={
        <div className="grid gap-1">
          <p>{returned}</p>
          {median.caption && (
            <div className="flex items-center gap-2">
              <p className="min-w-0">
                {median.caption}{" "}
                <a href="/definitions#medianAtAge" className="prose-link">
                  {t("How it is calculated")}
                </a>
              </p>
              {median.receipt && <Receipt receipt={median.receipt} now={post.now} />}
            </div>
          )}
        </div>
      }
    />
  );
}

/** How much of those who viewed it acted on it, reading by reading; nothing where that may not be calculated. */
export function RateFigure({ post }: { post: PostInFull }) {
  if (!post.rate) return null;
  return (
    <LineFigure
      metric={t("Engagement rate")}
      object={objectOf(post)}
      dataHref={`/api/posts/${post.id}/charts/rate`}
      series={[post.rate]}
      caption={
        <>
          {t("Calculated by Tallyglass: {formula}.", { formula: formulas.postRate.expression() })}{" "}
          <a href="/definitions#postRate" className="prose-link">
            {t("How it is calculated")}
          </a>
        </>
      }
    />
  );
}

function objectOf({ name }: PostInFull): string {
  return t("of the {post}, since it was published", { post: inSentence(name) });
}

type TableProps = { post: PostInFull; label: string; median: NonNullable<Line["median"]> };

function LifeTable({ post, label, median }: TableProps) {
  const published = toDay(new Date(post.publishedAt));
  return (
    <Table
      caption={t("{metric} by days since publishing, beside the median of other posts", { metric: label })}
      isCaptionHidden
      rows={median.rows.toReversed()}
      rowKey={({ ageDays }) => String(ageDays)}
      columns={[
        {
          key: "age",
          header: t("Days since publishing"),
          isRowHeader: true,
          cell: ({ ageDays }) => formatCount(ageDays),
        },
        {
          key: "day",
          header: t("Day (UTC)"),
          cell: ({ ageDays }) => (
            <span className="whitespace-nowrap">{formatDay(addDays(published, ageDays), "weekday")}</span>
          ),
        },
        {
          key: "value",
          header: label,
          isNumeric: true,
          cell: ({ value }) => <Value value={value} isExact />,
        },
        {
          key: "median",
          header: t("Your median"),
          isNumeric: true,
          cell: ({ median: beside }) =>
            beside.count === null ? (
              <span className="text-quiet">{t("Fewer than {few} posts", { few: fewPosts })}</span>
            ) : (
              <Value value={beside} isExact />
            ),
        },
        {
          key: "posts",
          header: t("Posts behind it"),
          isNumeric: true,
          cell: ({ posts }) => formatCount(posts),
        },
      ]}
    />
  );
}
