import { setTimeout as wait } from "node:timers/promises";
import type { Sql } from "postgres";
import { pidOf } from "../running-world.ts";

/** What moves while somebody merely asks, and gives nobody anything. */
const unsettled: Readonly<Record<string, string>> = {
  rate_limits: "counts every try, also a refused one",
  allowance_spending: "a page that shows posts asks the platform for their titles",
};
/** Moves with every look at a session, or at a page of staff. */
const unsettledColumns: Readonly<Record<string, readonly string[]>> = {
  sessions: ["last_seen_at", "expires_at"],
  staff_visits: ["last_seen_at", "expires_at"],
};

/** A digest of every table's rows, whoever they belong to: two of them that are equal say that nothing was changed. */
async function digestRows(sql: Sql): Promise<Record<string, string>> {
  const tables = await sql<{ name: string }[]>`
    select tablename as name from pg_tables where schemaname = 'public' order by tablename`;
  const parts = tables
    .filter(({ name }) => !(name in unsettled))
    .map(({ name }) => {
      const without = (unsettledColumns[name] ?? []).map((column) => ` - '${column}'`).join("");
      const row = `md5((to_jsonb(t)${without})::text)`;
      return `select '${name}' as name, count(*) || ' ' || md5(coalesce(string_agg(${row}, '' order by ${row}), '')) as digest from ${name} t`;
    });
  const rows = await sql.unsafe<{ name: string; digest: string }[]>(parts.join(" union all "));
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
}

/** What was on its way when its process was stopped is still carried out by the database. Twice, as it may not have begun. */
async function untilQuiet(sql: Sql): Promise<void> {
  for (let quiet = 0; quiet < 2; await wait(50)) {
    const [row] = await sql<{ busy: number }[]>`
      select count(*)::int as busy from pg_stat_activity
      where backend_type = 'client backend' and state = 'active' and pid <> pg_backend_pid()`;
    quiet = row?.busy === 0 ? quiet + 1 : 0;
  }
}

/**
 * Runs the work while the worker stands still: whatever row is another afterwards, a question has changed.
 * @returns the digests of before and after
 */
export async function rowsAround(sql: Sql, work: () => Promise<void>) {
  const worker = pidOf("worker");
  process.kill(worker, "SIGSTOP");
  try {
    await untilQuiet(sql);
    const before = await digestRows(sql);
    await work();
    return { before, after: await digestRows(sql) };
  } finally {
    process.kill(worker, "SIGCONT");
  }
}
