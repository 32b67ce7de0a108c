import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { root } from "./paths.ts";

const Mark = z.strictObject({ pid: z.int().positive(), started: z.string() });
const RunFile = z.strictObject({
  supervisor: Mark,
  /** Of web and worker: what a killed supervisor leaves behind is found by these. */
  children: z.array(Mark.extend({ name: z.string() })),
  /** What one more worker must be given. Only of a local run: an operator's secrets are not written anywhere. */
  environment: z.record(z.string(), z.string()).nullable(),
});

/** What runs on a data folder now, for the next start and for `npm run worker`. */
export type RunFile = z.infer<typeof RunFile>;

const pathIn = (dataDir: string) => join(dataDir, "run.json");

/** @returns null where nothing ran, or where the file was cut off and tells nothing */
export function readRunFile(dataDir: string): RunFile | null {
  if (!existsSync(pathIn(dataDir))) return null;
  try {
    return RunFile.safeParse(JSON.parse(readFileSync(pathIn(dataDir), "utf8"))).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

export function writeRunFile(dataDir: string, run: RunFile): void {
  const path = pathIn(dataDir);
  writeFileSync(`${path}.new`, JSON.stringify(run), { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

export function removeRunFile(dataDir: string): void {
  rmSync(pathIn(dataDir), { force: true });
}

const always = [
  ...["DATABASE_URL", "KEYSTORE_URL", "APP_URL", "APP_ENV", "DATA_DIR"],
  ...["APP_KEYS", "PROFILE_KEYS", "TOKEN_KEYS", "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY"],
];

/** The product's own variables that are set here: those it cannot run without, and all that `.env.example` lists. */
export function pickProductVariables(
  source: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const example = join(root, ".env.example");
  const listed = existsSync(example) ? readFileSync(example, "utf8") : "";
  const names = [...listed.matchAll(/^#?\s?([A-Z][A-Z0-9_]+)=/gm)].map(([, name = ""]) => name);
  const picked: Record<string, string> = {};
  for (const name of [...always, ...names]) {
    const value = source[name];
    if (value) picked[name] = value;
  }
  return picked;
}
