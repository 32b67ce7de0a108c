import type { State } from "./state.ts";

/**
 * The simulated clock: wall time plus an offset. It runs on between restarts and never goes backwards, not even
 * when the machine's own clock is set back.
 */
export function createClock(state: State["clock"], wallNow: () => number) {
  function now(): number {
    state.newestMs = Math.max(state.newestMs, wallNow() + state.offsetMs);
    return state.newestMs;
  }

  /** @throws RangeError for an instant before the present one */
  function moveTo(instant: number): void {
    if (instant < now()) throw new RangeError("The clock never goes backwards.");
    state.offsetMs = instant - wallNow();
    state.newestMs = instant;
  }

  return { now, moveTo, wallNow };
}

export type Clock = ReturnType<typeof createClock>;
