import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, realpathSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Binaries, serverEnvironment } from "./binaries.ts";
import { markProcess, type ProcessMark, readArguments } from "./process-mark.ts";
import type { RunAs } from "./run-as.ts";

const LOG_LIMIT_BYTES = 5_000_000;

export type Tuning = { sharedBuffers: string; maxConnections: number };

/** The server that runs on this folder, whoever started it; null after a stop, a kill -9 or a restart of the machine. */
export function findPostmaster(dataFolder: string): { mark: ProcessMark; port: number } | null {
  let lines: string[];
  try {
    lines = readFileSync(join(dataFolder, "postmaster.pid"), "utf8").split("\n");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
  const mark = markProcess(Number(lines[0]));
  if (!mark) return null;
  if (servesFolder(mark.pid, dataFolder)) return { mark, port: Number(lines[3]) };
  // The number now belongs to another program, for which PostgreSQL itself would refuse to start.
  rmSync(join(dataFolder, "postmaster.pid"), { force: true });
  return null;
}

function servesFolder(pid: number, dataFolder: string): boolean {
  const words = readArguments(pid);
  const folder = words?.[words.indexOf("-D") + 1];
  if (!words?.includes("-D") || !folder) return false;
  try {
    return realpathSync(folder) === realpathSync(dataFolder);
  } catch {
    return false; // a folder that is gone is not ours
  }
}

/** Starts the server in a session of its own: Ctrl-C at the console reaches the supervisor first, not the database. */
export function startPostmaster(
  binaries: Binaries,
  runAs: RunAs,
  start: { dataFolder: string; logFile: string; port: number; tuning: Tuning },
): ChildProcess {
  const settings = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    port: start.port,
    shared_buffers: start.tuning.sharedBuffers,
    max_connections: start.tuning.maxConnections,
    max_wal_size: "1GB",
    timezone: "UTC",
    log_timezone: "UTC",
    // Statements and the details of errors can hold people's words: the log gets neither.
    log_error_verbosity: "terse",
    log_min_error_statement: "panic",
  };
  const words = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const [command = binaries.postgres, ...rest] = [
    ...runAs.wrap,
    ...[binaries.postgres, "-D", start.dataFolder, ...words],
  ];
  const log = openLog(start.logFile);
  try {
    const child = spawn(command, rest, {
      ...runAs.ids,
      cwd: start.dataFolder,
      detached: true,
      stdio: ["ignore", log, log],
      env: serverEnvironment(),
    });
    child.unref();
    return child;
  } finally {
    closeSync(log);
  }
}

/** One earlier file is kept, so the log cannot fill the disk over years of starts. */
function openLog(path: string): number {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_LIMIT_BYTES) renameSync(path, `${path}.1`);
  return openSync(path, "a", 0o600);
}
