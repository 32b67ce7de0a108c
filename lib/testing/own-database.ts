import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll } from "vitest";

export interface OwnDatabases {
  /** As superuser, past every wall. */
  data: postgres.Sql;
  keystore: postgres.Sql;
}

/**
 * A migrated pair of databases and a data folder for one test file that looks at whole tables or damages them on purpose: other files
 * run at the same time. Call before anything opens a client.
 */
export async function ownDatabases(): Promise<OwnDatabases> {
  const name = `own_${randomBytes(5).toString("hex")}`;
  const [databaseUrl, keystoreUrl] = await Promise.all(
    ["DATABASE_URL", "KEYSTORE_URL"].map((variable) => create(variable, name)),
  );
  if (!databaseUrl || !keystoreUrl) throw new Error("No database");
  const folder = await mkdtemp(join(tmpdir(), "tallyglass-own-"));
  process.env.DATA_DIR = folder;
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const data = postgres(databaseUrl, { max: 2, onnotice: () => {} });
  const keystore = postgres(keystoreUrl, { max: 2, onnotice: () => {} });
  afterAll(() => Promise.all([data.end(), keystore.end()]));
  return { data, keystore };
}

async function create(variable: string, name: string): Promise<string> {
  const url = new URL(process.env[variable] ?? "");
  const server = url.href;
  url.pathname = `/${name}`;
  const run = async (statement: string) => {
    const sql = postgres(server, { max: 1, onnotice: () => {} });
    await sql.unsafe(statement);
    await sql.end();
  };
  await run(`create database ${name} template ${process.env.TEST_TEMPLATE}`);
  afterAll(() => run(`drop database if exists ${name} with (force)`));
  process.env[variable] = url.href;
  return url.href;
}
