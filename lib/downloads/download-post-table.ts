import "server-only";
import { type BestTimeView, getBestTime } from "@/lib/analytics/get-best-time";
import { getExtremes } from "@/lib/analytics/get-extremes";
import { listPosts, type PostList } from "@/lib/analytics/list-posts";
import { medianRows } from "@/lib/analytics/median-rows";
import type { SearchParams } from "@/lib/analytics/period";
import type { AccountView, ValueView } from "@/lib/analytics/views";
import { authorize } from "@/lib/auth/permissions";
import type { PersonContext } from "@/lib/context";
import { addDays, toDay } from "@/lib/dates";
import { NotFoundError } from "@/lib/errors";
import { blockHours } from "@/lib/metrics/best-time";
import { type FormulaId, formulaText } from "@/lib/metrics/formulas";
import { about } from "./about";
import { numeric } from "./line-rows";
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
    ...head(ctx, list, "Medians of the posts", "medianPerPost"),
    columns: ["account", "platform", "of", "posts", ...metrics.map((key) => `median_${key}`), "formula"],
    rows: rows.map(({ account, label, posts, values }) => [
      account.handle,
      account.platform.label,
      label,
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
  const { highest, lowest, by, label, words } = await getExtremes(ctx, { accountId: account.id, params });
  const { about: said, ...rest } = head(
    ctx,
    list,
    `Highest and lowest ${label.toLowerCase()}`,
    "highestAndLowest",
  );
  const ends = [
    { end: "highest", posts: highest },
    { end: "lowest", posts: lowest },
  ];
  return {
    ...rest,
    columns: ["end", "place", "post", "kind", "published_at_utc", "measure", "value", "state", "formula"],
    rows: ends.flatMap(({ end, posts }) =>
      posts.map((post, index): Cell[] => {
        const value = post.counts[by.key];
        const place = BigInt(index + 1);
        const state = value?.state ?? "missing";
        const formula = formulaText("highestAndLowest");
        return [end, place, post.id, post.kind, post.publishedAt, label, cellOf(value), state, formula];
      }),
    ),
    about: [...said, ["Compared", words]],
  };
}

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

function timesOf(ctx: PersonContext, account: AccountView, times: BestTimeView): DataTable {
  const title = `Times to post of ${account.name}`;
  const { range, cells, best, signal, posts, median, by, chance } = times;
  const hour = (block: number) => `${String(block * blockHours).padStart(2, "0")}:00`;
  return {
    title,
    nameParts: [account.handle, account.platform.label, "times to post"],
    columns: ["weekday_utc", "from_utc", "to_utc", "posts", "median_over_all", "is_best", "formula"],
    rows: cells.map((cell) => [
      weekdays[cell.weekday] ?? "",
      hour(cell.block),
      hour(cell.block + 1),
      BigInt(cell.posts),
      cell.relative,
      best?.weekday === cell.weekday && best.block === cell.block ? "yes" : null,
      formulaText("bestTime"),
    ]),
    about: [
      ...about({
        title,
        accounts: [account],
        period: `Published ${range.from} to ${addDays(range.to, -1)}, both included`,
        now: ctx.now.toISOString(),
        formulas: ["bestTime"],
        breaks: [],
      }),
      ["Signal", signal],
      ["Posts counted", String(posts)],
      ["Compared by", by === "rate" ? "engagement rate by views" : "engagement"],
      ["Median of all", median === null ? "none" : String(median)],
      ["As good by chance", chance === null ? "not tried" : String(chance)],
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
  const title = `${what} of ${account?.name ?? "all accounts"}`;
  const days = words ? [from, "to", to || toDay(ctx.now)] : [];
  return {
    title,
    nameParts: [...(account ? [account.handle, account.platform.label] : []), what, ...days],
    about: about({
      title,
      accounts: account
        ? [account]
        : accounts.filter(({ id }) => medians.some((median) => median.account.id === id)),
      period: words ? `Published ${words}` : "Published on any day",
      now: ctx.now.toISOString(),
      formulas: [formula],
      breaks: [],
    }),
  };
}

function cellOf(value: ValueView | undefined): Cell {
  return value?.count == null ? null : numeric(value.count, value.format);
}
