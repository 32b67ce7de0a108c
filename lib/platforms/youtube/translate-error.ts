import "server-only";
import { z } from "zod";
import { EgressError } from "@/lib/http/egress";
import { PlatformError, type PlatformFailure } from "../errors";
import { NothingSent, ofEgress, RefusedAnswer, rateLimited } from "../failed-call";
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

/**
 * The library's errors carry the request with its tokens, so none of them goes on as a cause.
 * @param now null where the time is not known: then a limit has no `retryAt` and the caller's own pause applies
 */
export function translateError(error: unknown, endpoint: Endpoint, now: Date | null): PlatformError {
  const ours = causeIn(error, PlatformError);
  if (ours) return ours;
  const egress = causeIn(error, EgressError);
  if (egress) return new PlatformError(ofEgress(egress), { cause: egress });
  const answered = Answered.safeParse(error);
  // Thrown before anything was sent, for instance by a token with a line break in it.
  if (!answered.success) {
    return new PlatformError({ kind: "unexpected", reason: "request" }, { cause: new NothingSent(error) });
  }
  const { status, data, headers } = answered.data.response;
  const reason = reasonIn(data, endpoint);
  const meaning = meaningOf(status, reason, endpoint);
  return new PlatformError(dated(meaning, headers, now), { cause: new RefusedAnswer(status, reason) });
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

function dated(meaning: Meaning, headers: Headers, now: Date | null): PlatformFailure {
  if (meaning === "quota") {
    return { kind: "limited", reason: "quota", retryAt: now && nextQuotaDay(now) };
  }
  return meaning === "rate" ? rateLimited(headers, now, null) : meaning;
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
function causeIn<Wanted extends Error>(
  error: unknown,
  wanted: new (...input: never[]) => Wanted,
): Wanted | null {
  let inner = error;
  for (let depth = 0; depth < 5 && inner instanceof Error; depth++) {
    if (inner instanceof wanted) return inner;
    inner = inner.cause;
  }
  return null;
}
