import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { EgressError } from "@/lib/http/egress";
import { PlatformError } from "../errors";
import { type Endpoint, translateError } from "./translate-error";

const now = new Date("2026-11-20T12:00:00Z");
const scope = "https://www.googleapis.com/auth/youtube.readonly";

function failureOf(status: number, data: unknown, endpoint: Endpoint, headers: Record<string, string> = {}) {
  const error = Object.assign(new Error("vendor's text"), {
    response: { status, data, headers: new Headers(headers) },
  });
  return translateError(error, endpoint, now).failure;
}

const api = (status: number, reason: string, domain = "youtube", more: object = {}) => ({
  error: { code: status, message: "text", errors: [{ message: "text", domain, reason }], ...more },
});

describe("the Data API says", () => {
  const quota = { kind: "limited", reason: "quota", retryAt: new Date("2026-11-21T08:00:00Z") };
  const rate = { kind: "limited", reason: "rate", retryAt: null };
  const scopes = { kind: "expired", reason: "scope-missing", scopes: [scope] };
  test.each([
    [401, "authError", { kind: "expired", reason: "revoked" }],
    [401, "youtubeSignupRequired", { kind: "expired", reason: "no-account" }],
    [403, "insufficientPermissions", scopes],
    [403, "quotaExceeded", quota],
    [403, "dailyLimitExceeded", quota],
    [403, "rateLimitExceeded", rate],
    [403, "userRateLimitExceeded", rate],
    [429, "rateLimitExceeded", rate],
    [403, "accessNotConfigured", { kind: "unexpected", reason: "configuration" }],
    [400, "keyInvalid", { kind: "unexpected", reason: "configuration" }],
    [403, "forbidden", { kind: "unexpected", reason: "request" }],
    [403, "subscriptionForbidden", { kind: "unexpected", reason: "request" }],
    [403, "playlistItemsNotAccessible", { kind: "unexpected", reason: "request" }],
    [403, "channelClosed", { kind: "expired", reason: "account-closed" }],
    [404, "channelClosed", { kind: "expired", reason: "account-closed" }],
    [403, "channelSuspended", { kind: "expired", reason: "account-closed" }],
    [403, "channelForbidden", { kind: "expired", reason: "account-closed" }],
    [404, "channelNotFound", { kind: "expired", reason: "account-closed" }],
    [404, "playlistNotFound", { kind: "unexpected", reason: "request" }],
    [404, "videoNotFound", { kind: "unexpected", reason: "request" }],
    [400, "missingRequiredParameter", { kind: "unexpected", reason: "request" }],
    [400, "unknownPart", { kind: "unexpected", reason: "request" }],
    [400, "invalidPageToken", { kind: "unexpected", reason: "request" }],
    [500, "backendError", { kind: "unavailable", reason: "outage" }],
    [503, "SERVICE_UNAVAILABLE", { kind: "unavailable", reason: "outage" }],
    [503, "quotaExceeded", { kind: "unavailable", reason: "outage" }],
    [403, "aReasonOfTomorrow", { kind: "unexpected", reason: "request" }],
  ])("%i %s", (status, reason, failure) => {
    expect(failureOf(status, api(status, reason), "api")).toEqual(failure);
  });

  test.each([
    ["ACCESS_TOKEN_SCOPE_INSUFFICIENT", 403, "scope-missing"],
    ["RATE_LIMIT_EXCEEDED", 429, "rate"],
    ["SERVICE_DISABLED", 403, "configuration"],
    ["API_KEY_INVALID", 400, "configuration"],
  ])("%s in details where errors are missing", (reason, status, expected) => {
    const data = { error: { code: status, message: "", status: "X", details: [{ reason }, { other: 1 }] } };
    const listed = { error: { details: [{ "@type": "ErrorInfo", reason }] } };
    expect(failureOf(status, listed, "api").reason).toBe(expected);
    expect(failureOf(status, data, "api").reason).toBe(expected);
  });

  test.each([
    [401, "revoked"],
    [403, "request"],
    [404, "request"],
    [408, "timeout"],
    [429, "rate"],
    [500, "outage"],
    [502, "outage"],
  ])("%i in words unknown to us", (status, reason) => {
    for (const data of ["<html>", null, undefined, [], {}, { error: "text" }, { error: { errors: "no" } }]) {
      expect(failureOf(status, data, "api").reason).toBe(reason);
    }
  });

  test.each([
    ["30", "2026-11-20T12:00:30Z"],
    ["Fri, 20 Nov 2026 12:05:00 GMT", "2026-11-20T12:05:00Z"],
    ["31536000", "2026-11-20T13:00:00Z"],
  ])("when to come back: Retry-After %s", (header, at) => {
    const failure = failureOf(429, api(429, "rateLimitExceeded"), "api", { "retry-after": header });
    expect(failure).toEqual({ kind: "limited", reason: "rate", retryAt: new Date(at) });
  });
});

describe("the token endpoint says", () => {
  test.each([
    [400, "invalid_grant", { kind: "expired", reason: "revoked" }],
    [400, "invalid_token", { kind: "expired", reason: "revoked" }],
    [401, "invalid_client", { kind: "unexpected", reason: "configuration" }],
    [400, "redirect_uri_mismatch", { kind: "unexpected", reason: "configuration" }],
    [400, "unauthorized_client", { kind: "unexpected", reason: "configuration" }],
    [400, "invalid_scope", { kind: "unexpected", reason: "configuration" }],
    [400, "invalid_request", { kind: "unexpected", reason: "request" }],
    [400, "unsupported_grant_type", { kind: "unexpected", reason: "request" }],
    [400, "internal_failure", { kind: "unavailable", reason: "outage" }],
    [503, "internal_failure", { kind: "unavailable", reason: "outage" }],
    [500, "invalid_grant", { kind: "unavailable", reason: "outage" }],
  ])("%i %s", (status, error, failure) => {
    expect(failureOf(status, { error, error_description: "text" }, "oauth")).toEqual(failure);
  });

  test.each(["Malformed auth code.", "Bad Request", "Token has been expired or revoked."])(
    "invalid_grant in the words %j",
    (error_description) => {
      const failure = failureOf(400, { error: "invalid_grant", error_description }, "oauth");
      expect(failure).toEqual({ kind: "expired", reason: "revoked" });
    },
  );

  test("401 in words unknown to us, which is no word about the grant", () => {
    expect(failureOf(401, "<html>", "oauth")).toEqual({ kind: "unexpected", reason: "request" });
    expect(failureOf(401, api(401, "authError"), "oauth").kind).toBe("unexpected");
  });
});

describe("no answer", () => {
  test.each([
    ["timeout", "DEADLINE", { kind: "unavailable", reason: "timeout" }],
    ["network", "ECONNRESET", { kind: "unavailable", reason: "network" }],
    ["open", "BREAKER", { kind: "unavailable", reason: "outage" }],
    ["too-large", "BYTES", { kind: "unexpected", reason: "shape" }],
    ["refused", "REDIRECT", { kind: "unexpected", reason: "shape" }],
    ["refused", "ENCODING", { kind: "unexpected", reason: "shape" }],
    ["refused", "HOST", { kind: "unexpected", reason: "configuration" }],
    ["refused", "ADDRESS", { kind: "unexpected", reason: "configuration" }],
  ] as const)("%s (%s), however deep the library wrapped it", (failure, code, expected) => {
    const egress = new EgressError("youtube", failure, code);
    const wrapped = new Error("1", { cause: new Error("2", { cause: egress }) });
    expect(translateError(egress, "api", now).failure).toEqual(expected);
    expect(translateError(wrapped, "oauth", now)).toMatchObject({ failure: expected, cause: egress });
  });

  test("thrown before anything was sent, by whatever", () => {
    for (const thrown of [new TypeError("ya29.secret is not a header"), "text", null, undefined, {}]) {
      const error = translateError(thrown, "api", now);
      expect(error.failure).toEqual({ kind: "unexpected", reason: "request" });
      expect(inspect(error, { depth: 20, showHidden: true })).not.toContain("ya29");
      expect((error.cause as Error).name).toMatch(/^NothingSent(:TypeError)?$/);
    }
  });
});

test("a limit met at an unknown time has no end", () => {
  const error = { response: { status: 403, data: api(403, "quotaExceeded"), headers: new Headers() } };
  expect(translateError(error, "api", null).failure).toMatchObject({ retryAt: null });
  const slow = { response: { status: 429, data: "", headers: new Headers({ "retry-after": "5" }) } };
  expect(translateError(slow, "api", null).failure).toMatchObject({ retryAt: null });
});

test("what was translated already stays as it is", () => {
  const error = new PlatformError({ kind: "expired", reason: "no-account" });
  expect(translateError(error, "api", now)).toBe(error);
});

test("the vendor's request, words and unknown reasons stay behind", () => {
  const error = Object.assign(new Error("secret-message"), {
    config: { headers: new Headers({ authorization: "Bearer secret-token" }), data: "secret-form" },
    response: { status: 403, data: api(403, "secret-reason"), headers: new Headers({ a: "secret-header" }) },
  });
  const translated = translateError(error, "api", now);
  expect(inspect(translated, { depth: 20, showHidden: true })).not.toContain("secret");
  expect((translated.cause as Error).message).toBe("HTTP 403 without a known reason");
});
