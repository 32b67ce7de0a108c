import { join } from "node:path";
import { checkServer } from "./check-server.ts";
import { guardClusters } from "./guard-clusters.ts";
import { root } from "./paths.ts";
import { timed } from "./report.ts";
import { runStep } from "./run-step.ts";
import type { Shutdown } from "./shutdown.ts";

type DatabaseUrls = { DATABASE_URL: string; KEYSTORE_URL: string };

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

/** In a process of its own: what migrating loads is many times what the supervisor needs for the rest of its life. */
export async function migrateDatabases(
  environment: NodeJS.ProcessEnv,
  urls: DatabaseUrls,
  options: { log: (line: string) => void; signal: AbortSignal },
): Promise<void> {
  await timed("migrations applied", options.log, () =>
    runStep("Applying the migrations", [join(root, "lib", "start", "apply-migrations.ts")], {
      env: { ...environment, ...urls },
      signal: options.signal,
    }),
  );
}
