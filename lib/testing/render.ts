import type postgres from "postgres";

/** Every row of every table of a database as text, by table; `except` names tables left out. */
export async function renderTables(
  sql: postgres.Sql,
  except: readonly string[] = [],
): Promise<Map<string, string[]>> {
  const tables = await sql<{ name: string }[]>`
    select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables
    where table_schema not in ('pg_catalog', 'information_schema', 'drizzle', 'cutting') and table_type = 'BASE TABLE' order by 1`;
  const rendered = new Map<string, string[]>();
  for (const { name } of tables) {
    if (except.includes(name)) continue;
    const rows = await sql.unsafe<{ row: string }[]>(`select t::text as row from ${name} t`);
    rendered.set(name, rows.map(({ row }) => row).sort());
  }
  return rendered;
}
