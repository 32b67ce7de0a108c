import "server-only";
import { sql } from "drizzle-orm";
import { inWorkspace, type PersonContext, workspaceOf } from "@/lib/context";
import { toDay } from "@/lib/dates";
import { createAccount, type MadeAccount } from "../accounts";

export interface Extent {
  accounts: number;
  /** Days back from `ctx.now`, each with a reading of every count. */
  days: number;
  /** Of each account, spread over the days. */
  posts: number;
}

const platforms = ["instagram", "tiktok", "youtube"];

/**
 * Accounts of three platforms in turn as years of readings leave them: a post is read daily to the 35th day, weekly to a
 * year, monthly after. What posts are called at their platform is no more than noise here.
 */
export async function fillWorkspace(ctx: PersonContext, extent: Extent): Promise<MadeAccount[]> {
  const made: MadeAccount[] = [];
  for (let i = 0; i < extent.accounts; i += 1) {
    const platform = platforms[i % platforms.length];
    const account = await createAccount(ctx, { ...(platform && { platform }), handle: `@bench${i + 1}` });
    await fill(ctx, account, extent);
    made.push(account);
  }
  return made;
}

async function fill(ctx: PersonContext, { id }: MadeAccount, { days, posts }: Extent): Promise<void> {
  const workspace = workspaceOf(ctx);
  const today = toDay(ctx.now);
  const now = ctx.now.toISOString();
  await inWorkspace(ctx, async (tx) => {
    await tx.execute(sql`
      update accounts set linked_at = ${now}::timestamptz - ${days} * interval '1 day',
        first_reading_at = ${now}::timestamptz - ${days} * interval '1 day' where id = ${id}`);
    // Element i of a month is its day i; after today there is none.
    await tx.execute(sql`
      insert into account_months (workspace_id, account_id, month, followers, following, views, posts, likes, states, read_seconds)
      select ${workspace}, ${id}, m::date, d.followers, d.following, d.views, d.posts, d.likes, d.states, d.seconds
      from generate_series(date_trunc('month', ${today}::timestamp - ${days} * interval '1 day'), ${today}::timestamp, interval '1 month') m,
        lateral (select array_agg(case when n >= 0 then 40000 + ${days}::integer * 9 - n * 9 + (n * 7919) % 37 end order by i) as followers,
          array_agg(case when n >= 0 then 300 + i end order by i) as following,
          array_agg(case when n >= 0 then 9000000 - n * 4900 + (n * 7919) % 811 end order by i) as views,
          array_agg(case when n >= 0 then 900 - n / 9 end order by i) as posts,
          array_agg(case when n >= 0 then 700000 - n * 310 + (n * 7919) % 97 end order by i) as likes,
          array_agg(case when n >= 0 then 341 else 0 end::smallint order by i) as states,
          array_agg(case when n >= 0 then 22200 end order by i) as seconds
          from generate_series(1, 31) i, lateral (select ${today}::date - (m::date + i - 1) as n) back) d`);
    await tx.execute(sql`
      insert into posts (workspace_id, public_id, account_id, external_id_sealed, external_lookup, kind, published_at,
        first_seen_at, last_seen_at, next_read_day, read_at, age_days, views, likes, comments, shares, states)
      select ${workspace}, gen_random_uuid(), ${id}, decode(md5(${id}::text || p), 'hex'),
        sha256(convert_to(${id}::text || p, 'UTF8')), (array['video', 'short', 'photo'])[1 + p % 3], published, published,
        ${now}::timestamptz, ${today}::date, r.read_at, r.age_days, r.views, r.likes, r.comments, r.shares, r.states
      from generate_series(1, ${posts}::integer) p,
        lateral (select (p * ${days}::integer / ${posts}::integer) - 1 as age) a,
        lateral (select ${now}::timestamptz - age * interval '1 day' as published) b,
        lateral (select array_agg(published + d * interval '1 day' order by d) as read_at, array_agg(d order by d) as age_days,
          array_agg((5000 + (p * 7919) % 40000) * (d + 1) / (d + 4) order by d)::bigint[] as views,
          array_agg((250 + (p * 7919) % 1500) * (d + 1) / (d + 4) order by d)::bigint[] as likes,
          array_agg((10 + p % 40) * (d + 1) / (d + 4) order by d)::bigint[] as comments,
          array_agg(null::bigint) as shares, array_agg(21::smallint) as states
          from generate_series(0, age) d where d <= 35 or (d <= 365 and d % 7 = 0) or d % 30 = 0) r`);
  });
}
