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

// `npm run staff:grant -- ADDRESS ROLE`: makes a person staff who has an account here, or gives them another role. The first
// owner is made so; owners do the same for others at /admin/staff. Ends with 1 when nothing was granted.
try {
  loadEnvFiles(false);
  const settings = readSettings(process.env, []);
  const environment = settings.isLocal
    ? joinRun(settings, "This command")
    : composeEnvironment(settings, process.env);
  const DATABASE_URL = environment.DATABASE_OWNER_URL || parseEnv(environment).DATABASE_URL;
  await checkServer("DATABASE_URL", DATABASE_URL);
  const program = join(root, "dist", "grant-staff.mjs");
  await bundle("lib/staff/grant-program.ts", program);
  const { status } = spawnSync(
    process.execPath,
    ["--enable-source-maps", program, ...process.argv.slice(2)],
    { cwd: root, env: { ...environment, DATABASE_URL }, stdio: "inherit" },
  );
  process.exitCode = status ?? 1;
} catch (error) {
  reportFailure(error);
  process.exitCode = 1;
}
