import { parseEnv } from "../env-schema.ts";
import { checkServer } from "./check-server.ts";
import { ensureBuild } from "./ensure-build.ts";
import { composeEnvironment } from "./environment.ts";
import { joinRun } from "./join-run.ts";
import { keepWorker } from "./programs.ts";
import { speaker } from "./report.ts";
import { loadEnvFiles, readSettings } from "./settings.ts";
import { runUntilStopped, type Shutdown } from "./shutdown.ts";
import { StartError } from "./start-error.ts";

// `npm run worker`: one more worker, beside a running `npm start` or on servers of one's own.
const log = speaker("start");

await runUntilStopped(log, start);

async function start(shutdown: Shutdown): Promise<void> {
  loadEnvFiles(false);
  const settings = readSettings(process.env, process.argv.slice(2));
  const environment = settings.isLocal
    ? joinRun(settings, "A worker")
    : composeEnvironment(settings, process.env);
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
