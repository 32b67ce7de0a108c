import { isRunning } from "../../db/embedded/process-mark.ts";
import { parseEnv } from "../env-schema.ts";
import { checkServer } from "./check-server.ts";
import { ensureBuild } from "./ensure-build.ts";
import { composeEnvironment } from "./environment.ts";
import { keepWorker } from "./programs.ts";
import { speaker } from "./report.ts";
import { readRunFile } from "./run-file.ts";
import { loadEnvFiles, readSettings, type StartSettings } from "./settings.ts";
import { runUntilStopped, type Shutdown } from "./shutdown.ts";
import { StartError } from "./start-error.ts";

// `npm run worker`: one more worker, beside a running `npm start` or on servers of one's own.
const log = speaker("start");

await runUntilStopped(log, start);

async function start(shutdown: Shutdown): Promise<void> {
  loadEnvFiles(false);
  const settings = readSettings(process.env, process.argv.slice(2));
  const environment = settings.isLocal ? joinRun(settings) : composeEnvironment(settings, process.env);
  const { DATABASE_URL, KEYSTORE_URL } = parseEnv(environment);
  await checkServer("DATABASE_URL", DATABASE_URL);
  await checkServer("KEYSTORE_URL", KEYSTORE_URL);
  await ensureBuild({ log, signal: shutdown.signal });
  const worker = keepWorker({
    environment: () => environment,
    reload: false,
    onStart: () => undefined,
    onHopeless: () =>
      shutdown.fail(new StartError("The worker does not start; its own last lines above say why.")),
  });
  shutdown.add({ stop: () => worker.stop(15_000), kill: worker.kill });
}

/** The addresses and secrets of the run that owns the data folder. */
function joinRun(settings: StartSettings): NodeJS.ProcessEnv {
  const run = readRunFile(settings.dataDir);
  if (!run || !isRunning(run.supervisor)) {
    throw new StartError(
      `A worker joins a running Tallyglass, and none runs on ${settings.dataDir}. Start it with npm start, or set DATABASE_URL and KEYSTORE_URL.`,
    );
  }
  if (!run.environment) {
    throw new StartError(
      "The running Tallyglass uses servers of its own: give this worker the same environment.",
    );
  }
  return { ...process.env, ...run.environment, NODE_ENV: "production", TALLYGLASS_LOCAL: "true" };
}
