import "server-only";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Proof } from "./promise";

const Run = z.object({
  finished: z.iso.datetime(),
  /** Of which sources the product was that was tested, as the stamp of its build says it. */
  sources: z.string(),
  /** The sentences of a file's tests. */
  passed: z.record(z.string(), z.array(z.string())),
});

/** What `npm test` wrote down on this machine when it was last run whole. */
export interface LastRun {
  finished: Date;
  /** False when the program has changed since. */
  isOfThisBuild: boolean;
  hasPassed: (proof: Proof) => boolean;
}

/** @param root the folder of the product @returns null where the tests never ran */
export async function readLastRun(root: string): Promise<LastRun | null> {
  const file = join(root, "dist", "test-run.json");
  if (!existsSync(file)) return null;
  const { finished, sources, passed } = Run.parse(JSON.parse(await readFile(file, "utf8")));
  const stamp = join(root, ".next", "tallyglass-build");
  return {
    finished: new Date(finished),
    isOfThisBuild: existsSync(stamp) && (await readFile(stamp, "utf8")) === sources,
    hasPassed: ({ file, test }) => passed[file]?.includes(test) ?? false,
  };
}

let read: Promise<LastRun | null> | undefined;

/** Read once: a server is built and tested before it starts. */
export function lastRun(): Promise<LastRun | null> {
  read ??= readLastRun(process.cwd());
  return read;
}
