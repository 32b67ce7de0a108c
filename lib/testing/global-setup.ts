import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { ensureClusters } from "../../db/embedded/clusters.ts";
import { migrate } from "../../db/migrate.ts";

const key = (id: string) => `${id}:${randomBytes(32).toString("base64")}`;

/** One migrated pair of databases for the run: on TEST_DATABASE_URL's servers where set, else on servers of its own. */
export default async function setup(): Promise<() => Promise<void>> {
  const servers = await startServers();
  const name = `test_${randomBytes(5).toString("hex")}`;
  for (const url of [servers.databaseUrl, servers.keystoreUrl]) await command(url, `create database ${name}`);
  const databaseUrl = withDatabase(servers.databaseUrl, name);
  const keystoreUrl = withDatabase(servers.keystoreUrl, name);
  await migrate({ databaseUrl, keystoreUrl });
  // Nobody connects to these: `ownDatabases` copies them.
  for (const url of [servers.databaseUrl, servers.keystoreUrl]) {
    await command(url, `create database ${name}_template template ${name}`);
  }
  Object.assign(process.env, {
    APP_ENV: "test",
    APP_URL: "http://127.0.0.1:3000",
    DATABASE_URL: databaseUrl,
    KEYSTORE_URL: keystoreUrl,
    TEST_TEMPLATE: `${name}_template`,
    APP_KEYS: key("a1"),
    PROFILE_KEYS: key("p1"),
    TOKEN_KEYS: key("t1"),
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: randomBytes(32).toString("base64"),
    DATA_DIR: servers.dataDir,
    MAIL_FROM: "Tallyglass <hello@tallyglass.test>",
    PRIVACY_CONTACT: "privacy@tallyglass.test",
  });
  return async () => {
    for (const url of [servers.databaseUrl, servers.keystoreUrl]) {
      await command(url, `drop database if exists ${name} with (force)`);
      await command(url, `drop database if exists ${name}_template with (force)`);
    }
    await servers.stop();
  };
}

/** On TEST_DATABASE_URL's servers where set, else a pair of its own. */
export async function startServers() {
  const dataDir = await mkdtemp(join(tmpdir(), "tallyglass-test-"));
  const { TEST_DATABASE_URL, TEST_KEYSTORE_URL } = process.env;
  if (TEST_DATABASE_URL && TEST_KEYSTORE_URL) {
    const stop = () => rm(dataDir, { recursive: true, force: true });
    return { databaseUrl: TEST_DATABASE_URL, keystoreUrl: TEST_KEYSTORE_URL, dataDir, stop };
  }
  const clusters = await ensureClusters(dataDir);
  for (const url of [clusters.databaseUrl, clusters.keystoreUrl]) await trustTheMachine(url);
  const stop = async () => {
    await clusters.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { ...clusters, dataDir, stop };
}

/** Nothing of a run outlives it: no test waits for what only a power cut would take. */
async function trustTheMachine(url: string): Promise<void> {
  for (const setting of ["fsync", "synchronous_commit", "full_page_writes"]) {
    await command(url, `alter system set ${setting} = off`);
  }
  await command(url, "select pg_reload_conf()");
}

async function command(url: string, statement: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  await sql.unsafe(statement);
  await sql.end();
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
