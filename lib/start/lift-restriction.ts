import postgres from "postgres";
import { asOwner } from "../../db/as-owner.ts";
import { checkServer } from "./check-server.ts";
import { joinRun } from "./join-run.ts";
import { reportFailure } from "./report.ts";
import { loadEnvFiles, readSettings } from "./settings.ts";
import { StartError } from "./start-error.ts";

// `npm run restriction:lift -- REFERENCE`: once a person of whom a platform said that they are too young has shown that
// they are not. The reference stands in the mail they got and on each of their pages.
try {
  loadEnvFiles(false);
  const [reference = ""] = process.argv.slice(2);
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(reference)) {
    throw new StartError("Name the person by the reference that their mail and their pages show.");
  }
  const settings = readSettings(process.env, []);
  const environment = settings.isLocal ? joinRun(settings, "This command") : process.env;
  const { DATABASE_OWNER_URL, DATABASE_URL = "" } = environment;
  await checkServer("DATABASE_URL", DATABASE_URL);
  const sql = postgres(asOwner(DATABASE_OWNER_URL || DATABASE_URL), { max: 1, onnotice: () => {} });
  try {
    const [row] = await sql<{ lifted: boolean }[]>`
      select lift_restriction(${reference}, ${new Date()}) as lifted`;
    if (!row?.lifted) throw new StartError("Nobody with this reference is restricted.");
    console.log("Lifted: the accounts of this person are read again, and can be connected.");
  } finally {
    await sql.end({ timeout: 5 });
  }
} catch (error) {
  reportFailure(error);
  process.exitCode = 1;
}
