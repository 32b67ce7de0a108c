import { randomBytes, randomUUID } from "node:crypto";
import postgres from "postgres";
import { type Line, lineOf, median } from "./measure.ts";
import { newestOwner } from "./newest.ts";

const rounds = 9;
/** Strangers between whose rows the account's months lie, as they arrived. */
const others = 2_000;
const stranger = "900000002";

/**
 * Line 5: a year of an account that nobody has read for long, written month by month among thousands of others. The
 * database's own cache is emptied before each reading; the operating system's cannot be, so the pages count.
 */
export async function measureCold(databaseUrl: string): Promise<Line[]> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  try {
    await sql`create extension if not exists pg_buffercache`;
    const owner = await newestOwner(sql);
    const accounts = await makeAccounts(sql, owner);
    const read = async (account: string) => {
      const began = performance.now();
      const [row] = await sql<{ "QUERY PLAN": [{ Plan: Record<string, number> }] }[]>`
        explain (analyze, buffers, format json) select * from held_days(${owner.userId}::bigint,
          ${owner.workspaceId}::bigint, '{}', array[${account}::uuid], current_date - 364, current_date + 1, null)`;
      const milliseconds = performance.now() - began;
      const plan = row?.["QUERY PLAN"][0].Plan;
      return {
        milliseconds,
        pages: Number(plan?.["Shared Hit Blocks"]) + Number(plan?.["Shared Read Blocks"]),
      };
    };
    // The connection has long read others: it knows the tables and its plans.
    for (let i = 0; i < 10; i += 1) await read(accounts[0] ?? "");
    const seen: Awaited<ReturnType<typeof read>>[] = [];
    for (const account of accounts.slice(1)) {
      await sql`checkpoint`;
      await sql`select pg_buffercache_evict_all()`;
      seen.push(await read(account));
    }
    const pages = seen.map((one) => one.pages);
    const took = median(seen.map(({ milliseconds }) => milliseconds));
    return [
      lineOf(
        5,
        pages.map((count) => count / 100),
        {
          name: "cold read of 365 days, in an emptied database cache",
          product: `${median(pages)} pages, ${took.toFixed(1)} ms`,
          floor: "the gate of 100 pages; the operating system's cache stays",
          gate: "≤ 100 pages",
          worldClass: "≤ 60 pages, ≤ 10 ms",
          isGatePassed: median(pages) <= 100,
        },
      ),
    ];
  } finally {
    await sql`delete from account_months where workspace_id = ${stranger}`;
    await sql.end();
  }
}

/** Accounts of a person, and 14 months of theirs and of the strangers', a month after the other. @returns public ids */
async function makeAccounts(
  sql: postgres.Sql,
  owner: { userId: string; workspaceId: string; keyId: string },
): Promise<string[]> {
  const own: { id: string; publicId: string }[] = [];
  for (let i = 0; i <= rounds; i += 1) {
    const publicId = randomUUID();
    const [row] = await sql<{ id: string }[]>`
      insert into accounts (workspace_id, public_id, granted_by, key_id, platform, external_id_sealed, handle_sealed,
        profile_read_at, linked_at)
      values (${owner.workspaceId}, ${publicId}, ${owner.userId}, ${owner.keyId}, 'youtube', ${randomBytes(40)},
        ${randomBytes(40)}, now(), now() - interval '14 months')
      returning id`;
    own.push({ id: row?.id ?? "", publicId });
  }
  for (let back = 13; back >= 0; back -= 1) {
    await sql`
      insert into account_months (workspace_id, account_id, month, followers, following, views, posts, likes, states,
        read_seconds)
      select w, a, date_trunc('month', now()) - ${back} * interval '1 month', f, f, v, p, v,
        array_fill(341::smallint, array[31]), array_fill(22200, array[31])
      from (select ${stranger}::bigint as w, 5000000 + i as a from generate_series(1, ${others}::integer) i
            union all select ${owner.workspaceId}::bigint, unnest(${own.map(({ id }) => id)}::bigint[])) every,
        lateral (select array_agg(48000 + 12 * i) f, array_agg(1200000 + 9700 * i) v, array_agg(120 + i) p
                 from generate_series(1, 31) i) days
      -- Within a month they arrive in any order.
      order by md5(a::text || ${back}::integer)`;
  }
  return own.map(({ publicId }) => publicId);
}
