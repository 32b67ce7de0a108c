import "server-only";
import { availableParallelism } from "node:os";
import type postgres from "postgres";
import { createClient, createDb, type DatabaseRole, type Db } from "@/db/client";
import { env } from "./env";

interface Clients {
  /** Single statements: calls of SECURITY DEFINER functions and hot reads. Never a transaction. */
  sql: postgres.Sql;
  /**
   * Single statements of a moment that many ask for at once, sent one behind the other over one connection: its backend
   * is awake when the next comes, and to wake one takes longer than they do.
   */
  short: postgres.Sql;
  /** Transactions, and nothing else. */
  transactions: Db;
  keystore: postgres.Sql;
  close(): Promise<void>;
}

/**
 * As many single statements at once as there are processors to work on them, and one more. Those that come meanwhile
 * are sent behind one of these: each further connection wakes another backend, which costs more than the wait.
 */
const statementsAtOnce = availableParallelism() + 1;

// `next dev` evaluates modules again and again; the pools must not multiply with them.
const kept = globalThis as {
  tallyglassClients?: Clients;
  tallyglassStaff?: postgres.Sql;
  tallyglassRole?: DatabaseRole;
};

/** Call before the first query in a process that is not the web. */
export function assumeRole(role: DatabaseRole): void {
  kept.tallyglassRole = role;
}

/** The one set of database clients of this process, opened on first use. */
export function clients(): Clients {
  kept.tallyglassClients ??= open(kept.tallyglassRole ?? "tallyglass_app");
  return kept.tallyglassClients;
}

/**
 * The staff pages' client: its role reaches no table at all, only the functions made for it. Single statements, each a
 * whole of its own. Closed with the others.
 */
export function staffClient(): postgres.Sql {
  kept.tallyglassStaff ??= createClient(env.DATABASE_STAFF_URL ?? env.DATABASE_URL, {
    ...(env.DATABASE_STAFF_URL ? {} : { role: "tallyglass_staff" }),
    max: 3,
  });
  return kept.tallyglassStaff;
}

function open(role: DatabaseRole): Clients {
  const own = role === "tallyglass_worker" ? env.DATABASE_WORKER_URL : env.DATABASE_APP_URL;
  const url = own ?? env.DATABASE_URL;
  const options = own ? {} : { role };
  const sql = createClient(url, { ...options, max: statementsAtOnce });
  const short = createClient(url, { ...options, max: 1 });
  const forTransactions = createClient(url, { ...options, max: 10 });
  const keystore = createClient(env.KEYSTORE_URL, { max: 4 });
  return {
    sql,
    short,
    transactions: createDb(forTransactions),
    keystore,
    close: async () => {
      const { tallyglassStaff: staff } = kept;
      const all = [sql, short, forTransactions, keystore, ...(staff ? [staff] : [])];
      await Promise.all(all.map((client) => client.end({ timeout: 5 })));
      delete kept.tallyglassClients;
      delete kept.tallyglassStaff;
    },
  };
}
