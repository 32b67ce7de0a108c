import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BuildOptions, build, context, type Plugin, stop } from "esbuild";
import { root } from "./paths.ts";
import { StartError } from "./start-error.ts";

export const workerFile = join(root, "dist", "worker.mjs");

/** The marker that keeps server code out of browsers has no meaning in a process that serves none. */
const serverOnly: Plugin = {
  name: "server-only",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^server-only$/ }, ({ path }) => ({ path, namespace: "empty" }));
    onLoad({ filter: /.*/, namespace: "empty" }, () => ({ contents: "" }));
  },
};

/** Left outside, each of its modules costs Node a look into its huge manifest: a second and 200 MB at every start. */
const drizzle: Plugin = {
  name: "drizzle",
  setup({ onResolve }) {
    onResolve({ filter: /^drizzle-orm(\/|$)/ }, ({ path }) => ({
      path: fileURLToPath(import.meta.resolve(path)),
    }));
  },
};

function options(outfile: string, entry = "lib/jobs/worker.ts"): BuildOptions {
  return {
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: "node",
    target: "node24",
    format: "esm",
    conditions: ["react-server"],
    packages: "external",
    tsconfig: "tsconfig.json",
    sourcemap: "linked",
    legalComments: "none",
    logLevel: "silent",
    plugins: [serverOnly, drizzle],
  };
}

/** @throws StartError naming the file and line that does not bundle */
export function bundleWorker(): Promise<void> {
  return bundle("lib/jobs/worker.ts", workerFile);
}

/** Makes one file of server code that Node runs as it is. @param entry repository path */
export async function bundle(entry: string, outfile: string): Promise<void> {
  try {
    await build(options(outfile, entry));
  } catch (cause) {
    throw new StartError(
      `${entry} does not build: ${cause instanceof Error ? cause.message : String(cause)}`,
      {
        cause,
      },
    );
  } finally {
    await stop(); // esbuild keeps a process of its own
  }
}

/** Bundles again at every change of a source. */
export async function watchWorker(
  outfile: string,
  onEnd: (errors: readonly string[]) => void,
): Promise<void> {
  const tell: Plugin = {
    name: "tell",
    setup: (setup) => setup.onEnd(({ errors }) => onEnd(errors.map((error) => error.text))),
  };
  const base = options(outfile);
  const watching = await context({ ...base, plugins: [...(base.plugins ?? []), tell] });
  await watching.watch();
}
