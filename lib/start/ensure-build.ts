import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { waitForLock } from "../../db/embedded/lock.ts";
import { bundleWorker, workerFile } from "./bundle-worker.ts";
import { hintScripts } from "./hint-scripts.ts";
import { packAssets } from "./pack-assets.ts";
import { root } from "./paths.ts";
import { timed } from "./report.ts";
import { runStep } from "./run-step.ts";
import { hashSources } from "./source-hash.ts";

const LONGEST_BUILD_MILLISECONDS = 20 * 60_000;
// The builder of the web app empties its folder first: a build that was cut off leaves no stamp.
const stampFile = join(root, ".next", "tallyglass-build");

export type BuildOptions = {
  log: (line: string) => void;
  signal: AbortSignal;
  /** Also when the last build was made of the same sources. */
  always?: boolean;
};

/** Builds web app and worker unless what stands was made of the present sources. Never two at once. */
export async function ensureBuild({ log, signal, always = false }: BuildOptions): Promise<void> {
  if (!always && isBuilt(hashSources(root))) return;
  const lock = await waitForLock(join(root, "dist", "build.lock"), "a build", LONGEST_BUILD_MILLISECONDS);
  try {
    const hash = hashSources(root);
    if (!always && isBuilt(hash)) return; // another process built it while this one waited
    await timed("worker bundled", log, bundleWorker);
    await timed("web app built", log, () =>
      runStep("next build", [join("node_modules", "next", "dist", "bin", "next"), "build"], {
        env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
        signal,
      }),
    );
    const assets = join(root, ".next", "static");
    await timed("scripts and styles packed", log, async () => {
      await hintScripts(join(assets, "chunks"));
      await packAssets(assets);
    });
    writeFileSync(stampFile, hash);
  } finally {
    lock.release();
  }
}

function isBuilt(hash: string): boolean {
  const made = [stampFile, join(root, ".next", "BUILD_ID"), workerFile];
  return made.every(existsSync) && readFileSync(stampFile, "utf8") === hash;
}
