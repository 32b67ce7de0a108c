import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { port } from "./address.ts";
import { databaseUrls } from "./running-world.ts";
import { startWorld } from "./world.ts";

export type TestWorld = {
  /** What its processes said so far, line by line. */
  said: readonly string[];
  /** Ends it, and leaves nothing of it behind. */
  stop: () => Promise<void>;
};

/** Everything the journeys need, begun anew on a fixed calendar: simulators, databases, web, worker. */
export async function startTestWorld(): Promise<TestWorld> {
  const dataDir = await mkdtemp(join(tmpdir(), "tallyglass-e2e-"));
  const lines: string[] = [];
  const world = await startWorld({
    port,
    simulatorsPort: port + 1,
    dataDir,
    appEnv: "test",
    clockStart: "2026-06-01T08:00:00Z",
    datasetEnd: "2026-06-30",
    extra: {
      YOUTUBE_ANALYTICS_AMENDMENT: "accepted",
      // So that each test's browsers can come from a network of their own: limits count by it.
      TRUSTED_PROXIES: "127.0.0.1/32",
    },
    say: (line) => lines.push(line),
  }).catch(async (error) => {
    console.error(lines.slice(-40).join("\n"));
    await rm(dataDir, { recursive: true, force: true });
    throw error;
  });
  process.env.E2E_DATA_DIR = dataDir;
  await trustTheMachine();
  const stop = async () => {
    await world.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { said: lines, stop };
}

/** Processes are killed here, the machine is not: what they wrote is there without waiting for the disk. */
async function trustTheMachine(): Promise<void> {
  for (const url of databaseUrls()) {
    const sql = postgres(url, { max: 1, onnotice: () => undefined });
    await sql`alter system set fsync = off`;
    await sql`select pg_reload_conf()`;
    await sql.end();
  }
}
