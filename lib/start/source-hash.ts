import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** Everything a build is made of; tests and documents do not change it. */
const sources = [
  ...["app", "components", "db", "lib"],
  ...["next.config.ts", "package-lock.json", "postcss.config.mjs", "proxy.ts", "instrumentation.ts"],
  "tsconfig.json",
];

/** The same sources give the same text on every machine and in every checkout, whatever their dates. */
export function hashSources(root: string): string {
  const hash = createHash("sha256");
  for (const path of sources.flatMap((source) => listFiles(root, source)).sort()) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update("\0");
  }
  return hash.digest("hex");
}

function listFiles(root: string, path: string): string[] {
  if (!existsSync(join(root, path))) return [];
  if (statSync(join(root, path)).isFile()) return [path];
  return readdirSync(join(root, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(test\.tsx?|md)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
}
