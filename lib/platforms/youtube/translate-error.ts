import "server-only";
import { z } from "zod";
import { EgressError } from "@/lib/http/egress";
import { retryAfter } from "@/lib/http/retry-after";
import { PlatformError, type PlatformFailure } from "../errors";
import { readonlyScope } from "./descriptor";
import { nextQuotaDay } from "./quota-day";

type Meaning = PlatformFailure | "quota" | "rate";

const gone: Meaning = { kind: "expired", reason: "account-closed" };
const revoked: Meaning = { kind: "expired", reason: "revoked" };
const scopeMissing: Meaning = { kind: "expired", reason: "scope-missing", scopes: [readonlyScope] };
const outage: Meaning = { kind: "unavailable", reason: "outage" };
const ourRequest: Meaning = { kind: "unexpected", reason: "request" };
const configuration: Meaning = { kind: "unexpected", reason: "configuration" };

/**
 * Reasons of the Data API; the capital ones stand in `details`.
 * @source https://developers.google.com/youtube/v3/docs/errors
 */
const apiReasons: Record<string, Meaning> = {
  authError: revoked,
  youtubeSignupRequired: { kind: "expired", reason: "no-account" },
  insufficientPermissions: scopeMissing,
  ACCESS_TOKEN_SCOPE_INSUFFICIENT: scopeMissing,
  quotaExceeded: "quota",
  dailyLimitExceeded: "quota",
  rateLimitExceeded: "rate",
  userRateLimitExceeded: "rate",
  RATE_LIMIT_EXCEEDED: "rate",
  accessNotConfigured: configuration,
  SERVICE_DISABLED: configuration,
  keyInvalid: configuration,
  API_KEY_INVALID: configuration,
  channelClosed: gone,
  channelSuspended: gone,
  channelForbidden: gone,
  channelNotFound: gone,
  forbidden: ourRequest,
  subscriptionForbidden: ourRequest,
  playlistItemsNotAccessible: ourRequest,
  playlistNotFound: ourRequest,
  videoNotFound: ourRequest,
  missingRequiredParameter: ourRequest,
  unknownPart: ourRequest,
  invalidPageToken: ourRequest,
  backendError: outage,
  SERVICE_UNAVAILABLE: outage,
};

/**
 * Errors of the token and revocation endpoints. Only `invalid_grant` and `invalid_token` say that the authorization is gone.
 * @source https://developers.google.com/identity/protocols/oauth2/web-server
 */
const oauthErrors: Record<string, Meaning> = {
  invalid_grant: revoked,
  invalid_token: revoked,
  invalid_client: configuration,
  unauthorized_client: configuration,
  redirect_uri_mismatch: configuration,
  invalid_scope: configuration,
  internal_failure: outage,
};

export type Endpoint = "api" | "oauth";

/** What a log may say of an answer: its status and a reason of the two lists above, never the vendor's own text. */
export class GoogleAnswer extends Error {
  readonly status: number;
  readonly reason: string | null;

  constructor(status: number, reason: string | null) {
    super(`HTTP ${status} ${reason ?? "without a known reason"}`);
    this.name = "GoogleAnswer";
    this.status = status;
    this.reason = reason;
  }
}

/** Names the class of what went wrong here: its message may hold the token that was no header. */
class NothingSent extends Error {
  constructor(error: unknown) {
    super("Nothing was sent");
    this.name = error instanceof Error ? `NothingSent:${error.name}` : "NothingSent";
  }
}

/**
 * The library's errors carry the request with its tokens, so none of them goes on as a cause.
 * @param now null where the time is not known: then a limit has no `retryAt` and the caller's own pause applies
 */
export function translateError(error: unknown, endpoint: Endpoint, now: Date | null): PlatformError {
  if (error instanceof PlatformError) return error;
  const egress = egressErrorIn(error);
  if (egress) return new PlatformError(ofEgress(egress), { cause: egress });
  const answered = Answered.safeParse(error);
  // Thrown before anything was sent, for instance by a token with a line break in it.
  if (!answered.success) {
    return new PlatformError({ kind: "unexpected", reason: "request" }, { cause: new NothingSent(error) });
  }
  const { status, data, headers } = answered.data.response;
  const reason = reasonIn(data, endpoint);
  const wait = retryAfter(headers.get("retry-after"), now ?? new Date(0));
  return new PlatformError(dated(meaningOf(status, reason, endpoint), now, wait), {
    cause: new GoogleAnswer(status, reason),
  });
}

const Answered = z.object({
  response: z.object({ status: z.number(), data: z.unknown(), headers: z.instanceof(Headers) }),
});

function meaningOf(status: number, reason: string | null, endpoint: Endpoint): Meaning {
  if (status >= 500) return outage;
  const known = reason ? (endpoint === "api" ? apiReasons : oauthErrors)[reason] : undefined;
  if (known) return known;
  if (status === 429) return "rate";
  if (status === 408) return { kind: "unavailable", reason: "timeout" };
  // A token endpoint that answers 401 in words unknown to us says nothing about the person's grant.
  return status === 401 && endpoint === "api" ? revoked : ourRequest;
}

function dated(meaning: Meaning, now: Date | null, wait: number | null): PlatformFailure {
  if (meaning === "quota") {
    return { kind: "limited", reason: "quota", retryAt: now && nextQuotaDay(now) };
  }
  if (meaning === "rate") {
    const retryAt = now && wait !== null ? new Date(now.getTime() + wait) : null;
    return { kind: "limited", reason: "rate", retryAt };
  }
  return meaning;
}

function ofEgress({ failure, code }: EgressError): PlatformFailure {
  if (failure === "timeout" || failure === "network") return { kind: "unavailable", reason: failure };
  if (failure === "open") return { kind: "unavailable", reason: "outage" };
  const misdirected = code === "HOST" || code === "ADDRESS";
  return { kind: "unexpected", reason: misdirected ? "configuration" : "shape" };
}

const OauthError = z.object({ error: z.string() });
/** `details` may hold entries of other kinds, such as links to help. */
const Reasons = z.array(z.object({ reason: z.string() }).catch({ reason: "" })).catch([]);
const ApiError = z.object({ error: z.object({ errors: Reasons, details: Reasons }) });

/** The first reason we know. Members differ between servers and ages: `errors` and `details` may each be missing. */
function reasonIn(data: unknown, endpoint: Endpoint): string | null {
  if (endpoint === "oauth") {
    const error = OauthError.safeParse(data).data?.error;
    return error && Object.hasOwn(oauthErrors, error) ? error : null;
  }
  const error = ApiError.safeParse(data).data?.error;
  const reasons = [...(error?.errors ?? []), ...(error?.details ?? [])].map(({ reason }) => reason);
  return reasons.find((reason) => Object.hasOwn(apiReasons, reason)) ?? null;
}

/** The library wraps what our fetch throws once or twice. */
function egressErrorIn(error: unknown): EgressError | null {
  let inner = error;
  for (let depth = 0; depth < 5 && inner instanceof Error; depth++) {
    if (inner instanceof EgressError) return inner;
    inner = inner.cause;
  }
  return null;
}
