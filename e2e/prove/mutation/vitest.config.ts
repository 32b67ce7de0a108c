import { defineConfig, mergeConfig } from "vitest/config";
import usual from "../../../vitest.config.ts";

// A slow machine must not pass for a mutant that was noticed.
export default mergeConfig(usual, defineConfig({ test: { testTimeout: 90_000, hookTimeout: 180_000 } }));
