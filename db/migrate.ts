import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as applyMigrations } from "drizzle-orm/postgres-js/migrator";
import { runMigrations as migrateQueue } from "graphile-worker";
import postgres from "postgres";
import { asOwner } from "./as-owner.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
// Any constant will do; it only has to be the same in every process that migrates.
const lockKey = 7_261_955;

export interface MigrateTarget {
  /** A login that may create roles, or is a member of them already (`npm run db:roles`). */
  databaseUrl: string;
  keystoreUrl: string;
}

/**
 * Brings both databases to this version: roles, versioned migrations, the queue's own tables, functions, walls.
 * Safe to run from any number of processes at once: they take turns, and those that come later find nothing to do.
 */
export async function migrate(target: MigrateTarget): Promise<void> {
  await exclusively(target.databaseUrl, async (sql) => {
    await sql.file(here("walls/roles.sql"));
    await sql.unsafe("set role tallyglass_owner");
    await applyMigrations(drizzle(sql), { migrationsFolder: here("migrations") });
    await migrateQueue({ connectionString: asOwner(target.databaseUrl), schema: "graphile_worker" });
    for (const name of (await readdir(here("functions"))).sort()) {
      await sql.unsafe(await readFile(here(`functions/${name}`), "utf8"));
    }
    await sql.file(here("walls/rls.sql"));
    await sql.file(here("walls/functions.sql"));
    await sql.unsafe("reset role");
  });
  await exclusively(target.keystoreUrl, async (sql) => {
    await sql.file(here("keystore/keystore.sql"));
  });
}

async function exclusively(url: string, work: (sql: postgres.Sql) => Promise<void>): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    // A session lock on the only connection: released when the connection ends, however it ends.
    await sql`select pg_advisory_lock(${lockKey})`;
    await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
