import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bundle } from "../../lib/start/bundle-worker.ts";
import { root } from "../../lib/start/paths.ts";
import type * as InsideModule from "../../lib/testing/bench/main.ts";

export type Inside = typeof InsideModule;

/** The product's own code in this process, on the world's databases. Close its clients when all is measured. */
export async function openInside(environment: Record<string, string>): Promise<Inside> {
  const file = join(root, "dist", "bench.mjs");
  await bundle("lib/testing/bench/main.ts", file);
  Object.assign(process.env, environment);
  return (await import(pathToFileURL(file).href)) as Inside;
}
