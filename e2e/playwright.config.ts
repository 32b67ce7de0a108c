import { defineConfig } from "@playwright/test";
import { productUrl } from "./address.ts";

const chromium = process.env.CHROMIUM_PATH;

export default defineConfig({
  testDir: ".",
  // The picture needs forty days to pass, in a world in which no other account has to be read on each of them.
  projects: [
    { name: "picture", testMatch: "picture.spec.ts" },
    { name: "journeys", testMatch: "*.spec.ts", testIgnore: "picture.spec.ts" },
  ],
  // A world each: what one journey does to its clock and its processes, no other sees. Three, because each waits for
  // mail, clocks and the platforms for half of its time: two leave a machine of two cores idle.
  workers: 3,
  fullyParallel: false,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  outputDir: "../test-results",
  use: {
    baseURL: productUrl,
    // A click that finds nothing says so long before its test is over.
    actionTimeout: 15_000,
    navigationTimeout: 20_000,
    screenshot: "only-on-failure",
    // A recording costs every journey time; E2E_TRACE=1 makes one of each that fails.
    trace: process.env.E2E_TRACE ? "retain-on-failure" : "off",
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      args: [
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--no-first-run",
      ],
    },
  },
});
