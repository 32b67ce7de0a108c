import "server-only";
import { type BestTimeView, getBestTime } from "@/lib/analytics/get-best-time";
import { getExtremes } from "@/lib/analytics/get-extremes";
import { listPosts, type PostList } from "@/lib/analytics/list-posts";
import { medianRows } from "@/lib/analytics/median-rows";
import type { SearchParams } from "@/lib/analytics/period";
import type { AccountView, ValueView } from "@/lib/analytics/views";
import { weekday } from "@/lib/analytics/weekdays";
import { authorize } from "@/lib/auth/permissions";
import type { PersonContext } from "@/lib/context";
import { addDays, toDay } from "@/lib/dates";
import { NotFoundError } from "@/lib/errors";
import { inSentence } from "@/lib/language/in-sentence";
import { label, t } from "@/lib/language/t";
import { blockHours } from "@/lib/metrics/best-time";
import { type FormulaId, formulaText } from "@/lib/metrics/formulas";
import { about } from "./about";
import { columnOf, numeric, stateWord } from "./line-rows";
import type { Cell, DataTable } from "./table";

/** @param accountId null for the medians of all accounts' posts */
type Asked = { accountId: string | null; table: string; params: SearchParams };

/**
 * A table beside the list of posts, as the list's address filters it: `medians`, and of an account `extremes` and
 * `times`. @throws NotFoundError also for another workspace's account
 */
export async function downloadPostTable(
  ctx: PersonContext,
  { accountId, table, params }: Asked,
): Promise<DataTable> {
  authorize(ctx, "post:read");
  // One post is enough: its list says whose it is and which days are meant.
  const list = await listPosts(ctx, { accountId, params, pageSize: 1 });
  if (table === "medians") return mediansOf(ctx, list);
  const { account } = list;
  if (!account || accountId === null) throw new NotFoundError("Table");
  if (table === "extremes") return extremesOf(ctx, list, account, params);
  const times = table === "times" ? await getBestTime(ctx, { accountId }) : null;
  if (!times) throw new NotFoundError("Table");
  return timesOf(ctx, account, times);
}

function mediansOf(ctx: PersonContext, list: PostList): DataTable {
  const rows = medianRows(list);
  const metrics = list.metrics.map(({ key }) => key);
  return {
    ...head(ctx, list, t("Medians of the posts"), "medianPerPost"),
    columns: [
      t("column|account"),
      t("column|platform"),
      t("column|of"),
      t("posts"),
      ...metrics.map((key) => t("median_{metric}", { metric: columnOf(key) })),
      t("column|formula"),
    ],
    rows: rows.map(({ account, label: of, posts, values }) => [
      account.handle,
      account.platform.label,
      of,
      BigInt(posts),
      ...metrics.map((key) => cellOf(values[key])),
      formulaText("medianPerPost"),
    ]),
  };
}

async function extremesOf(
  ctx: PersonContext,
  list: PostList,
  account: AccountView,
  params: SearchParams,
): Promise<DataTable> {
  const {
    highest,
    lowest,
    by,
    label: measure,
    words,
  } = await getExtremes(ctx, { accountId: account.id, params });
  const { about: said, ...rest } = head(
    ctx,
    list,
    t("Highest and lowest {metric}", { metric: inSentence(measure) }),
    "highestAndLowest",
  );
  const ends = [
    { end: t("highest"), posts: highest },
    { end: t("lowest"), posts: lowest },
  ];
  return {
    ...rest,
    columns: [
      t("column|end"),
      t("column|place"),
      t("post"),
      t("column|kind"),
      t("published_at_utc"),
      t("column|measure"),
      t("column|value"),
      t("column|state"),
      t("column|formula"),
    ],
    rows: ends.flatMap(({ end, posts }) =>
      posts.map((post, index): Cell[] => {
        const value = post.counts[by.key];
        const place = BigInt(index + 1);
        const state = stateWord(value?.state ?? "missing");
        const formula = formulaText("highestAndLowest");
        return [end, place, post.id, post.kind, post.publishedAt, measure, cellOf(value), state, formula];
      }),
    ),
    about: [...said, [t("Compared"), words]],
  };
}

const signals = { none: label("signal|none"), thin: label("signal|thin"), ok: label("signal|ok") } as const;

function timesOf(ctx: PersonContext, account: AccountView, times: BestTimeView): DataTable {
  const title = t("Times to post of {account}", { account: account.name });
  const { range, cells, best, signal, posts, median, by, chance } = times;
  const hour = (block: number) => `${String(block * blockHours).padStart(2, "0")}:00`;
  return {
    title,
    nameParts: [account.handle, account.platform.label, t("times to post")],
    columns: [
      t("weekday_utc"),
      t("from_utc"),
      t("to_utc"),
      t("posts"),
      t("median_over_all"),
      t("is_best"),
      t("column|formula"),
    ],
    rows: cells.map((cell) => [
      weekday(cell.weekday),
      hour(cell.block),
      hour(cell.block + 1),
      BigInt(cell.posts),
      cell.relative,
      best?.weekday === cell.weekday && best.block === cell.block ? t("yes") : null,
      formulaText("bestTime"),
    ]),
    about: [
      ...about({
        title,
        accounts: [account],
        period: t("Published {from} to {to}, both included", { from: range.from, to: addDays(range.to, -1) }),
        now: ctx.now.toISOString(),
        formulas: ["bestTime"],
        breaks: [],
      }),
      [t("Signal"), t(signals[signal])],
      [t("Posts counted"), String(posts)],
      [t("Compared by"), by === "rate" ? t("engagement rate by views") : t("engagement")],
      [t("Median of all"), median === null ? t("signal|none") : String(median)],
      [t("As good by chance"), chance === null ? t("not tried") : String(chance)],
    ],
  };
}

/** Whose posts of which days, and by which formula. */
function head(
  ctx: PersonContext,
  { account, accounts, medians, filter }: PostList,
  what: string,
  formula: FormulaId,
): Pick<DataTable, "title" | "nameParts" | "about"> {
  const { from, to, words } = filter.published;
  const title = t("{what} of {account}", { what, account: account?.name ?? t("all accounts") });
  const days = words ? [from, t("to"), to || toDay(ctx.now)] : [];
  return {
    title,
    nameParts: [...(account ? [account.handle, account.platform.label] : []), what, ...days],
    about: about({
      title,
      accounts: account
        ? [account]
        : accounts.filter(({ id }) => medians.some((median) => median.account.id === id)),
      period: words ?? t("Published on any day"),
      now: ctx.now.toISOString(),
      formulas: [formula],
      breaks: [],
    }),
  };
}

function cellOf(value: ValueView | undefined): Cell {
  return value?.count == null ? null : numeric(value.count, value.format);
}
