import "server-only";
import { getTableName } from "drizzle-orm";
import { createClient } from "@/db/client";
import { env } from "@/lib/env";
import { logError } from "@/lib/log";
import { type TableName, tables } from "./inventory";

/**
 * Clears the space of deleted rows, so that they are not even left in the files. On the owner's connection, for only
 * the owner may. The rows are deleted either way and the server's own vacuum comes later, so a failure is only logged.
 */
export async function vacuum(names: readonly TableName[]): Promise<void> {
  const sql = createClient(env.DATABASE_URL, { role: "tallyglass_owner", max: 1 });
  try {
    for (const name of names) await sql.unsafe(`vacuum ${getTableName(tables[name])}`);
  } catch (error) {
    logError("vacuum.failed", error);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
