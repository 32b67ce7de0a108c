import { mkdirSync } from "node:fs";
import { markProcess } from "../../db/embedded/process-mark.ts";
import { parseEnv } from "../env-schema.ts";
import { watchWorker } from "./bundle-worker.ts";
import { migrateDatabases, openDatabases } from "./databases.ts";
import { endLeftovers } from "./end-leftovers.ts";
import { ensureBuild } from "./ensure-build.ts";
import { composeEnvironment } from "./environment.ts";
import { refuseBusyPort, takeDataDir } from "./instance.ts";
import type { Kept } from "./keep-running.ts";
import { keepWeb, keepWorker, reloadingWorkerFile } from "./programs.ts";
import { speaker } from "./report.ts";
import { pickProductVariables, removeRunFile, writeRunFile } from "./run-file.ts";
import { loadEnvFiles, readSettings } from "./settings.ts";
import { runUntilStopped, type Shutdown } from "./shutdown.ts";
import { StartError } from "./start-error.ts";

// `npm start`: databases, web and worker under one roof. Everything that can be refused is refused before anything starts.
const STOP_PATIENCE = 15_000;
const log = speaker("start");

await runUntilStopped(log, start);

async function start(shutdown: Shutdown): Promise<void> {
  const words = process.argv.slice(2);
  loadEnvFiles(words.includes("--dev"));
  const settings = readSettings(process.env, words);
  // Passable for the user that the embedded databases run as when root starts them.
  mkdirSync(settings.dataDir, { recursive: true, mode: 0o711 });
  const lock = takeDataDir(settings.dataDir);
  shutdown.add({ stop: async () => lock.release(), kill: lock.release });

  await endLeftovers(settings.dataDir, log);
  await refuseBusyPort(settings.port);
  const base = composeEnvironment(settings, process.env);
  const unknownYet = settings.isLocal ? { DATABASE_URL: "postgres://", KEYSTORE_URL: "postgres://" } : {};
  parseEnv({ ...base, ...unknownYet });

  const kept: Kept[] = [];
  const embeddedDir = settings.isLocal ? settings.dataDir : null;
  const urls = await openDatabases(base, embeddedDir, shutdown, log, () => {
    for (const program of kept) program.restart();
  });
  shutdown.signal.throwIfAborted();
  await migrateDatabases(base, urls(), { log, signal: shutdown.signal });
  if (!settings.reload) await ensureBuild({ log, signal: shutdown.signal });
  shutdown.signal.throwIfAborted();

  const environment = () => ({ ...base, ...urls() });
  const running = {
    environment,
    reload: settings.reload,
    onStart: () => record(settings.dataDir, kept, settings.isLocal ? environment() : null),
    onHopeless: (name: string) =>
      shutdown.fail(new StartError(`${name} does not start; its own last lines above say why.`)),
  };
  shutdown.add({
    stop: async () => {
      await Promise.all(kept.map((program) => program.stop(STOP_PATIENCE)));
      removeRunFile(settings.dataDir);
    },
    kill: () => {
      for (const program of kept) program.kill();
    },
  });
  kept.push(keepWeb(settings.port, running));
  if (settings.reload)
    await reloadWorker(
      () => kept.push(keepWorker(running)),
      () => kept[1],
    );
  else kept.push(keepWorker(running));
  record(settings.dataDir, kept, settings.isLocal ? environment() : null);

  await waitForAnswer(settings.port, shutdown.signal);
  if (settings.isLocal && !base.RESEND_API_KEY) {
    log(`mail is written to ${settings.dataDir}/outbox, since RESEND_API_KEY is not set`);
  }
  log(`Tallyglass is ready: http://localhost:${settings.port}`);
}

function record(dataDir: string, kept: readonly Kept[], environment: NodeJS.ProcessEnv | null): void {
  const supervisor = markProcess(process.pid);
  if (!supervisor) return;
  const children = kept.flatMap((program) => {
    const mark = program.process();
    return mark ? [{ name: program.name, ...mark }] : [];
  });
  writeRunFile(dataDir, {
    supervisor,
    children,
    environment: environment && pickProductVariables(environment),
  });
}

/** The first bundle starts the worker; each later one starts it again. */
async function reloadWorker(begin: () => void, worker: () => Kept | undefined): Promise<void> {
  await watchWorker(reloadingWorkerFile, (errors) => {
    for (const error of errors) log(`the worker does not build: ${error}`);
    if (errors.length > 0) return;
    const running = worker();
    if (running) running.restart();
    else begin();
  });
}

async function waitForAnswer(port: number, signal: AbortSignal): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    try {
      const patience = AbortSignal.any([AbortSignal.timeout(60_000), signal]);
      await fetch(`http://127.0.0.1:${port}/api/health`, { signal: patience });
      return;
    } catch {
      // Not listening yet. Should it never, `onHopeless` or a person ends the wait.
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
