import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../lib/start/paths.ts";

/** What the build itself says it serves: nothing here is written by hand. */
const read = <Shape>(...path: string[]): Shape =>
  JSON.parse(readFileSync(join(root, ".next", ...path), "utf8"));

const routes = Object.entries(read<Record<string, string>>("app-path-routes-manifest.json"));

/** Addresses of pages, such as "/accounts/[id]". */
export const builtPages = routes
  .filter(([file]) => file.endsWith("/page"))
  .map(([, address]) => address)
  .sort();

/** Addresses of route handlers. Which methods they know they are asked. */
export const builtHandlers = routes
  .filter(([file]) => file.endsWith("/route"))
  .map(([, address]) => address)
  .sort();

export const buildId = readFileSync(join(root, ".next", "BUILD_ID"), "utf8");

type References = { node: Record<string, { filename: string; exportedName: string }> };

/** Ids of server actions by "app/(app)/actions.ts#signOutAction". */
export const builtActions: ReadonlyMap<string, string> = new Map(
  Object.entries(read<References>("server", "server-reference-manifest.json").node).map(
    ([id, { filename, exportedName }]) => [`${filename}#${exportedName}`, id],
  ),
);
