import { join } from "node:path";
import { workerFile } from "./bundle-worker.ts";
import { type Kept, keepRunning } from "./keep-running.ts";
import { root } from "./paths.ts";
import { speaker } from "./report.ts";

/** Bundled apart from the build's, so that the two do not write over each other. */
export const reloadingWorkerFile = join(root, "dist", "worker-reload.mjs");

export type Running = {
  environment: () => NodeJS.ProcessEnv;
  reload: boolean;
  onStart: () => void;
  onHopeless: (name: string) => void;
};

export function keepWeb(port: number, running: Running): Kept {
  const next = join("node_modules", "next", "dist", "bin", "next");
  return keep("web", running, [
    next,
    ...[running.reload ? "dev" : "start", "-H", "127.0.0.1", "-p", String(port)],
  ]);
}

export function keepWorker(running: Running): Kept {
  return keep("worker", running, ["--enable-source-maps", running.reload ? reloadingWorkerFile : workerFile]);
}

function keep(name: string, running: Running, words: string[]): Kept {
  return keepRunning({
    name,
    words,
    environment: running.environment,
    say: speaker(name),
    onStart: running.onStart,
    onHopeless: () => running.onHopeless(name),
  });
}
