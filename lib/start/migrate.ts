import { parseEnv } from "../env-schema.ts";
import { checkServer } from "./check-server.ts";
import { migrateDatabases } from "./databases.ts";
import { reportFailure, speaker } from "./report.ts";
import { loadEnvFiles, readSettings } from "./settings.ts";
import { StartError } from "./start-error.ts";

// `npm run db:migrate`: for servers of one's own, before new versions of web and worker are started one by one.
try {
  loadEnvFiles(false);
  if (readSettings(process.env, process.argv.slice(2)).isLocal) {
    throw new StartError(
      "DATABASE_URL and KEYSTORE_URL are not set. The databases that npm start makes itself are migrated by it.",
    );
  }
  const { DATABASE_URL, KEYSTORE_URL } = parseEnv(process.env);
  await checkServer("DATABASE_URL", DATABASE_URL);
  await checkServer("KEYSTORE_URL", KEYSTORE_URL);
  const log = speaker("start");
  const signal = new AbortController().signal; // Ctrl-C ends both processes; the server rolls back
  await migrateDatabases(process.env, { DATABASE_URL, KEYSTORE_URL }, { log, signal });
} catch (error) {
  reportFailure(error);
  process.exitCode = 1;
}
