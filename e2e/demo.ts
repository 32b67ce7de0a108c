import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { root } from "../lib/start/paths.ts";
import { signUp } from "./sign-up.ts";
import { createVisitor, type Visitor } from "./visitor.ts";
import { startWorld, type World } from "./world.ts";

/**
 * `npm run demo`: the product among simulated platforms. The first start signs two people up over HTTP and moves the
 * calendar from 400 days ago to today, one real reading a day; later starts go on where the last one stopped.
 */
const dayMs = 86_400_000;
const historyDays = 400;
const port = Number(process.env.PORT || 3000);
const simulatorsPort = Number(process.env.SIMULATORS_PORT || port + 100);
const dataDir = resolve(root, process.env.DATA_DIR || ".data");
const progressFile = join(dataDir, "demo.json");

/** Half past eleven in the evening, UTC: whatever its turn, an account has been read by then. */
const lateOn = (instant: number) => `${new Date(instant).toISOString().slice(0, 10)}T23:30:00.000Z`;

const creator = {
  email: "creator@tallyglass.test",
  password: "quiet-harbour-forty-lamps",
  name: "Robin Vale",
};
const fresh = { email: "fresh@tallyglass.test", password: "slow-paper-lantern-tide", name: "Juniper Hale" };
/** What each of them connects: [platform, account]. The creator's first goes silent for three days. */
const creatorAccounts = [["youtube", "creator"]] as const;
const freshAccounts = [["youtube", "fresh"]] as const;

/** How many readings the worker has finished since this start. */
let readings = 0;
const began = performance.now();
const seconds = () => `${((performance.now() - began) / 1000).toFixed(1)} s`;
const stage = (text: string) => console.log(`${seconds().padStart(8)}  ${text}`);

mkdirSync(dataDir, { recursive: true, mode: 0o711 });
/** How far the first start has come: one that was ended goes on at the next. */
const progress: { creator: boolean; fresh: boolean } = existsSync(progressFile)
  ? JSON.parse(readFileSync(progressFile, "utf8"))
  : { creator: false, fresh: false };
stage(
  !progress.fresh
    ? "Making a demo world. The first start also builds the product."
    : "Starting the demo world again.",
);

const logFile = join(dataDir, "demo.log");
writeFileSync(logFile, "");
const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  // A terminal and npm both pass Ctrl-C on: a second one must not cut the stopping off.
  process.on(signal, () => {
    if (!stop.signal.aborted) stage("Stopping.");
    stop.abort();
  });
}
const world = await startWorld({
  port,
  simulatorsPort,
  dataDir,
  appEnv: "demo",
  clockStart: lateOn(Date.now() - historyDays * dayMs),
  extra: {
    SITE_NOTICE: `A world for trying things out: platforms, mail and calendar are simulated at 127.0.0.1:${simulatorsPort}.`,
    YOUTUBE_ANALYTICS_AMENDMENT: "accepted",
  },
  // `npm run dev`
  reload: process.argv.includes("--dev"),
  signal: stop.signal,
  say: keepLine,
}).catch((error: Error) => {
  if (stop.signal.aborted) process.exit(0);
  console.error(`\n${lastLines()}\n\n${error.message}. The whole log: ${logFile}`);
  process.exit(1);
});

stop.signal.addEventListener("abort", end);
world.product.once("exit", (code) => {
  if (code)
    console.error(`\n${lastLines()}\n\nThe product ended with code ${code}. The whole log: ${logFile}`);
});

stage("Web, worker and databases are up.");
try {
  const isNew = !progress.creator;
  if (isNew) await makePeople(world);
  remember({ creator: true });
  printBlock();
  await replay(world, isNew);
  if (!progress.fresh) await connectFresh(world);
  remember({ fresh: true });
  stage("Everything is there. Ctrl-C stops it; the data stays.");
} catch (error) {
  if (!stop.signal.aborted) {
    console.error(error);
    process.exitCode = 1;
  }
  await end();
}

async function end(): Promise<never> {
  await world.stop();
  process.exit();
}

function remember(step: Partial<typeof progress>): void {
  writeFileSync(progressFile, JSON.stringify(Object.assign(progress, step)));
}

async function makePeople({ url, simulatorsUrl }: World): Promise<void> {
  await control(simulatorsUrl, "sign-ins", [
    { label: "Robin, 400 days of history", email: creator.email, password: creator.password },
    { label: "Juniper, connected today", email: fresh.email, password: fresh.password },
  ]);
  const visitor = createVisitor(url);
  await signUp(visitor, simulatorsUrl, creator);
  for (const [platform, account] of creatorAccounts) await connect(visitor, platform, account);
  stage("Robin has signed up and connected what there is.");
}

async function connectFresh({ url, simulatorsUrl }: World): Promise<void> {
  const visitor = createVisitor(url);
  await signUp(visitor, simulatorsUrl, fresh);
  for (const [platform, account] of freshAccounts) await connect(visitor, platform, account);
  stage("Juniper has signed up and connected what there is: day zero.");
}

async function connect(visitor: Visitor, platform: string, account: string): Promise<void> {
  const consent = await visitor.visit(`/api/connect/${platform}`);
  const back = await visitor.submit(consent, "Allow", { account });
  if (back.url.pathname !== "/connections") throw new Error(`Connecting ended at ${back.url.pathname}`);
}

/** Moves the calendar to the present, a day at a time; each day waits until its readings are in. */
async function replay({ simulatorsUrl }: World, isNew: boolean): Promise<void> {
  const start = await clock(simulatorsUrl);
  const days = Math.floor((Date.now() - Date.parse(lateOn(start))) / dayMs);
  if (days < 1) return;
  stage(`Replaying ${days} days, one reading a day. The dashboard fills up meanwhile.`);
  if (isNew) await everyAccountRead(0);
  for (let day = 1; day <= days; day += 1) {
    const left = days - day;
    // Three days without an answer leave a gap to look at; its reason is kept with it.
    if (left === 151) await outage(simulatorsUrl, true);
    if (left === 148) await outage(simulatorsUrl, false);
    const before = readings;
    await control(simulatorsUrl, "clock", { to: lateOn(start + day * dayMs) });
    await everyAccountRead(before);
    if (day % 50 === 0) stage(`${day} of ${days} days`);
  }
  await control(simulatorsUrl, "clock", {
    to: new Date(Math.max(Date.now(), start + days * dayMs)).toISOString(),
  });
}

function outage(simulatorsUrl: string, on: boolean): Promise<void> {
  return control(simulatorsUrl, `accounts/${creatorAccounts[0][1]}/scenarios`, { name: "outage-503", on });
}

/** Waits until the worker has said of each of the creator's accounts once more that its reading is over, well or not. */
async function everyAccountRead(before: number): Promise<void> {
  const awaited = before + creatorAccounts.length;
  for (let tries = 0; readings < awaited && tries < 3_000; tries += 1) await pause(10);
}

async function clock(simulatorsUrl: string): Promise<number> {
  const response = await fetch(`${simulatorsUrl}/clock`);
  return Date.parse(((await response.json()) as { now: string }).now);
}

async function control(simulatorsUrl: string, route: string, body: unknown): Promise<void> {
  const response = await fetch(`${simulatorsUrl}/control/${route}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok)
    throw new Error(`/control/${route} answered ${response.status}: ${await response.text()}`);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function keepLine(line: string): void {
  if (line.includes('"event":"sync.finished"')) readings += 1;
  writeFileSync(logFile, `${line}\n`, { flag: "a" });
  if (/^start .*( in \d|refus|fail|building)/i.test(line)) stage(line.replace(/^start\s+\|\s*/, ""));
}

function lastLines(): string {
  return readFileSync(logFile, "utf8").trimEnd().split("\n").slice(-15).join("\n");
}

function printBlock(): void {
  console.log(`
  Tallyglass      ${world.url}
  Simulators      ${world.simulatorsUrl}   mailbox, platform switches, journal, clock

  Sign in         ${creator.email} / ${creator.password}
                  ${fresh.email} / ${fresh.password}   (after the replay: day zero)
                  or with one click on the simulators' page

  Stop            Ctrl-C
  Begin anew      stop, then delete ${dataDir}
`);
}
