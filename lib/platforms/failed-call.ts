import "server-only";
import type { EgressError } from "@/lib/http/egress";
import { retryAfter } from "@/lib/http/retry-after";
import type { PlatformFailure } from "./errors";

/** What a log may say of a refusal: its status and a reason of ours to know, never the platform's own text. */
export class RefusedAnswer extends Error {
  readonly status: number;
  readonly reason: string | null;

  /** @param reason one of the platform's documented words; null for any other */
  constructor(status: number, reason: string | null) {
    super(`HTTP ${status} ${reason ?? "without a known reason"}`);
    this.name = "RefusedAnswer";
    this.status = status;
    this.reason = reason;
  }
}

/** Names the class of what went wrong here: its message may hold the token that was no header. */
export class NothingSent extends Error {
  constructor(error: unknown) {
    super("Nothing was sent");
    this.name = error instanceof Error ? `NothingSent:${error.name}` : "NothingSent";
  }
}

/** What follows from no answer at all. */
export function ofEgress({ failure, code }: EgressError): PlatformFailure {
  if (failure === "timeout" || failure === "network") return { kind: "unavailable", reason: failure };
  if (failure === "open") return { kind: "unavailable", reason: "outage" };
  const misdirected = code === "HOST" || code === "ADDRESS";
  return { kind: "unexpected", reason: misdirected ? "configuration" : "shape" };
}

/**
 * Too fast: until when, by the answer's own `Retry-After`, or else by the platform's documented window.
 * @param now null where the time is not known: then the limit has no end and the caller's own pause applies
 * @param windowMs null where the platform documents none
 */
export function rateLimited(headers: Headers, now: Date | null, windowMs: number | null): PlatformFailure {
  const wait = retryAfter(headers.get("retry-after"), now ?? new Date(0)) ?? windowMs;
  const retryAt = now && wait !== null ? new Date(now.getTime() + wait) : null;
  return { kind: "limited", reason: "rate", retryAt };
}
