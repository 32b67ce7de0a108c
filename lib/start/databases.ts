import { migrate } from "../../db/migrate.ts";
import { checkServer } from "./check-server.ts";
import { guardClusters } from "./guard-clusters.ts";
import { timed } from "./report.ts";
import type { Shutdown } from "./shutdown.ts";
import { StartError } from "./start-error.ts";

export type DatabaseUrls = { DATABASE_URL: string; KEYSTORE_URL: string };

/**
 * Servers of one's own are only looked at; embedded ones are started, guarded and stopped with the supervisor.
 * @returns the addresses, read anew at every use: an embedded server may move to another port
 */
export async function openDatabases(
  environment: NodeJS.ProcessEnv,
  embeddedDir: string | null,
  shutdown: Shutdown,
  log: (line: string) => void,
  onMoved: () => void,
): Promise<() => DatabaseUrls> {
  if (embeddedDir === null) {
    const { DATABASE_URL = "", KEYSTORE_URL = "" } = environment;
    await checkServer("DATABASE_URL", DATABASE_URL);
    await checkServer("KEYSTORE_URL", KEYSTORE_URL);
    return () => ({ DATABASE_URL, KEYSTORE_URL });
  }
  const starting = guardClusters(embeddedDir, log, onMoved);
  shutdown.add({
    // Stopped also when the end is wanted while they still start.
    stop: () =>
      starting.then(
        (guarded) => guarded.stop(),
        () => undefined,
      ),
    kill: () =>
      void starting.then(
        (guarded) => guarded.kill(),
        () => undefined,
      ),
  });
  const guarded = await timed("databases ready", log, () => starting);
  return () => ({ DATABASE_URL: guarded.databaseUrl(), KEYSTORE_URL: guarded.keystoreUrl() });
}

/** @throws StartError when a server refuses the change */
export async function migrateDatabases(
  environment: NodeJS.ProcessEnv,
  urls: DatabaseUrls,
  log: (line: string) => void,
): Promise<void> {
  const databaseUrl = environment.DATABASE_OWNER_URL || urls.DATABASE_URL;
  await timed("migrations applied", log, async () => {
    try {
      await migrate({ databaseUrl, keystoreUrl: urls.KEYSTORE_URL });
    } catch (cause) {
      throw new StartError(`The migrations could not be applied: ${explain(cause)}`, { cause });
    }
  });
}

/** The server's own words, and the line of ours that it could not read. */
function explain(error: unknown): string {
  const { cause } = error as { cause?: unknown };
  const origin = (cause ?? error) as { message?: string; query?: string; position?: string };
  const before = origin.query?.slice(0, Number(origin.position));
  const line = before === undefined ? "" : origin.query?.split("\n")[before.split("\n").length - 1]?.trim();
  return `${origin.message}${line ? ` in: ${line}` : ""}`;
}
