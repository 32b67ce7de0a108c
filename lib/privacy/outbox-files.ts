import "server-only";
import { readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { env } from "@/lib/env";

/** Mails to this address that a local start without a mail provider keeps as files. */
export async function removeOutboxMails(address: string): Promise<void> {
  if (env.RESEND_API_KEY) return;
  const folder = join(env.DATA_DIR, "outbox");
  for (const name of await list(folder)) {
    const path = join(folder, name);
    const [head = ""] = (await readFile(path, "utf8")).split("\n\n", 1);
    if (head.split("\n").includes(`To: ${address}`)) await rm(path, { force: true });
  }
}

/**
 * Removes mails of a local start that are older than `before`: they hold addresses, and codes long expired.
 * @returns how many went
 */
export async function sweepOutbox(before: Date): Promise<number> {
  const folder = join(env.DATA_DIR, "outbox");
  let removed = 0;
  for (const name of await list(folder)) {
    const path = join(folder, name);
    if ((await stat(path)).mtimeMs > before.getTime()) continue;
    await rm(path, { force: true });
    removed += 1;
  }
  return removed;
}

async function list(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    // No mail was ever written there.
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}
