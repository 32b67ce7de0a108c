import { fileURLToPath } from "node:url";
import { defineConfig, mergeConfig } from "vitest/config";
import usual from "../../../vitest.config.ts";

const { include: _all, ...test } = usual.test ?? {};

export default mergeConfig(
  { ...usual, test },
  defineConfig({
    test: {
      include: JSON.parse(process.env.TESTS_OF_MUTANTS ?? "[]") as string[],
      setupFiles: [fileURLToPath(new URL("fresh-databases.ts", import.meta.url))],
      // A slow machine must not pass for a mutant that was noticed.
      testTimeout: 90_000,
      hookTimeout: 180_000,
    },
  }),
);
