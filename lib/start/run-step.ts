import { spawn } from "node:child_process";
import { root } from "./paths.ts";
import { StartError } from "./start-error.ts";

const KEPT_CHARACTERS = 20_000;

/**
 * Runs a Node program to its end, silently; what it said is told only when it fails.
 * @throws StartError with the end of its output
 */
export async function runStep(
  name: string,
  words: readonly string[],
  options: { env: NodeJS.ProcessEnv; signal: AbortSignal },
): Promise<void> {
  options.signal.throwIfAborted();
  // A group of its own, so that an early end also reaches the processes it has started itself.
  const child = spawn(process.execPath, words, {
    cwd: root,
    env: options.env,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      said = (said + text).slice(-KEPT_CHARACTERS);
    });
  }
  const end = () => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, "SIGKILL");
  };
  options.signal.addEventListener("abort", end, { once: true });
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once("error", reject);
      child.once("close", resolve);
    });
    options.signal.throwIfAborted();
    if (code !== 0) throw new StartError(`${name} failed:\n${said.trim()}`);
  } finally {
    options.signal.removeEventListener("abort", end);
  }
}
