import "server-only";
import { z } from "zod";
import { PlatformError, type PlatformFailure } from "../errors";
import { RefusedAnswer, rateLimited } from "../failed-call";
import type { JsonAnswer } from "../json-api";
import { basicScope } from "./descriptor";
import { usageIn } from "./usage";

type Meaning = PlatformFailure | "rate";

const revoked: Meaning = { kind: "expired", reason: "revoked" };
const scopeMissing: Meaning = { kind: "expired", reason: "scope-missing", scopes: [basicScope] };
const outage: Meaning = { kind: "unavailable", reason: "outage" };
const timeout: Meaning = { kind: "unavailable", reason: "timeout" };
const ourRequest: Meaning = { kind: "unexpected", reason: "request" };

const hour = 3_600_000;

/**
 * The numbers that decide; texts and HTTP states differ between servers and days.
 * 190 has subcodes for an ended token (463), a changed password (460) and an app that was removed (458): to us the grant is gone.
 * @source https://developers.facebook.com/docs/graph-api/guides/error-handling
 */
const byCode: Record<number, Meaning> = {
  1: outage,
  2: outage,
  4: "rate",
  10: scopeMissing,
  17: "rate",
  32: "rate",
  100: ourRequest,
  102: revoked,
  190: revoked,
  341: "rate",
  613: "rate",
  80002: "rate",
};

/** The allowance of one account is of a rolling day; all others are of a rolling hour. */
const accountLimit = 80002;

/** `code`, or `code/subcode`, as a log may say it. */
export const goneReason = "100/33";
export const requestReason = "100";

const GraphError = z.object({
  error: z.object({
    code: z.int(),
    error_subcode: z.int().optional(),
    is_transient: z.boolean().optional().catch(undefined),
  }),
});

/** How the host that takes codes refuses. */
const FlatError = z.object({ error_type: z.string(), code: z.int() });

/**
 * What an answer says went wrong, if it does. Every member but the numbers may hold anything and stays behind.
 * @param now null where the time is not known: then a limit has no end and the caller's own pause applies
 */
export function refusalIn(answer: JsonAnswer, now: Date | null): PlatformError | null {
  const graph = GraphError.safeParse(answer.body).data?.error;
  if (graph) {
    const { code, error_subcode: subcode } = graph;
    const meaning = meaningOf(code, graph.is_transient) ?? ofStatus(answer.status) ?? ourRequest;
    return refusal(answer, meaning, subcode === undefined ? `${code}` : `${code}/${subcode}`, now, code);
  }
  const flat = FlatError.safeParse(answer.body).data;
  if (flat) return refusal(answer, ofFlat(flat, answer.status), `flat ${flat.code}`, now, null);
  const meaning = ofStatus(answer.status);
  return meaning && refusal(answer, meaning, null, now, null);
}

function meaningOf(code: number, isTransient = false): Meaning | null {
  if (code >= 200 && code <= 299) return scopeMissing;
  return byCode[code] ?? (isTransient ? outage : null);
}

/**
 * A code that was used, is too old or belongs to another address, and credentials that are wrong, are all refused with
 * the same number. Whichever it is, this link is over.
 */
function ofFlat({ error_type, code }: z.infer<typeof FlatError>, status: number): Meaning {
  if (error_type === "OAuthException" && code === 400) return revoked;
  return ofStatus(code) ?? ofStatus(status) ?? ourRequest;
}

/** Null for a good one. A state alone never says that a grant is gone. */
function ofStatus(status: number): Meaning | null {
  if (status >= 500 && status <= 599) return outage;
  if (status === 429) return "rate";
  if (status === 408) return timeout;
  return status >= 200 && status <= 299 ? null : ourRequest;
}

function refusal(
  { status, headers }: JsonAnswer,
  meaning: Meaning,
  reason: string | null,
  now: Date | null,
  code: number | null,
): PlatformError {
  const failure = meaning === "rate" ? limit(headers, now, code) : meaning;
  return new PlatformError(failure, { cause: new RefusedAnswer(status, reason) });
}

/** When it goes on: as the usage header estimates it, else as `Retry-After` asks, else when the window has passed. */
function limit(headers: Headers, now: Date | null, code: number | null): PlatformFailure {
  const regainMs = usageIn(headers).ofAccount?.regainMs ?? null;
  if (now && regainMs !== null) {
    return { kind: "limited", reason: "rate", retryAt: new Date(now.getTime() + regainMs) };
  }
  return rateLimited(headers, now, code === accountLimit ? null : hour);
}

/** Whether Instagram refused with these very numbers; the four kinds of failure do not tell them all apart. */
export function saysReason(error: unknown, reason: string): boolean {
  return (
    error instanceof PlatformError && error.cause instanceof RefusedAnswer && error.cause.reason === reason
  );
}
