import "server-only";
import type { PostView } from "@/lib/analytics/posts";
import type { AccountView, ValueView } from "@/lib/analytics/views";
import { toDay } from "@/lib/dates";
import { t } from "@/lib/language/t";
import { formulaText } from "@/lib/metrics/formulas";
import { columnOf, numeric, stateWord } from "./line-rows";
import type { Cell } from "./table";

type Post = PostView & { account: AccountView };

/** One row a post: its newest counts, each with its state beside it. */
export function postTable(
  posts: readonly Post[],
  metrics: readonly string[],
): { columns: string[]; rows: Cell[][] } {
  const hasRate = metrics.includes("rate");
  return {
    columns: [
      t("column|account"),
      t("column|platform"),
      t("post"),
      t("column|kind"),
      t("published_day_utc"),
      t("published_at_utc"),
      t("read_at_utc"),
      t("readings"),
      ...metrics.flatMap((key) => [columnOf(key), t("{metric}_state", { metric: columnOf(key) })]),
      ...(hasRate ? [t("rate_formula")] : []),
    ],
    rows: posts.map((post) => [
      post.account.handle,
      post.account.platform.label,
      post.id,
      post.kind,
      toDay(new Date(post.publishedAt)),
      post.publishedAt,
      post.readAt,
      BigInt(post.readings),
      ...metrics.flatMap((key): Cell[] => {
        const value: ValueView = post.counts[key] ?? { state: "missing", count: null };
        return [value.count === null ? null : numeric(value.count, value.format), stateWord(value.state)];
      }),
      ...(hasRate ? [formulaText("postRate")] : []),
    ]),
  };
}

const order = ["views", "likes", "comments", "shares", "rate"] as const;

/** The columns that any of these posts has a place for. */
export function metricsOf(posts: readonly PostView[]): string[] {
  return order.filter((key) => posts.some(({ counts }) => counts[key] !== undefined));
}
