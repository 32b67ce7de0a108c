import { createHash } from "node:crypto";
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

interface MigrateTarget {
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
    await applyFunctionsAndWalls(sql);
    await sql.unsafe("reset role");
  });
  await exclusively(target.keystoreUrl, async (sql) => {
    await sql.file(here("keystore/keystore.sql"));
  });
}

/**
 * Functions and walls are written anew as a whole, in one transaction, whenever their text or the tables changed: a
 * function may then change its shape, and a start that finds everything in place takes no lock that a reader would feel.
 */
async function applyFunctionsAndWalls(sql: postgres.Sql): Promise<void> {
  const names = (await readdir(here("functions"))).sort().map((name) => `functions/${name}`);
  const texts = await Promise.all(
    [...names, "walls/rls.sql", "walls/functions.sql"].map((name) => readFile(here(name), "utf8")),
  );
  const journal = await readFile(here("migrations/meta/_journal.json"), "utf8");
  const digest = createHash("sha256")
    .update([...texts, journal].join("\0"))
    .digest("hex");
  await sql.unsafe("create table if not exists drizzle.functions_and_walls (digest text not null)");
  const [applied] = await sql`select digest from drizzle.functions_and_walls`;
  if (applied?.digest === digest) return;
  await sql.begin(async (tx) => {
    await tx.unsafe(`do $$ declare f regprocedure; begin
      for f in select p.oid::regprocedure from pg_proc p
        where p.pronamespace = 'public'::regnamespace and p.proowner = 'tallyglass_owner'::regrole
      loop execute format('drop function %s cascade', f); end loop; end $$`);
    for (const text of texts) await tx.unsafe(text);
    await tx`delete from drizzle.functions_and_walls`;
    await tx`insert into drizzle.functions_and_walls values (${digest})`;
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
