import "server-only";
import journal from "@/db/migrations/meta/_journal.json";
import { clients } from "@/lib/db";
import { UnavailableError } from "@/lib/errors";

/**
 * Whether this process can serve: both databases answer, every migration of this version is applied, and the queue
 * is there.
 * @throws UnavailableError that names the part, and nothing about it
 */
export async function assertReady(): Promise<void> {
  const { sql, keystore } = clients();
  const [state] = await reach(
    "The database",
    sql<{ migrations: number; has_queue: boolean }[]>`
    select * from readiness()`,
  );
  await reach("The key store", keystore`select 1`);
  if ((state?.migrations ?? 0) < journal.entries.length) {
    throw new UnavailableError("The database lacks migrations of this version.");
  }
  if (!state?.has_queue) throw new UnavailableError("The queue is not set up.");
}

async function reach<T>(what: string, query: PromiseLike<T>): Promise<T> {
  try {
    return await query;
  } catch (cause) {
    throw new UnavailableError(`${what} does not answer.`, { cause });
  }
}
