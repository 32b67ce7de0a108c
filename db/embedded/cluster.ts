import type { ChildProcess } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Binaries, findBinaries } from "./binaries.ts";
import { ClusterError } from "./cluster-error.ts";
import { initialise } from "./initialise.ts";
import { waitForLock } from "./lock.ts";
import { isPortFree, pickPort } from "./ports.ts";
import { findPostmaster, startPostmaster, type Tuning } from "./postmaster.ts";
import { isRunning, markProcess, type ProcessMark, signalProcess, waitForEnd } from "./process-mark.ts";
import { ask, createDatabaseIfMissing } from "./ready.ts";
import { chooseRunAs, giveTo, type RunAs } from "./run-as.ts";
import { readOrMakeSettings, writeSettings } from "./settings.ts";

const DATABASE = "tallyglass";
const STOP_MILLISECONDS = 20_000;
const ATTEMPTS = 8;

type ClusterOptions = {
  /** Holds the data folder, the log and a file of mode 600 with the port and the password. */
  dir: string;
  name: string;
  log: (line: string) => void;
  tuning?: Tuning;
};

export type Cluster = {
  /** Of the superuser, to the database "tallyglass". */
  url: string;
  port: number;
  process: ProcessMark;
  startedByUs: boolean;
  isRunning(): boolean;
  /** Ends the server also when an earlier run started it. Open transactions are rolled back. */
  stop(): Promise<void>;
  /** Ends it at once; the next start recovers, and nothing acknowledged is lost. */
  kill(): void;
};

/**
 * A running PostgreSQL on this folder: the one that runs already, or a new one, made on first use. It outlives the
 * process that asked for it; only `stop` ends it.
 * @throws ClusterError with a sentence for the person at the console
 */
export async function ensureCluster(options: ClusterOptions): Promise<Cluster> {
  const binaries = findBinaries();
  // Nobody, who runs the server for root, must be able to pass through.
  mkdirSync(options.dir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  const dir = realpathSync(options.dir);
  const lock = await waitForLock(join(dir, "start.lock"), `starting ${options.name}`, 120_000);
  try {
    const dataFolder = join(dir, "data");
    const settingsFile = join(dir, "cluster.json");
    const settings = await readOrMakeSettings(settingsFile, existsSync(dataFolder));
    const running = findPostmaster(dataFolder);
    if (running) {
      const url = urlOf(running.port, settings.password);
      await waitUntilReady(url("postgres"), dataFolder, running.mark, options);
      await createDatabaseIfMissing(url("postgres"), DATABASE);
      return handle(url(DATABASE), running.port, running.mark, false);
    }

    const runAs = chooseRunAs(binaries.postgres, dir);
    if (!existsSync(dataFolder)) {
      options.log(`making the ${options.name} database`);
      await initialise(binaries, runAs, dataFolder, settings.password);
    }
    refuseOtherVersion(dataFolder, binaries.majorVersion);
    giveTo(runAs, dataFolder);
    const started = await start(binaries, runAs, dir, dataFolder, settings.port, settings.password, options);
    if (started.port !== settings.port) writeSettings(settingsFile, { ...settings, port: started.port });
    const url = urlOf(started.port, settings.password);
    await createDatabaseIfMissing(url("postgres"), DATABASE);
    return handle(url(DATABASE), started.port, started.mark, true);
  } finally {
    lock.release();
  }
}

async function start(
  binaries: Binaries,
  runAs: RunAs,
  dir: string,
  dataFolder: string,
  keptPort: number,
  password: string,
  options: ClusterOptions,
): Promise<{ port: number; mark: ProcessMark }> {
  const logFile = join(dir, "server.log");
  const tuning = options.tuning ?? { sharedBuffers: "256MB", maxConnections: 200 };
  let port = keptPort;
  for (let attempt = 1; ; attempt++) {
    if (!(await isPortFree(port))) {
      const taken = port;
      port = await pickPort();
      options.log(`port ${taken} is taken by another program; the ${options.name} database uses ${port}`);
    }
    const logStart = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
    const child = startPostmaster(binaries, runAs, { dataFolder, logFile, port, tuning });
    const mark = await markOf(child, binaries.postgres);
    try {
      if (!mark) throw new ClusterError("It ended at once.");
      await waitUntilReady(urlOf(port, password)("postgres"), dataFolder, mark, options);
      return { port, mark };
    } catch (cause) {
      if (!(cause instanceof ClusterError)) throw cause;
      const said = readFrom(logFile, logStart);
      // After kill -9 the server's children need a moment to notice; and a port may be taken between look and start.
      const passing = /shared memory block .* still in use|Address already in use/.test(said);
      if (!passing || attempt >= ATTEMPTS) {
        throw new ClusterError(
          `The ${options.name} database does not start. ${said.trim() || cause.message}`,
          {
            cause,
          },
        );
      }
      await new Promise((resolve) => setTimeout(resolve, attempt * 250));
    }
  }
}

/** Crash recovery may take minutes: patience lasts as long as the server lives and says that it is starting. */
async function waitUntilReady(
  adminUrl: string,
  dataFolder: string,
  mark: ProcessMark,
  options: ClusterOptions,
): Promise<void> {
  const began = performance.now();
  let nextReport = 10;
  let silentSince = began;
  while (isRunning(mark)) {
    const answer = await ask(adminUrl, dataFolder);
    if (answer === "ready") return;
    if (answer === "foreign") {
      throw new ClusterError(
        `A PostgreSQL answers where the ${options.name} database should, but it is not ours, or cluster.json in ${options.dir} does not belong to its data.`,
      );
    }
    const seconds = Math.round((performance.now() - began) / 1000);
    if (answer === "starting") silentSince = performance.now();
    if (performance.now() - silentSince > 60_000) {
      throw new ClusterError(
        `The ${options.name} database (process ${mark.pid}) has not answered for a minute.`,
      );
    }
    if (seconds >= nextReport) {
      options.log(`waiting for the ${options.name} database to recover (${seconds} s)`);
      nextReport += 10;
    }
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
  throw new ClusterError(`The ${options.name} database (process ${mark.pid}) ended while starting.`);
}

function handle(url: string, port: number, mark: ProcessMark, startedByUs: boolean): Cluster {
  return {
    url,
    port,
    process: mark,
    startedByUs,
    kill: () => signalProcess(mark, "SIGQUIT"),
    isRunning: () => isRunning(mark),
    stop: async () => {
      // SIGINT is PostgreSQL's fast shutdown: sessions end, everything is written, no recovery at the next start.
      signalProcess(mark, "SIGINT");
      if (await waitForEnd(mark, STOP_MILLISECONDS)) return;
      signalProcess(mark, "SIGKILL");
      await waitForEnd(mark, 5_000);
    },
  };
}

async function markOf(child: ChildProcess, binary: string): Promise<ProcessMark | null> {
  if (child.pid === undefined) {
    const error = await new Promise<Error>((resolve) => child.once("error", resolve));
    throw new ClusterError(`${binary} does not run: ${error.message}.`, { cause: error });
  }
  return markProcess(child.pid);
}

function refuseOtherVersion(dataFolder: string, majorVersion: number): void {
  const made = Number(readFileSync(join(dataFolder, "PG_VERSION"), "utf8"));
  if (made === majorVersion) return;
  throw new ClusterError(
    `${dataFolder} was made by PostgreSQL ${made}, and PostgreSQL ${majorVersion} cannot read it. Go back to the version that made it and export, or set DATA_DIR to a new folder.`,
  );
}

function urlOf(port: number, password: string): (database: string) => string {
  return (database) => `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;
}

function readFrom(file: string, offset: number): string {
  return existsSync(file) ? readFileSync(file).subarray(offset).toString("utf8") : "";
}
