import { spawnSync } from "node:child_process";
import { chownSync, lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { ClusterError } from "./cluster-error.ts";

/** The overflow user "nobody": present on every system without making a user. */
const NOBODY = 65_534;

/**
 * How to start PostgreSQL, which refuses to run as root: a wrapping command, spawn options, and the user who must own
 * the files as seen from outside.
 */
export type RunAs = {
  wrap: string[];
  ids: { uid: number; gid: number } | Record<never, never>;
  owner: number | null;
};

/** Chosen anew at every start, since a folder may have been moved or its mode changed. */
export function chooseRunAs(binary: string, folder: string): RunAs {
  if (process.getuid?.() !== 0) return { wrap: [], ids: {}, owner: null };
  const ways: RunAs[] = [
    { wrap: [], ids: { uid: NOBODY, gid: NOBODY }, owner: NOBODY },
    // Under a parent that nobody may enter (a root home of mode 700): root outside, nobody inside.
    { wrap: ["unshare", "--user", `--map-user=${NOBODY}`, `--map-group=${NOBODY}`], ids: {}, owner: 0 },
  ];
  const way = ways.find((candidate) => works(candidate, binary, folder));
  if (way) return way;
  throw new ClusterError(
    `PostgreSQL refuses to run as root, and ${folder} or ${binary} cannot be reached by any other user here. Run as an ordinary user, or put the repository and DATA_DIR in folders that every user may enter.`,
  );
}

/** Gives every file to the user PostgreSQL will run as; nothing to do for an ordinary user. */
export function giveTo(runAs: RunAs, folder: string): void {
  if (runAs.owner === null || lstatSync(folder).uid === runAs.owner) return;
  for (const entry of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const path = join(folder, entry);
    if (!lstatSync(path).isSymbolicLink()) chownSync(path, runAs.owner, runAs.owner);
  }
  // The folder itself last: it is what the check above reads, should this be cut off.
  chownSync(folder, runAs.owner, runAs.owner);
}

function works(way: RunAs, binary: string, folder: string): boolean {
  // The shell enters the folder itself: spawn would do so while still root.
  const entering = ["/bin/sh", "-c", 'cd "$1" && exec "$2" --version', "sh", folder, binary];
  const [command = "/bin/sh", ...words] = [...way.wrap, ...entering];
  return spawnSync(command, words, { ...way.ids, cwd: "/", stdio: "ignore" }).status === 0;
}
