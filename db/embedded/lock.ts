import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { isRunning, markProcess, type ProcessMark } from "./process-mark.ts";

export type Lock = { release(): void };
type LockHolder = ProcessMark & { command: string };

/** Held by a process that still runs. */
export class LockHeldError extends Error {
  readonly holder: LockHolder;
  constructor(path: string, holder: LockHolder) {
    super(`${path} is held by process ${holder.pid} (${holder.command}).`);
    this.holder = holder;
  }
}

/**
 * Takes a lock file for this process. A lock whose process has died is taken over, so kill -9 needs no cleaning up.
 * @throws LockHeldError when a running process has it
 */
export function takeLock(path: string, command: string): Lock {
  mkdirSync(dirname(path), { recursive: true });
  const mine = markProcess(process.pid);
  if (!mine) throw new Error("This process cannot see itself in the list of processes.");
  const content = JSON.stringify({ ...mine, command } satisfies LockHolder);
  const candidate = `${path}.${process.pid}`;
  writeFileSync(candidate, content, { mode: 0o600 });
  try {
    for (;;) {
      try {
        // link, unlike write, makes the whole file at once and fails where one stands.
        linkSync(candidate, path);
        return { release: () => releaseLock(path, content) };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      }
      const found = readIfThere(path);
      if (found === null) continue;
      const holder = parseHolder(found);
      if (holder && isRunning(holder)) throw new LockHeldError(path, holder);
      removeDead(path, found);
    }
  } finally {
    rmSync(candidate, { force: true });
  }
}

/** Takes the lock, waiting while a running process has it. */
export async function waitForLock(path: string, command: string, milliseconds: number): Promise<Lock> {
  const deadline = performance.now() + milliseconds;
  for (;;) {
    try {
      return takeLock(path, command);
    } catch (error) {
      if (!(error instanceof LockHeldError) || performance.now() >= deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** Two starters may see the same dead lock: only the one that moves away exactly that one goes on. */
function removeDead(path: string, dead: string): void {
  const aside = `${path}.${process.pid}.dead`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    throw error;
  }
  if (readFileSync(aside, "utf8") !== dead) linkSync(aside, path);
  rmSync(aside, { force: true });
}

function releaseLock(path: string, content: string): void {
  if (readIfThere(path) === content) rmSync(path, { force: true });
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

/** A file that is no holder (an empty one after a power cut) belongs to nobody. */
function parseHolder(content: string): LockHolder | null {
  try {
    const holder = JSON.parse(content) as Partial<LockHolder>;
    if (typeof holder.pid !== "number" || typeof holder.started !== "string") return null;
    return { pid: holder.pid, started: holder.started, command: holder.command ?? "" };
  } catch {
    return null;
  }
}
