/**
 * Every failure of a platform is one of four. What a person reads comes from the kind and its reason; the platform's
 * own text may hold anything and is never shown, stored or logged.
 */
export type PlatformFailure =
  /** The grant no longer works: revoked, expired, a permission missing, the account closed. */
  | {
      kind: "expired";
      reason: "revoked" | "scope-missing" | "account-closed" | "no-account";
      scopes?: readonly string[];
    }
  /** Not now: too fast, or the day's allowance is used up. */
  | { kind: "limited"; reason: "rate" | "quota"; retryAt: Date | null }
  /** No usable answer: down, slow, cut off. Nothing follows about the grant. */
  | { kind: "unavailable"; reason: "outage" | "timeout" | "network" }
  /** An answer that is not in the documented form, or a refusal that should not happen: ours to look at. */
  | { kind: "unexpected"; reason: "shape" | "request" | "configuration"; path?: string };

export class PlatformError extends Error {
  readonly failure: PlatformFailure;

  constructor(failure: PlatformFailure, options?: ErrorOptions) {
    super(`${failure.kind}: ${failure.reason}`, options);
    this.name = "PlatformError";
    this.failure = failure;
  }
}

/** `kind/reason`, the form in which a connection remembers its problem. */
export type Problem = ProblemOf<PlatformFailure>;
type ProblemOf<F extends PlatformFailure> = F extends PlatformFailure ? `${F["kind"]}/${F["reason"]}` : never;

export function problemOf(failure: PlatformFailure): Problem {
  return `${failure.kind}/${failure.reason}` as Problem;
}
