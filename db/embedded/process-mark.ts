import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** A process that can be told from a later one with the same number: numbers are handed out again. */
export type ProcessMark = { pid: number; started: string };

/** @returns null when no such process runs (a zombie does not run) */
export function markProcess(pid: number): ProcessMark | null {
  const started = process.platform === "linux" ? startedOnLinux(pid) : ps(pid, "lstart=");
  return started ? { pid, started } : null;
}

export function isRunning(mark: ProcessMark): boolean {
  return markProcess(mark.pid)?.started === mark.started;
}

/** The words the process was started with, or null when it does not run or may not be looked at. */
export function readArguments(pid: number): string[] | null {
  if (process.platform !== "linux") return ps(pid, "command=")?.split(" ") ?? null;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
  } catch {
    return null; // gone between two looks
  }
}

/** @returns true when the process has ended within the time */
export async function waitForEnd(mark: ProcessMark, milliseconds: number): Promise<boolean> {
  const deadline = performance.now() + milliseconds;
  while (isRunning(mark)) {
    if (performance.now() >= deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return true;
}

/**
 * Sends a signal to exactly this process, or to the group it leads; one that has already ended is no error.
 */
export function signalProcess(mark: ProcessMark, signal: NodeJS.Signals, { group = false } = {}): void {
  if (!isRunning(mark)) return;
  try {
    process.kill(group ? -mark.pid : mark.pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

function startedOnLinux(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The second field is the name in brackets and may hold anything, brackets and spaces too.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" || fields[0] === "X" ? null : (fields[19] ?? null);
  } catch {
    return null; // no such process
  }
}

function ps(pid: number, format: string): string | null {
  try {
    return execFileSync("ps", ["-p", String(pid), "-o", format], { encoding: "utf8" }).trim() || null;
  } catch {
    return null; // ps ends with 1 when there is no such process
  }
}
