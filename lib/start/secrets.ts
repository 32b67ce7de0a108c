import { randomBytes } from "node:crypto";
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { StartError } from "./start-error.ts";

const base64Key = z.string().regex(/^[A-Za-z0-9+/]{43}=$/);
// A person may add keys in front to change them, so a list is as good as the one key made here.
const keyList = z
  .string()
  .regex(/^([a-z0-9-]{1,16}:[A-Za-z0-9+/]{43}=)(,[a-z0-9-]{1,16}:[A-Za-z0-9+/]{43}=)*$/);
const Secrets = z.strictObject({
  APP_KEYS: keyList,
  PROFILE_KEYS: keyList,
  TOKEN_KEYS: keyList,
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: base64Key,
});

export type Secrets = z.infer<typeof Secrets>;

/**
 * The secrets of an installation without DATABASE_URL: made once, then read. Everything personal in its database is
 * sealed under them, so nothing here ever overwrites a file that exists.
 */
export function readOrMakeSecrets(dataDir: string): Secrets {
  const path = join(dataDir, "secrets.json");
  mkdirSync(dataDir, { recursive: true });
  if (!existsSync(path)) {
    if (existsSync(join(dataDir, "postgres", "data"))) throw new StartError(lost(path, "is missing"));
    writeOnce(path, makeSecrets());
  }
  return readSecrets(path);
}

function readSecrets(path: string): Secrets {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, "utf8"));
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw new StartError(lost(path, "is damaged"), { cause });
  }
  const parsed = Secrets.safeParse(content);
  if (!parsed.success) throw new StartError(lost(path, "is damaged"));
  return parsed.data;
}

function makeSecrets(): Secrets {
  const key = () => randomBytes(32).toString("base64");
  return {
    APP_KEYS: `k1:${key()}`,
    PROFILE_KEYS: `k1:${key()}`,
    TOKEN_KEYS: `k1:${key()}`,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: key(),
  };
}

/** Complete and on the disk before it has its name; where another start was first, its file stands. */
function writeOnce(path: string, secrets: Secrets): void {
  const draft = `${path}.${process.pid}.new`;
  const file = openSync(draft, "w", 0o600);
  try {
    writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  try {
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function lost(path: string, state: string): string {
  return `${path} ${state}. New secrets would make every name, address and platform connection in this database unreadable for ever, so none were made. Put the file back from a backup, or set DATA_DIR to a new folder to begin anew.`;
}
