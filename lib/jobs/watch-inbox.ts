import "server-only";
import { now } from "@/lib/clock";
import { clients } from "@/lib/db";
import { alarm, logError } from "@/lib/log";
import { pause } from "./planner";

const everyMs = 60_000;
const lateMs = 5 * 60_000;

/** Raises the alarm when a signal has waited for more than five minutes: whatever handles them does not. */
export async function watchOnce(at: Date): Promise<void> {
  const [row] = await clients().sql<{ since: Date | null }[]>`select oldest_notice() as since`;
  const waitedMs = row?.since ? at.getTime() - row.since.getTime() : 0;
  if (waitedMs > lateMs) alarm("inbox.late", { milliseconds: waitedMs });
}

/** Looks every minute, beside planner and queue, so that it speaks also when they are silent. */
export async function keepWatching(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await pause(everyMs, signal);
    if (signal.aborted) return;
    await now()
      .then(watchOnce)
      .catch((error: unknown) => logError("inbox.not-watched", error));
  }
}
