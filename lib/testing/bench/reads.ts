import "server-only";
import type postgres from "postgres";
import { compareAccounts } from "@/lib/analytics/compare-accounts";
import { getAccount } from "@/lib/analytics/get-account";
import { getExtremes } from "@/lib/analytics/get-extremes";
import { getOverview } from "@/lib/analytics/get-overview";
import type { SearchParams } from "@/lib/analytics/period";
import { workspaceOf } from "@/lib/context";
import { addDays, type Day, toDay } from "@/lib/dates";
import { createPerson } from "../builders";
import { fillWorkspace } from "./fill";

export interface ReadPair {
  name: string;
  product: () => Promise<unknown>;
  /** The same rows by their keys, as the database's own text. */
  floor: () => Promise<unknown>;
  /** Writes the rows again, as a reading does: nothing that was made of them holds any more. */
  change: () => Promise<unknown>;
}

const days = 365;
/** Their rates reach back so far before the first of the days. */
const lead = 31;

type Bare = { sql: postgres.Sql; workspace: string; from: Day };

/**
 * What pages answer about three accounts over a year, each against a bare query of the rows it is made of.
 * @param sql a client before which no wall stands
 */
export async function readPairs(sql: postgres.Sql): Promise<ReadPair[]> {
  const { ctx } = await createPerson({ now: new Date() });
  const accounts = await fillWorkspace(ctx, { accounts: 3, days: days + 90, posts: 80 });
  const [first] = accounts;
  if (!first) throw new Error("No account was made");
  const all = accounts.map(({ id }) => id.toString());
  const own = [first.id.toString()];
  const from = addDays(toDay(ctx.now), -days - lead);
  const params: SearchParams = { period: "365" };
  const bare = { sql, workspace: workspaceOf(ctx).toString(), from };
  const one = { accountId: first.publicId, params };
  const change = async () => {
    await sql`update account_months set followers = followers where workspace_id = ${bare.workspace}`;
    await sql`update posts set views = views where workspace_id = ${bare.workspace}`;
  };
  return [
    {
      name: "roll-up of 3 accounts: the dashboard's figures",
      product: () => getOverview(ctx, params),
      floor: () => Promise.all([months(bare, all), posts(bare, all)]),
      change,
    },
    {
      name: "engagement: an account's rates, gains and lines",
      product: () => getAccount(ctx, one),
      floor: () => Promise.all([months(bare, own), posts(bare, own)]),
      change,
    },
    {
      name: "growth: 3 accounts indexed to 100",
      product: () => compareAccounts(ctx, params),
      floor: () => months(bare, all),
      change,
    },
    {
      name: "top posts: highest and lowest of a year",
      product: () => getExtremes(ctx, one),
      floor: () => posts(bare, own),
      change,
    },
  ];
}

function months({ sql, workspace, from }: Bare, accounts: readonly string[]) {
  return sql`
    select account_id::text, month::text, followers::text, following::text, views::text, posts::text, likes::text,
      states::text, read_seconds::text
    from account_months
    where workspace_id = ${workspace} and account_id = any (${[...accounts]}::bigint[])
      and month >= date_trunc('month', ${from}::timestamp)`;
}

function posts({ sql, workspace, from }: Bare, accounts: readonly string[]) {
  return sql`
    select public_id::text, account_id::text, kind, published_at::text, read_at::text, age_days::text, views::text,
      likes::text, comments::text, shares::text, states::text
    from posts
    where workspace_id = ${workspace} and account_id = any (${[...accounts]}::bigint[]) and published_at >= ${from}::date`;
}
