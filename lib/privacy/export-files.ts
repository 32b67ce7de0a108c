import "server-only";
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { clients } from "@/lib/db";
import { env } from "@/lib/env";

const unfinished = ".part";
/** A builder that is alive touches its file more often than this. */
const staleMilliseconds = 60 * 60 * 1000;

export const exportsFolder = () => join(env.DATA_DIR, "exports");
export const exportPath = (publicId: string) => join(exportsFolder(), publicId);
/** Each attempt writes under a name of its own, so that two never write into one file. */
export const partPath = (publicId: string, attempt: number) =>
  join(exportsFolder(), `${publicId}.${attempt}${unfinished}`);

export async function makeExportsFolder(): Promise<void> {
  await mkdir(exportsFolder(), { recursive: true, mode: 0o700 });
}

/** The finished file and whatever attempts left behind. Doing it twice changes nothing. */
export async function removeExportFiles(publicIds: readonly string[]): Promise<void> {
  const owned = (name: string) => publicIds.some((id) => name === id || name.startsWith(`${id}.`));
  for (const name of (await listExportFiles()).filter(owned)) {
    await rm(join(exportsFolder(), name), { force: true });
  }
}

/**
 * Removes files that no live export owns: left by a crash between the file and its row.
 * @param wall the wall clock, which is what file times count by
 * @returns how many went
 */
export async function sweepExportFiles(wall: Date): Promise<number> {
  const names = await listExportFiles();
  if (names.length === 0) return 0;
  const ids = [...new Set(names.map((name) => name.slice(0, 36)).filter((id) => /^[0-9a-f-]{36}$/.test(id)))];
  const live = await clients().sql<{ public_id: string; state: string }[]>`
    select * from list_live_exports(${`{${ids.join(",")}}`}::uuid[])`;
  const states = new Map(live.map((row) => [row.public_id, row.state]));
  let removed = 0;
  for (const name of names) {
    const state = states.get(name.slice(0, 36));
    const isOwned = name.endsWith(unfinished)
      ? state === "running"
      : state === "ready" || state === "running";
    const path = join(exportsFolder(), name);
    if (isOwned || wall.getTime() - (await stat(path)).mtimeMs < staleMilliseconds) continue;
    await rm(path, { force: true });
    removed += 1;
  }
  return removed;
}

async function listExportFiles(): Promise<string[]> {
  try {
    return await readdir(exportsFolder());
  } catch (error) {
    // Nobody has asked for an export yet.
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}
