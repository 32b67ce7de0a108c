import "server-only";
import { Logger, type Runner, run, type TaskList } from "graphile-worker";
import { asOwner } from "@/db/as-owner";
import { env } from "@/lib/env";
import { log, logError } from "@/lib/log";
import { type JobName, JobPayload } from "./payloads";
import { pause } from "./planner";
import { type Handler, runJob } from "./run-job";

const concurrency = 4;
const longestPauseMs = 30_000;

/**
 * Takes jobs off the queue until told to stop, then finishes those at hand. The queue's tables belong to the owner, so
 * its own connection has the owner's rights; the verbs keep theirs.
 */
export async function keepRunning(handlers: Record<JobName, Handler>, signal: AbortSignal): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    try {
      const runner = await begin(handlers);
      failures = 0;
      const stop = () => void runner.stop().catch((error: unknown) => logError("queue.stop-failed", error));
      signal.addEventListener("abort", stop, { once: true });
      if (signal.aborted) stop();
      await runner.promise.finally(() => signal.removeEventListener("abort", stop));
    } catch (error) {
      if (failures === 0 && !signal.aborted) logError("queue.interrupted", error);
    }
    failures += 1;
    await pause(Math.min(longestPauseMs, 500 * 2 ** Math.min(failures, 10)), signal);
  }
}

function begin(handlers: Record<JobName, Handler>): Promise<Runner> {
  return run({
    connectionString: asOwner(env.DATABASE_URL),
    concurrency,
    maxPoolSize: concurrency + 2,
    // Stopping is the process's business: the planner and the clients have to end as well.
    noHandleSignals: true,
    useNodeTime: true,
    logger: new Logger(() => say),
    taskList: tasks(handlers),
    preset: {
      worker: {
        // Few are fetched ahead, for what a killed process had fetched waits for the end of its lease.
        localQueue: { size: 2 * concurrency },
        completeJobBatchDelay: 10,
        failJobBatchDelay: 10,
      },
    },
  });
}

/** An error here is a bug, or the database is away: said with ids only, and the queue tries again later and later. */
function tasks(handlers: Record<JobName, Handler>): TaskList {
  const names = Object.keys(handlers) as JobName[];
  return Object.fromEntries(
    names.map((job) => [
      job,
      async (input: unknown) => {
        const payload = JobPayload.parse(input);
        try {
          await runJob(job, payload, handlers[job]);
        } catch (error) {
          logError("job.failed", error, { job, entityId: payload.entityId.toString() });
          throw error;
        }
      },
    ]),
  );
}

const quietMs = 30_000;
let quietUntil = 0;

/**
 * The queue's own troubles, once in half a minute: a database that is away makes it say the same on every connection.
 * What it says of a failed task may carry values, and is said by `tasks` already.
 */
function say(level: string, message: string): void {
  if ((level !== "error" && level !== "warning") || /^Failed (task|job)/.test(message)) return;
  if (performance.now() < quietUntil) return;
  quietUntil = performance.now() + quietMs;
  log("queue.trouble", { detail: message.slice(0, 120) });
}
