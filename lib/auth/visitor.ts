import "server-only";
import { lookups } from "@/lib/crypto/keys";

/**
 * Somebody nobody knows yet: what the verbs of signing in get instead of a context. Made by `getVisitor` only.
 * Times of signing in count by `wall`; what lasts is dated by `now`.
 */
export interface Visitor {
  /** HMACs of the browser cookie that bind mails to the browser that asked, the current key's first. */
  readonly browser: readonly Buffer[];
  /** HMACs of the same cookie that tell a known browser from an unknown one. */
  readonly knownAs: readonly Buffer[];
  /** "Firefox on Linux", for the session list. */
  readonly device: string;
  /** Address of the connection, for rate limits (by HMAC) and, cut, for the session list. */
  readonly address: string;
  /** The session this browser already has: a new one ends it. */
  readonly session: string | null;
  readonly wall: Date;
  readonly now: Date;
  readonly requestId: string;
  /** Runs after the answer is sent, so that its time cannot tell a known address from an unknown one. */
  readonly later: (work: () => Promise<void>) => void;
}

/** What a visitor is told apart by. @param cookie the random value in the browser cookie */
export function browserHashes(cookie: string): Pick<Visitor, "browser" | "knownAs"> {
  return { browser: lookups("browser", cookie), knownAs: lookups("device", cookie) };
}

/** The hash to store. Older ones are only searched for. */
export function current(hashes: readonly Buffer[]): Buffer {
  const [first] = hashes;
  if (!first) throw new Error("APP_KEYS holds no key");
  return first;
}

/** HMACs of a six-digit code, the current one first. Bound to the browser: elsewhere the same code is another. */
export function codeHashes(visitor: Pick<Visitor, "browser">, code: string): Buffer[] {
  return visitor.browser.flatMap((browser) => lookups("code", `${browser.toString("hex")}:${code}`));
}
