// `npm test` runs everything that gates; `npm run check` (--quick) what takes seconds. Every stage runs, also after a
// failed one, unless it stands on it. The last line counts tests; a failed stage that counted none is one failure.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { findChromium } from "./chromium.mjs";
import { formatFailures, formatTable, readPlaywright, readVitest } from "./test-results.mjs";
import { writeTestRun } from "./test-run.ts";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
// Not in test-results: the browser tests empty that folder when they begin.
const reports = join(root, "dist", "test-reports");
const LONGEST_STAGE_MILLISECONDS = 25 * 60_000;
const isQuick = process.argv.includes("--quick");
const program = (...path) => join(root, "node_modules", ...path);
const next = program("next", "dist", "bin", "next");

const stages = [
  { name: "lint", commands: [[program("@biomejs", "biome", "bin", "biome"), "check", "."]] },
  {
    name: "types",
    // Route types are generated: without them a fresh clone would not know its own pages.
    commands: [
      [next, "typegen"],
      [program("typescript", "bin", "tsc"), "--noEmit"],
    ],
  },
  {
    name: "unit, integration, architecture",
    commands: [
      [
        ...[program("vitest", "vitest.mjs"), "run", "--reporter=default", "--reporter=json"],
        `--outputFile.json=${join(reports, "vitest.json")}`,
      ],
    ],
    read: () => readVitest(join(reports, "vitest.json")),
  },
  {
    name: "build",
    isSlow: true,
    commands: [[join(root, "lib", "start", "build.ts"), "--unless-built"]],
  },
  {
    name: "browser",
    isSlow: true,
    needs: "build",
    commands: [
      [
        ...[program("@playwright", "test", "cli.js"), "test", "--config=e2e/playwright.config.ts"],
        "--reporter=list,json",
      ],
    ],
    environment: async () => ({
      CHROMIUM_PATH: await findChromium(),
      PLAYWRIGHT_JSON_OUTPUT_FILE: join(reports, "playwright.json"),
      PLAYWRIGHT_HTML_OPEN: "never",
    }),
    read: () => readPlaywright(join(reports, "playwright.json")),
  },
];

let current = null;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    endGroup(current, "SIGTERM");
    process.exit(130);
  });
}

rmSync(reports, { recursive: true, force: true });
const done = [];
for (const stage of stages.filter(({ isSlow }) => !(isQuick && isSlow))) {
  const footing = done.find(({ name }) => name === stage.needs);
  if (footing && footing.state !== "ok") {
    done.push({ name: stage.name, seconds: 0, state: "not run", result: null });
    continue;
  }
  process.stdout.write(`\n== ${stage.name}\n`);
  done.push(await runStage(stage));
}

if (!isQuick) writeTestRun(root, reports, new Date());
const failures = formatFailures(done);
const passed = done.reduce((sum, { result }) => sum + (result?.passed ?? 0), 0);
const failed = done.reduce((sum, { state, result }) => sum + failuresOf(state, result), 0);
process.stdout.write(`\n${failures ? `${failures}\n\n` : ""}${formatTable(done)}\n\n`);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;

function failuresOf(state, result) {
  const counted = result?.failures.length ?? 0;
  return state === "failed" ? Math.max(1, counted) : counted;
}

async function runStage(stage) {
  const began = performance.now();
  mkdirSync(reports, { recursive: true });
  let isOk = true;
  try {
    const environment = { ...cleanEnvironment(), ...(await stage.environment?.()) };
    for (const words of stage.commands) isOk = isOk && (await run(words, environment));
  } catch (error) {
    process.stdout.write(`${error.message}\n`);
    isOk = false;
  }
  const result = stage.read?.() ?? null;
  const hasPassed = isOk && (result === null ? !stage.read : result.failures.length === 0);
  return {
    name: stage.name,
    seconds: (performance.now() - began) / 1000,
    state: hasPassed ? "ok" : "failed",
    result,
  };
}

async function run(words, env) {
  // A group of its own, so that a stage that hangs ends with everything it has started.
  current = spawn(process.execPath, words, { cwd: root, env, stdio: "inherit", detached: true });
  const tooLong = setTimeout(() => {
    process.stdout.write(
      `This stage has taken ${LONGEST_STAGE_MILLISECONDS / 60_000} minutes and is ended.\n`,
    );
    endGroup(current, "SIGKILL");
  }, LONGEST_STAGE_MILLISECONDS);
  const code = await new Promise((resolve) => {
    current.once("error", (error) => {
      process.stdout.write(`${words[0]} does not run: ${error.message}\n`);
      resolve(1);
    });
    current.once("exit", resolve);
  });
  clearTimeout(tooLong);
  return code === 0;
}

function endGroup(child, signal) {
  if (child?.pid && child.exitCode === null && child.signalCode === null) process.kill(-child.pid, signal);
}

/** A person's own settings, of real servers perhaps, are none of the tests' business. */
function cleanEnvironment() {
  const example = join(root, ".env.example");
  const listed = existsSync(example) ? readFileSync(example, "utf8") : "";
  const names = [...listed.matchAll(/^#?\s?([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name);
  const env = { ...process.env };
  for (const name of ["DATABASE_URL", "KEYSTORE_URL", "DATA_DIR", "PORT", "APP_ENV", ...names])
    delete env[name];
  // Each test file is a process of its own and loads the same packages: compiled once, they serve all.
  env.NODE_COMPILE_CACHE = program(".cache", "tallyglass-compiled");
  return env;
}
