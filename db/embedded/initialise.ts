import { spawn } from "node:child_process";
import { chownSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { type Binaries, serverEnvironment } from "./binaries.ts";
import { ClusterError } from "./cluster-error.ts";
import { giveTo, type RunAs } from "./run-as.ts";

/** The folder exists complete or not at all: it is made under another name, and a half-made one is thrown away. */
export async function initialise(
  binaries: Binaries,
  runAs: RunAs,
  dataFolder: string,
  password: string,
): Promise<void> {
  const parent = dirname(dataFolder);
  const half = `${basename(dataFolder)}.half-made`;
  for (const entry of readdirSync(parent)) {
    if (entry.startsWith(half)) rmSync(join(parent, entry), { recursive: true, force: true });
  }
  if (existsSync(dataFolder)) return;

  const folder = join(parent, half);
  const passwordFile = join(parent, `${half}-password`);
  mkdirSync(folder, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600, flag: "wx" });
  if (runAs.owner !== null) {
    chownSync(passwordFile, runAs.owner, runAs.owner);
    giveTo(runAs, folder);
  }
  try {
    await run(binaries, runAs, folder, passwordFile);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(folder, dataFolder);
}

async function run(binaries: Binaries, runAs: RunAs, folder: string, passwordFile: string): Promise<void> {
  const words = [
    ...["-D", folder, "-U", "postgres", "-A", "scram-sha-256", `--pwfile=${passwordFile}`],
    // Sorting that is the same on every machine, whatever the system's own locales are.
    ...["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"],
  ];
  const [command = binaries.initdb, ...rest] = [...runAs.wrap, binaries.initdb, ...words];
  const child = spawn(command, rest, {
    ...runAs.ids,
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
    env: serverEnvironment(),
  });
  const said: Buffer[] = [];
  child.stdout.resume();
  child.stderr.on("data", (chunk: Buffer) => said.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", (cause) =>
      reject(new ClusterError(`initdb does not run: ${cause.message}.`, { cause })),
    );
    child.once("close", resolve);
  });
  if (code !== 0) {
    throw new ClusterError(`PostgreSQL could not make ${folder}: ${Buffer.concat(said).toString().trim()}`);
  }
}
