import "server-only";
import { assumeRole, clients } from "@/lib/db";
import { log, logError } from "@/lib/log";
import { handlers } from "./handlers";
import { keepPlanning } from "./planner";
import { keepRunning } from "./runner";
import { keepWatching } from "./watch-inbox";

// The process for work in the background: any number may run, beside the web or on machines of their own.
assumeRole("tallyglass_worker");

const stopping = new AbortController();
for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => stopping.abort());

// A driver may reject where nobody listens while a database changes over; the work itself is on the list.
process.on("unhandledRejection", (error) => logError("worker.unhandled", error));
process.on("uncaughtException", (error) => {
  // What state is left nobody knows: the supervisor starts a fresh process, and the list brings the work back.
  logError("worker.broken", error);
  process.exit(1);
});

log("worker.started");
await Promise.all([
  keepPlanning(stopping.signal),
  keepRunning(handlers, stopping.signal),
  keepWatching(stopping.signal),
]);
await clients().close();
log("worker.stopped");
process.exit(0);
