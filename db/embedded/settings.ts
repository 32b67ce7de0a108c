import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { z } from "zod";
import { ClusterError } from "./cluster-error.ts";
import { pickPort } from "./ports.ts";

const Settings = z.strictObject({ port: z.int().min(1).max(65_535), password: z.string().min(32) });

/** What must be the same at the next start: the address other programs were given, and the superuser's password. */
type ClusterSettings = z.infer<typeof Settings>;

/** @param hasData whether the cluster has been made; then its password cannot be made again */
export async function readOrMakeSettings(path: string, hasData: boolean): Promise<ClusterSettings> {
  if (!existsSync(path)) {
    if (hasData) throw new ClusterError(lost(path, "is missing"));
    const made = { port: await pickPort(), password: randomBytes(32).toString("base64url") };
    writeSettings(path, made);
    return made;
  }
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, "utf8"));
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw new ClusterError(lost(path, "is damaged"), { cause });
  }
  const parsed = Settings.safeParse(content);
  if (!parsed.success) throw new ClusterError(lost(path, "is damaged"), { cause: parsed.error });
  return parsed.data;
}

/** Whole or not at all, and readable by nobody else. */
export function writeSettings(path: string, settings: ClusterSettings): void {
  writeFileSync(`${path}.new`, `${JSON.stringify(settings)}\n`, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

function lost(path: string, state: string): string {
  return `${path} ${state}; it holds the password of the database beside it. Put it back from a backup; the data stays as it is.`;
}
