import { migrate } from "../../db/migrate.ts";

// Started by the supervisor and by `npm run db:migrate`, which have looked at both servers before.
const { DATABASE_OWNER_URL, DATABASE_URL = "", KEYSTORE_URL = "" } = process.env;
try {
  await migrate({ databaseUrl: DATABASE_OWNER_URL || DATABASE_URL, keystoreUrl: KEYSTORE_URL });
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}

/** The server's own words, and the line of ours that it could not read. */
function explain(error: unknown): string {
  const { cause } = error as { cause?: unknown };
  const origin = (cause ?? error) as { message?: string; query?: string; position?: string };
  const before = origin.query?.slice(0, Number(origin.position));
  const line = before === undefined ? "" : origin.query?.split("\n")[before.split("\n").length - 1]?.trim();
  return `${origin.message}${line ? ` in: ${line}` : ""}`;
}
