import "server-only";
import { createHash } from "node:crypto";

const mostRemembered = 10_000;

/** Another name for a token, from which it cannot be told: tokens themselves stay in nobody's memory. */
export const nameOf = (accessToken: string): string =>
  createHash("sha256").update(accessToken).digest("base64url");

/** Tokens of which something was learnt. When there are too many all are forgotten, and learnt anew. */
export class RememberedTokens {
  readonly #names = new Set<string>();

  has(accessToken: string): boolean {
    return this.#names.has(nameOf(accessToken));
  }

  add(accessToken: string): void {
    if (this.#names.size >= mostRemembered) this.#names.clear();
    this.#names.add(nameOf(accessToken));
  }
}
