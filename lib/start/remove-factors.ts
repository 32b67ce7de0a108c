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

// `npm run factor:remove -- ADDRESS`: for somebody to whose account a stranger added a second factor, once the account has
// been under guard for three days. Why no sooner and no other way stands in `lib/factors/remove-by-operator.ts`.
try {
  loadEnvFiles(false);
  const [address = "", ...more] = process.argv.slice(2);
  if (address === "" || more.length > 0)
    throw new StartError("Name the account by its address, and nothing else.");
  const settings = readSettings(process.env, []);
  const environment = settings.isLocal
    ? joinRun(settings, "This command")
    : composeEnvironment(settings, process.env);
  const { DATABASE_URL, KEYSTORE_URL } = parseEnv(environment);
  await checkServer("DATABASE_URL", DATABASE_URL);
  await checkServer("KEYSTORE_URL", KEYSTORE_URL);
  const program = join(root, "dist", "remove-factors.mjs");
  await bundle("lib/factors/remove-program.ts", program);
  const { status } = spawnSync(process.execPath, ["--enable-source-maps", program, address], {
    cwd: root,
    env: { ...environment, DATABASE_URL: environment.DATABASE_OWNER_URL || DATABASE_URL },
    stdio: "inherit",
  });
  process.exitCode = status ?? 1;
} catch (error) {
  reportFailure(error);
  process.exitCode = 1;
}
