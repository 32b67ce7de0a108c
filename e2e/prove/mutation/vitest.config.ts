import { fileURLToPath } from "node:url";
import { defineConfig, mergeConfig } from "vitest/config";
import usual from "../../../vitest.config.ts";
import { keptThread } from "./kept-thread.ts";

const { include: _all, ...test } = usual.test ?? {};

export default mergeConfig(
  { ...usual, test },
  defineConfig({
    plugins: [
      {
        name: "kept-thread",
        // Stryker's own choice of a pool stands above the one in this configuration.
        configureVitest: ({ project }) => {
          Object.assign(project.config, { pool: keptThread.name, poolRunner: keptThread });
        },
      },
    ],
    test: {
      include: JSON.parse(process.env.TESTS_OF_MUTANTS ?? "[]") as string[],
      setupFiles: ["fresh-thread.ts", "fresh-databases.ts"].map((name) =>
        fileURLToPath(new URL(name, import.meta.url)),
      ),
      // A slow machine must not pass for a mutant that was noticed.
      testTimeout: 45_000,
      hookTimeout: 90_000,
    },
  }),
);
