import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { root } from "../lib/start/paths.ts";
import { cast, historyDays, juniper, type Linked, marlow, robin, wren } from "./demo-cast.ts";
import { createPlayers } from "./demo-players.ts";
import { startWorld } from "./world.ts";

/**
 * `npm run demo`: the product among simulated platforms. The first start signs people up over HTTP and moves the calendar
 * from 400 days ago to today, one real reading a day; later starts go on where the last one stopped.
 */
const dayMs = 86_400_000;
const port = Number(process.env.PORT || 3000);
const simulatorsPort = Number(process.env.SIMULATORS_PORT || port + 100);
const dataDir = resolve(root, process.env.DATA_DIR || ".data");
const progressFile = join(dataDir, "demo.json");

/** Half past eleven in the evening, UTC: whatever its turn, an account has been read by then. */
const lateOn = (instant: number) => `${new Date(instant).toISOString().slice(0, 10)}T23:30:00.000Z`;

/** How many readings the worker has finished since this start. */
let readings = 0;
const began = performance.now();
const seconds = () => `${((performance.now() - began) / 1000).toFixed(1)} s`;
const stage = (text: string) => console.log(`${seconds().padStart(8)}  ${text}`);

mkdirSync(dataDir, { recursive: true, mode: 0o711 });
/** How far the first start has come: one that was ended goes on at the next. */
const progress: { arrived: string[]; isComplete: boolean } = existsSync(progressFile)
  ? JSON.parse(readFileSync(progressFile, "utf8"))
  : { arrived: [], isComplete: false };
stage(
  !progress.isComplete
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
const players = createPlayers(world, dataDir);
try {
  await replay();
  remember({ isComplete: true });
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

/** Moves the calendar to the present, a day at a time; each day waits until its readings are in. */
async function replay(): Promise<void> {
  const start = await clock();
  const days = Math.max(0, Math.floor((Date.now() - Date.parse(lateOn(start))) / dayMs));
  if (progress.arrived.length === 0) {
    await players.control(
      "sign-ins",
      cast.map(({ label, email, password }) => ({ label, email, password })),
    );
  }
  const isFirst = progress.arrived.length === 0;
  // Whoever has the whole history comes first, whatever day the calendar began on.
  await happen(Math.max(days, isFirst ? historyDays : 0));
  printBlock();
  if (days > 0) {
    stage(`Replaying ${days} days, one reading a day. The dashboard fills up meanwhile.`);
    if (isFirst) await everyAccountRead(0, days);
  }
  for (let day = 1; day <= days; day += 1) {
    const left = days - day;
    const before = readings;
    await players.control("clock", { to: lateOn(start + day * dayMs) });
    await everyAccountRead(before, left);
    if (left > 0) await happen(left);
    if (day % 50 === 0) stage(`${day} of ${days} days`);
  }
  const today = Math.max(Date.now(), start + days * dayMs);
  // A calendar that is there runs on by itself: a move by moments would reach it too late and lead backwards.
  const isBehind = today - (await clock()) > 60_000;
  if (isBehind) await players.control("clock", { to: new Date(today).toISOString() });
  await happen(0);
}

/** Who arrives and what befalls accounts so many days before the end. Once the first replay is over nothing does. */
async function happen(daysLeft: number): Promise<void> {
  if (progress.isComplete) return;
  for (const player of cast) {
    if (!progress.arrived.includes(player.email) && player.arrives >= daysLeft) {
      await players.arrive(player);
      remember({ arrived: [...progress.arrived, player.email] });
      stage(`${player.name} has signed up and connected ${player.accounts.length} accounts.`);
    }
    for (const linked of player.accounts) {
      for (const event of linked.events ?? []) {
        if (event.daysLeft === daysLeft) await players.play(player, linked, event);
      }
    }
  }
}

/** Waits until the worker has said of each account that is read once more that its reading is over, well or not. */
async function everyAccountRead(before: number, daysLeft: number): Promise<void> {
  const here = cast
    .filter(({ email }) => progress.arrived.includes(email))
    .flatMap(({ accounts }) => accounts);
  const awaited = before + here.filter((linked) => isRead(linked, daysLeft)).length;
  for (let tries = 0; readings < awaited && tries < 1_000; tries += 1) await pause(10);
}

/** Neither waiting to be connected nor paused, revoked or left behind by then. */
function isRead({ events = [] }: Linked, daysLeft: number): boolean {
  return events.every((event) => {
    const isPast = event.daysLeft > daysLeft;
    if ("does" in event && event.does === "connect") return isPast;
    return "does" in event || event.turn === "revoked" ? !isPast : true;
  });
}

async function clock(): Promise<number> {
  return Date.parse((await players.control<{ now: string }>("clock")).now);
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

  Sign in         ${robin.email} / ${robin.password}
                  ${wren.email} / ${wren.password}   (every state; in the replay's last weeks)
                  ${juniper.email} / ${juniper.password}   (day zero; after the replay)
                  ${marlow.email} / ${marlow.password}   (staff owner, at /admin; after the replay; its app is on the simulators' page)
                  or with one click on the simulators' page

  Stop            Ctrl-C
  Begin anew      stop, then delete ${dataDir}
`);
}
