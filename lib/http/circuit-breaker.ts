import "server-only";

/** The longest pause, in first pauses: from a quarter of a minute it grows to five minutes. */
const mostPauses = 20;

/**
 * After so many failures in a row a host is left alone for a while; then one request tries whether it is back. Each that
 * finds it is not makes the next pause twice as long: calls to a host that is down may cost what is granted for the day.
 */
export class CircuitBreaker {
  readonly #failuresToOpen: number;
  readonly #openMilliseconds: number;
  #failures = 0;
  #openUntil = 0;

  constructor(failuresToOpen: number, openMilliseconds: number) {
    this.#failuresToOpen = failuresToOpen;
    this.#openMilliseconds = openMilliseconds;
  }

  /** @param at a monotonic instant in milliseconds */
  allows(at: number): boolean {
    if (this.#failures < this.#failuresToOpen) return true;
    if (at < this.#openUntil) return false;
    // One goes ahead; the others wait until its outcome is known or this pause, too, is over.
    this.#openUntil = at + this.#pause();
    return true;
  }

  record(outcome: "answered" | "failed", at: number): void {
    this.#failures = outcome === "answered" ? 0 : this.#failures + 1;
    if (this.#failures >= this.#failuresToOpen) this.#openUntil = at + this.#pause();
  }

  #pause(): number {
    return this.#openMilliseconds * Math.min(mostPauses, 2 ** (this.#failures - this.#failuresToOpen));
  }
}
