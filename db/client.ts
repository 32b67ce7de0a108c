import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import * as schema from "./schema";

export type DatabaseRole = "tallyglass_app" | "tallyglass_worker" | "tallyglass_staff" | "tallyglass_owner";

// Read by postgres.js and missing from its types.
const longPipelines = { max_pipeline: 10_000 };

interface ClientOptions {
  /** Assumed from the first statement on; left out where the login itself has the right role. */
  role?: DatabaseRole;
  max: number;
}

/**
 * A client of one kind of work only. postgres.js may send BEGIN on a connection that it never reserved once a burst
 * fills its pipelines, and later acknowledged writes are then lost: so transactions have a client of their own, and
 * pipelines are long on both. `storm.test.ts` holds this.
 */
export function createClient(url: string, options: ClientOptions): postgres.Sql {
  return postgres(url, {
    max: options.max,
    ...longPipelines,
    connect_timeout: 5,
    idle_timeout: 60,
    onnotice: () => {},
    connection: {
      application_name: "tallyglass",
      statement_timeout: 30_000,
      ...(options.role ? { role: options.role } : {}),
    },
  });
}

export function createDb(client: postgres.Sql) {
  return drizzle(client, { schema });
}

export type Db = ReturnType<typeof createDb>;
export type Tx = Parameters<Parameters<Db["transaction"]>[0]>[0];
