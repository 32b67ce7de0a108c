import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
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
  const url = `http://127.0.0.1:${options.port}`;
  const simulators = run(["e2e/simulators/start.ts"], options.say, {
    SIMULATORS_PORT: String(options.simulatorsPort),
    SIMULATORS_DATA: join(options.dataDir, "simulators.json"),
    SIMULATORS_REDIRECT_URI: `${url}/api/connect/youtube/callback`,
    ...(options.clockStart ? { CLOCK_START: options.clockStart } : {}),
    ...(options.datasetEnd ? { DATASET_END: options.datasetEnd } : {}),
  });
  await answers(`${simulatorsUrl}/clock`, simulators);
  const product = run(["lib/start/supervisor.ts", ...(options.reload ? ["--dev"] : [])], options.say, {
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
  const stop = async () => {
    await ended(product);
    await ended(simulators);
  };
  try {
    await answers(`${url}/api/ready`, product);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, simulatorsUrl, product, simulators, stop };
}

/** Waits for a 200. @throws Error when the process that should answer ends first */
async function answers(url: string, process: ChildProcess): Promise<void> {
  for (;;) {
    if (process.exitCode !== null)
      throw new Error(`It ended with code ${process.exitCode} before ${url} answered`);
    const isThere = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (isThere) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function run(
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

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGTERM");
  await gone;
}
