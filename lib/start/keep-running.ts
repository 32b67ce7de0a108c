import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { markProcess, type ProcessMark, signalProcess, waitForEnd } from "../../db/embedded/process-mark.ts";
import { root } from "./paths.ts";

const FIRST_WAIT = 500;
const LONGEST_WAIT = 15_000;
/** One that lived this long has started well: its next end is news, not part of a series. */
const STABLE_AFTER = 30_000;
const HOPELESS_AFTER = 5;

type Program = {
  name: string;
  words: readonly string[];
  /** Read at every start: an address may have changed. */
  environment: () => NodeJS.ProcessEnv;
  say: (line: string) => void;
  onStart: () => void;
  /** It has refused to start time after time by its own decision, and never ran: waiting longer helps nobody. */
  onHopeless: () => void;
};

export type Kept = {
  name: string;
  process: () => ProcessMark | null;
  restart: () => void;
  stop: (patienceMilliseconds: number) => Promise<void>;
  kill: () => void;
};

/** Starts a Node program and starts it again, ever more slowly, whenever it ends by itself. */
export function keepRunning(program: Program): Kept {
  let child: ChildProcess | null = null;
  let mark: ProcessMark | null = null;
  let again: NodeJS.Timeout | null = null;
  let isWanted = true;
  let isRestart = false;
  let endsInARow = 0;
  let hasBeenStable = false;

  const start = () => {
    again = null;
    const began = performance.now();
    // A group of its own: Ctrl-C at the console goes to the supervisor alone, which stops everything in order.
    child = spawn(process.execPath, program.words, {
      cwd: root,
      env: program.environment(),
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [child.stdout, child.stderr]) {
      if (stream) createInterface({ input: stream }).on("line", program.say);
    }
    mark = child.pid === undefined ? null : markProcess(child.pid);
    child.once("error", (error) => program.say(`cannot be started: ${error.message}`));
    child.once("exit", (code, signal) => {
      mark = null;
      if (!isWanted) return;
      if (isRestart) {
        isRestart = false;
        start();
        return;
      }
      const lived = performance.now() - began;
      if (lived >= STABLE_AFTER) {
        hasBeenStable = true;
        endsInARow = 0;
      }
      endsInARow += 1;
      const isRefusal = code !== null && code !== 0;
      if (isRefusal && !hasBeenStable && endsInARow >= HOPELESS_AFTER) {
        program.onHopeless();
        return;
      }
      const wait = Math.min(FIRST_WAIT * 2 ** (endsInARow - 1), LONGEST_WAIT);
      const reason = signal ? `was ended by ${signal}` : `ended with code ${code}`;
      program.say(`${reason} after ${Math.round(lived / 1000)} s; starting it again in ${wait / 1000} s`);
      again = setTimeout(start, wait);
    });
    program.onStart();
  };

  const signalGroup = (signal: NodeJS.Signals) => {
    if (mark) signalProcess(mark, signal, { group: true });
  };

  start();
  return {
    name: program.name,
    process: () => mark,
    restart: () => {
      if (!mark) return; // it is about to start anyway
      isRestart = true;
      signalGroup("SIGTERM");
    },
    stop: async (patience) => {
      isWanted = false;
      if (again) clearTimeout(again);
      const ending = mark;
      if (!ending) return;
      signalGroup("SIGTERM");
      if (await waitForEnd(ending, patience)) return;
      program.say(`has not ended within ${patience / 1000} s and is killed`);
      signalGroup("SIGKILL");
      await waitForEnd(ending, 2_000);
    },
    kill: () => {
      isWanted = false;
      if (again) clearTimeout(again);
      signalGroup("SIGKILL");
    },
  };
}
