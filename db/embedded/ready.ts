import postgres from "postgres";

export type Answer = "ready" | "starting" | "silent" | "foreign";

/** What listens at the address: only a server that takes our password and serves our folder is ours. */
export async function ask(url: string, dataFolder: string): Promise<Answer> {
  const sql = connect(url);
  try {
    const [row] = await sql<{ folder: string }[]>`select current_setting('data_directory') as folder`;
    return row?.folder === dataFolder ? "ready" : "foreign";
  } catch (error) {
    const code = (error as { code?: string }).code ?? "";
    if (code === "57P03") return "starting";
    return ["ECONNREFUSED", "ECONNRESET", "CONNECTION_CLOSED", "CONNECT_TIMEOUT"].includes(code)
      ? "silent"
      : "foreign";
  } finally {
    await sql.end({ timeout: 1 });
  }
}

export async function createDatabaseIfMissing(adminUrl: string, name: string): Promise<void> {
  const sql = connect(adminUrl);
  try {
    const [found] = await sql`select 1 from pg_database where datname = ${name}`;
    if (!found) await sql`create database ${sql(name)}`;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

function connect(url: string): postgres.Sql {
  return postgres(url, { max: 1, connect_timeout: 5, idle_timeout: 1, onnotice: () => undefined });
}
