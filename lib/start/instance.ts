import { join } from "node:path";
import { type Lock, LockHeldError, takeLock } from "../../db/embedded/lock.ts";
import { isPortFree } from "../../db/embedded/ports.ts";
import { StartError } from "./start-error.ts";

/**
 * One supervisor a data folder; the lock of one that was killed is taken over.
 * @throws StartError naming the process that has it
 */
export function takeDataDir(dataDir: string): Lock {
  try {
    return takeLock(join(dataDir, "supervisor.lock"), "tallyglass");
  } catch (error) {
    if (!(error instanceof LockHeldError)) throw error;
    throw new StartError(
      `Tallyglass already runs on ${dataDir} (process ${error.holder.pid}). Stop it first, or use another folder and port: DATA_DIR=/another/folder PORT=3001 npm start`,
      { cause: error },
    );
  }
}

/** @throws StartError naming the port and how to choose another */
export async function refuseBusyPort(port: number): Promise<void> {
  if (await isPortFree(port)) return;
  throw new StartError(
    `Port ${port} of 127.0.0.1 is taken by another program, or may not be used. Choose another: PORT=${port + 1 > 65_535 ? 3001 : port + 1} npm start`,
  );
}
