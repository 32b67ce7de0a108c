import { isRunning, type ProcessMark, signalProcess, waitForEnd } from "../../db/embedded/process-mark.ts";
import { readRunFile, removeRunFile } from "./run-file.ts";

/**
 * Ends web and worker of a run whose supervisor was killed: they may hold the port and run old code. The databases
 * are left running; they are reused.
 */
export async function endLeftovers(dataDir: string, log: (line: string) => void): Promise<void> {
  const left = readRunFile(dataDir)?.children.filter(isRunning) ?? [];
  if (left.length > 0) log(`ending ${left.length} processes that a killed run has left`);
  await Promise.all(left.map(end));
  removeRunFile(dataDir);
}

async function end(mark: ProcessMark): Promise<void> {
  signalProcess(mark, "SIGTERM", { group: true });
  if (await waitForEnd(mark, 10_000)) return;
  signalProcess(mark, "SIGKILL", { group: true });
  await waitForEnd(mark, 2_000);
}
