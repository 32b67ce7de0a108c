import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { parseEnv } from "../env-schema.ts";
import { bundle } from "./bundle-worker.ts";
import { checkServer } from "./check-server.ts";
import { composeEnvironment } from "./environment.ts";
import { joinRun } from "./join-run.ts";
import { root } from "./paths.ts";
import { reportFailure } from "./report.ts";
import { loadEnvFiles, readSettings } from "./settings.ts";
import { StartError } from "./start-error.ts";

// `npm run audit:verify -- [SEQUENCE:HASH …]`: walks the chain of audit events and names the first link that is wrong.
// Heads that were mailed or logged are looked for on the way. Ends with 1 when the chain is broken or cannot be read.
try {
  loadEnvFiles(false);
  const heads = process.argv.slice(2);
  if (!heads.every((word) => /^\d{1,18}:[0-9a-f]{64}$/.test(word))) {
    throw new StartError(
      "Name heads as the daily mail does: their number, a colon, and 64 digits from 0 to f.",
    );
  }
  const settings = readSettings(process.env, []);
  const environment = settings.isLocal
    ? joinRun(settings, "This command")
    : composeEnvironment(settings, process.env);
  const { DATABASE_URL } = parseEnv(environment);
  await checkServer("DATABASE_URL", DATABASE_URL);
  const program = join(root, "dist", "verify-audit.mjs");
  await bundle("lib/audit/verify-program.ts", program);
  const { status } = spawnSync(process.execPath, ["--enable-source-maps", program, ...heads], {
    cwd: root,
    env: environment,
    stdio: "inherit",
  });
  process.exitCode = status ?? 1;
} catch (error) {
  reportFailure(error);
  process.exitCode = 1;
}
