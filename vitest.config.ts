import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

// Server modules begin with `import "server-only"`, which throws unless the react-server condition is on.
export default defineConfig({
  resolve: {
    alias: { "@": fileURLToPath(new URL(".", import.meta.url)) },
    conditions: ["react-server"],
  },
  // Node gets these as flags: with "import" among them, require() would be given modules it cannot use.
  ssr: { resolve: { conditions: ["react-server"] } },
  test: {
    include: ["{app,components,db,lib}/**/*.test.{ts,tsx}", "e2e/simulators/**/*.test.ts"],
    globalSetup: ["lib/testing/global-setup.ts"],
    // A process of its own for each file would load every package two hundred times.
    isolate: false,
    setupFiles: ["lib/testing/fresh-file.ts"],
    server: { deps: { inline: ["server-only"] } },
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
