import { isRunning } from "../../db/embedded/process-mark.ts";
import { readRunFile } from "./run-file.ts";
import type { StartSettings } from "./settings.ts";
import { StartError } from "./start-error.ts";

/** The addresses and secrets of the run that owns the data folder. @param who joins it, for the sentence when none runs */
export function joinRun(settings: StartSettings, who: string): NodeJS.ProcessEnv {
  const run = readRunFile(settings.dataDir);
  if (!run || !isRunning(run.supervisor)) {
    throw new StartError(
      `${who} joins a running Tallyglass, and none runs on ${settings.dataDir}. Start it with npm start, or set DATABASE_URL and KEYSTORE_URL.`,
    );
  }
  if (!run.environment) {
    throw new StartError(
      `The running Tallyglass uses servers of its own: ${who.toLowerCase()} needs the same environment.`,
    );
  }
  return { ...process.env, ...run.environment, NODE_ENV: "production", TALLYGLASS_LOCAL: "true" };
}
