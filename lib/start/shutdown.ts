import { reportFailure, surviveClosedConsole } from "./report.ts";

/** A terminal and npm both pass Ctrl-C on: two within this time are one wish. */
const SAME_WISH_MILLISECONDS = 1_000;

type Part = { stop: () => Promise<void>; kill: () => void };

export type Shutdown = {
  /** Aborted as soon as a person or the system wants the end. */
  signal: AbortSignal;
  /** Resolves at that moment. */
  wanted: Promise<void>;
  /** Parts are stopped in the reverse order of their adding. */
  add: (part: Part) => void;
  /** Ends everything because of this error. Of several the first counts. */
  fail: (error: unknown) => void;
  failure: () => unknown;
  stopAll: () => Promise<void>;
};

/** The first signal stops everything in order; a second one, by somebody who has waited enough, kills. */
function listenForShutdown(log: (line: string) => void): Shutdown {
  const parts: Part[] = [];
  const controller = new AbortController();
  const wanted = new Promise<void>((resolve) => {
    controller.signal.addEventListener("abort", () => resolve(), { once: true });
  });
  let firstAt: number | null = null;
  let failure: unknown = null;
  const onSignal = () => {
    if (firstAt === null) {
      firstAt = performance.now();
      log("stopping; a second signal kills");
      controller.abort();
    } else if (performance.now() - firstAt > SAME_WISH_MILLISECONDS) {
      log("killed");
      for (const part of parts) part.kill();
      process.exit(1);
    }
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, onSignal);
  return {
    signal: controller.signal,
    wanted,
    add: (part) => parts.unshift(part),
    fail: (error) => {
      failure ??= error;
      controller.abort();
    },
    failure: () => failure,
    stopAll: async () => {
      for (const part of parts) await part.stop();
    },
  };
}

/** The whole life of a command that runs until it is told to end; its exit code is 0 unless something failed. */
export async function runUntilStopped(
  log: (line: string) => void,
  start: (shutdown: Shutdown) => Promise<void>,
): Promise<never> {
  surviveClosedConsole();
  const shutdown = listenForShutdown(log);
  process.on("uncaughtException", shutdown.fail);
  try {
    await start(shutdown);
    await shutdown.wanted;
  } catch (error) {
    // An abort in the middle of a start is somebody's wish, no failure.
    if (!shutdown.signal.aborted) shutdown.fail(error);
  }
  if (shutdown.failure() !== null) reportFailure(shutdown.failure());
  await shutdown.stopAll();
  if (shutdown.failure() === null) log("stopped");
  process.exit(shutdown.failure() === null ? 0 : 1);
}
