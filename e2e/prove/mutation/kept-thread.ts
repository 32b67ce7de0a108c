import { ThreadsPoolWorker } from "vitest/node";

type Options = ConstructorParameters<typeof ThreadsPoolWorker>[0];
type Listener = (argument: unknown) => void;

/** So many runs in one thread: what modules that were replaced left behind must not add up. */
const runsOfOneThread = 25;

/**
 * Vitest ends its thread after each run, so that each mutant would load every package anew, which takes longer than its
 * tests. This one stays for the next run; what of ours could reach there, `fresh-file.ts` takes away.
 */
class KeptThread extends ThreadsPoolWorker {
  #listeners: [string, Listener][] = [];
  #runs = 0;
  #isAskedToStop = false;
  #hasExited = false;
  #ending: Promise<void> = Promise.resolve();

  override async start(): Promise<void> {
    // The next run may begin before the last one's thread is gone.
    await this.#ending;
    // A mutant may have taken the thread down with it: then nobody asks for its end.
    if (this.#hasExited && this.#runs > 0) await this.#end();
    this.#isAskedToStop = false;
    if (this.#runs === 0) await this.#begin();
    this.#runs += 1;
  }

  async #begin(): Promise<void> {
    await super.start();
    this.#hasExited = false;
    super.on("exit", () => {
      this.#hasExited = true;
    });
  }

  #end(): Promise<void> {
    this.#runs = 0;
    this.#listeners = [];
    this.#ending = super.stop();
    return this.#ending;
  }

  override on(event: string, listener: Listener): void {
    this.#listeners.push([event, listener]);
    super.on(event, listener);
  }

  override send(message: Parameters<ThreadsPoolWorker["send"]>[0]): void {
    if (message.type !== "stop") {
      super.send(message);
      return;
    }
    this.#isAskedToStop = true;
    const answer = { type: "stopped", __vitest_worker_response__: true };
    for (const [event, listener] of [...this.#listeners]) if (event === "message") listener(answer);
  }

  override async stop(): Promise<void> {
    // Nothing may hear of a later run, or of the end of the thread.
    for (const [event, listener] of this.#listeners.splice(0)) this.off(event, listener);
    if (this.#isAskedToStop && this.#runs < runsOfOneThread) return;
    await this.#end();
  }
}

let kept: KeptThread | undefined;

export const keptThread = {
  name: "kept-thread",
  createPoolWorker: (options: Options) => {
    kept ??= new KeptThread(options);
    return kept;
  },
};
