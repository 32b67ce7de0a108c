import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { isPortFree } from "../db/embedded/ports.ts";
import { root } from "../lib/start/paths.ts";
import { simulatorEnvironment } from "./simulators/environment.ts";

export type WorldOptions = {
  port: number;
  simulatorsPort: number;
  dataDir: string;
  appEnv: "demo" | "test";
  /** First start only: where the calendar begins, and the day on which the measured curves end. */
  clockStart?: string;
  datasetEnd?: string;
  extra?: Record<string, string>;
  /** The web app and the worker follow every change of their sources. */
  reload?: boolean;
  /** Ends the world also while it is still starting. */
  signal?: AbortSignal;
  say: (line: string) => void;
};

export type World = {
  url: string;
  simulatorsUrl: string;
  product: ChildProcess;
  simulators: ChildProcess;
  stop: () => Promise<void>;
};

/** The whole world as separate processes: the simulators, and the product under its own supervisor. */
export async function startWorld(options: WorldOptions): Promise<World> {
  const simulatorsUrl = `http://127.0.0.1:${options.simulatorsPort}`;
  const url = `http://localhost:${options.port}`;
  // A stranger at one of the addresses would answer in our place.
  for (const [name, port] of Object.entries({
    PORT: options.port,
    SIMULATORS_PORT: options.simulatorsPort,
  })) {
    if (await isPortFree(port)) continue;
    throw new Error(`Port ${port} of 127.0.0.1 is taken by another program. Choose another with ${name}=`);
  }
  const started: ChildProcess[] = [];
  // The product first: it would take simulators that are gone for a trouble of the platforms.
  let stopping: Promise<void> | null = null;
  const stop = () => {
    stopping ??= endAll(started.toReversed());
    return stopping;
  };
  options.signal?.addEventListener("abort", stop, { once: true });
  const run = (words: readonly string[], environment: Record<string, string>) => {
    options.signal?.throwIfAborted();
    const child = spawnNode(words, options.say, environment);
    started.push(child);
    return child;
  };
  try {
    const simulators = run(["e2e/simulators/start.ts"], {
      SIMULATORS_PORT: String(options.simulatorsPort),
      SIMULATORS_DATA: join(options.dataDir, "simulators.json"),
      SIMULATORS_PRODUCT_URL: url,
      ...(options.clockStart ? { CLOCK_START: options.clockStart } : {}),
      ...(options.datasetEnd ? { DATASET_END: options.datasetEnd } : {}),
    });
    await answers(`${simulatorsUrl}/clock`, simulators);
    const product = run(["lib/start/supervisor.ts", ...(options.reload ? ["--dev"] : [])], {
      ...simulatorEnvironment(options.simulatorsPort),
      // A person's own servers, set for another purpose, are not to be filled with this world.
      DATABASE_URL: "",
      KEYSTORE_URL: "",
      APP_ENV: options.appEnv,
      PORT: String(options.port),
      DATA_DIR: options.dataDir,
      MAIL_FROM: "Tallyglass <hello@tallyglass.test>",
      PRIVACY_CONTACT: "privacy@tallyglass.test",
      ...options.extra,
    });
    await answers(`${url}/api/ready`, product);
    return { url, simulatorsUrl, product, simulators, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Waits for a 200. @throws Error when the process that should answer ends first */
async function answers(url: string, process: ChildProcess): Promise<void> {
  for (;;) {
    const end = process.exitCode ?? process.signalCode;
    if (end !== null) throw new Error(`It ended with ${end} before ${url} answered`);
    const isThere = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (isThere) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function spawnNode(
  words: readonly string[],
  say: (line: string) => void,
  environment: Record<string, string>,
): ChildProcess {
  // A group of its own: Ctrl-C reaches the one who started the world, which ends it in order.
  const child = spawn(process.execPath, words, {
    cwd: root,
    env: { ...process.env, ...environment },
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on("line", say);
  return child;
}

async function endAll(children: readonly ChildProcess[]): Promise<void> {
  for (const child of children) await ended(child);
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGTERM");
  await gone;
}
