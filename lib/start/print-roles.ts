import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./paths.ts";
import { reportFailure } from "./report.ts";
import { loadEnvFiles } from "./settings.ts";
import { StartError } from "./start-error.ts";

// `npm run db:roles`: what an administrator runs once, where the product's own login may not create roles.
try {
  loadEnvFiles(false);
  const url = process.env.DATABASE_OWNER_URL || process.env.DATABASE_URL || "";
  const login = URL.canParse(url) ? decodeURIComponent(new URL(url).username) : "";
  if (!login) throw new StartError("Set DATABASE_URL first: the roles are granted to its user.");
  const sql = readFileSync(join(root, "db", "walls", "roles.sql"), "utf8");
  const literal = `'${login.replaceAll("'", "''")}'`;
  console.log(`-- For an administrator, in the database of DATABASE_URL, once.`);
  console.log(sql.replaceAll("current_user", `${literal}::name`));
} catch (error) {
  reportFailure(error);
  process.exitCode = 1;
}
