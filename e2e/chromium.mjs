// Finds a Chromium for the browser tests without root, a package manager or, where one is here, the network.
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const modules = join(dirname(dirname(fileURLToPath(import.meta.url))), "node_modules");
const systemNames = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];
const macNames = ["Google Chrome", "Chromium"];

/** @returns {Promise<string>} the path of a Chromium that runs here */
export async function findChromium() {
  const asked = process.env.CHROMIUM_PATH;
  if (asked) {
    if (runs(asked)) return asked;
    throw new Error(`CHROMIUM_PATH is ${asked}, which does not run. Correct it or unset it.`);
  }
  const { chromium } = await import("@playwright/test");
  const here = [chromium.executablePath(), ...systemPaths()].find((path) => existsSync(path) && runs(path));
  if (here) return here;
  const packed = process.platform === "linux" && process.arch === "x64" ? await unpack() : null;
  if (packed) return packed;
  spawnSync(process.execPath, [join(modules, "playwright", "cli.js"), "install", "chromium"], {
    stdio: "inherit",
  });
  const installed = chromium.executablePath();
  if (existsSync(installed) && runs(installed)) return installed;
  throw new Error(
    "No Chromium runs here and none could be installed. Install Chromium or Chrome and set CHROMIUM_PATH to it.",
  );
}

function systemPaths() {
  const inPath = (process.env.PATH ?? "")
    .split(delimiter)
    .flatMap((folder) => systemNames.map((name) => join(folder, name)));
  const onMac = ["/Applications", join(homedir(), "Applications")].flatMap((folder) =>
    macNames.map((name) => join(folder, `${name}.app`, "Contents", "MacOS", name)),
  );
  return process.platform === "darwin" ? [...onMac, ...inPath] : inPath;
}

/** The browser that npm brought, compressed, with the system libraries a bare machine lacks. */
async function unpack() {
  const folder = join(modules, ".cache", "tallyglass-chromium");
  const launcher = join(folder, "launch");
  if (existsSync(launcher) && runs(launcher)) return launcher;
  // A browser left there without its libraries would be taken for complete.
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const before = { ...process.env };
  try {
    // The package unpacks its libraries only where it believes to be in the cloud, and all of it into the temporary folder.
    Object.assign(process.env, {
      AWS_EXECUTION_ENV: "AWS_Lambda_nodejs22.x",
      AWS_LAMBDA_JS_RUNTIME: "nodejs22.x",
      TMPDIR: folder,
    });
    const { default: chromium } = await import("@sparticuz/chromium");
    const browser = await chromium.executablePath();
    const libraries = process.env.LD_LIBRARY_PATH ?? "";
    // Only the browser gets the libraries: other programs have their own.
    writeFileSync(launcher, `#!/bin/sh\nLD_LIBRARY_PATH='${libraries}' exec '${browser}' "$@"\n`);
    chmodSync(launcher, 0o755);
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  }
  return runs(launcher) ? launcher : null;
}

function runs(path) {
  return spawnSync(path, ["--version"], { stdio: "ignore", timeout: 30_000 }).status === 0;
}
