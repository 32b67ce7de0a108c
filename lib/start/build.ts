import { ensureBuild } from "./ensure-build.ts";
import { StartError } from "./start-error.ts";

// `npm run build`; with --unless-built only when the sources have changed since the last one.
const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
try {
  await ensureBuild({
    log: console.log,
    signal: stop.signal,
    always: !process.argv.includes("--unless-built"),
  });
} catch (error) {
  if (!(error instanceof StartError) && !stop.signal.aborted) throw error;
  if (error instanceof StartError) console.error(error.message);
  process.exitCode = 1;
}
