import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../lib/start/paths.ts";

/** Runs, with `PROVE` set, every file of tests that imports this module. @returns whether all passed */
export function proveTestsThatImport(module: string): boolean {
  const files = ["lib", "db", "components"]
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((path) =>
        join(folder, path),
      ),
    )
    .filter((path) => path.endsWith(".test.ts") && readFileSync(join(root, path), "utf8").includes(module));
  const { status } = spawnSync(
    process.execPath,
    [join(root, "node_modules/vitest/vitest.mjs"), "run", "--testTimeout=7200000", ...files],
    { cwd: root, stdio: "inherit", env: { ...process.env, PROVE: "1" } },
  );
  return status === 0;
}
