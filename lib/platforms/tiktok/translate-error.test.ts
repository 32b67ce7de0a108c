import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { type Endpoint, isSuccess, translateRefusal } from "./translate-error";

const now = new Date("2026-11-20T12:00:00Z");
const scopes = ["video.list"];

const answer = (status: number, body: unknown, headers: Record<string, string> = {}) => ({
  status,
  headers: new Headers(headers),
  isEmpty: false,
  body,
});
const wrapped = (code: string) => ({ data: {}, error: { code, message: "text", log_id: "2026" } });
const flat = (error: string) => ({ error, error_description: "text", log_id: "2026" });
const failureOf = (status: number, body: unknown, endpoint: Endpoint, headers?: Record<string, string>) =>
  translateRefusal(answer(status, body, headers), endpoint, scopes, now).failure;

const revoked = { kind: "expired", reason: "revoked" };
const outage = { kind: "unavailable", reason: "outage" };
const request = { kind: "unexpected", reason: "request" };
const configuration = { kind: "unexpected", reason: "configuration" };

describe("a success", () => {
  test("of a data endpoint says so, and any other answer is none", () => {
    expect(isSuccess(answer(200, wrapped("ok")), "data")).toBe(true);
    for (const body of [wrapped("OK"), wrapped(""), { data: {} }, {}, [], null, undefined, flat("ok-ish")]) {
      expect(isSuccess(answer(200, body), "data")).toBe(false);
    }
    expect(isSuccess(answer(400, wrapped("ok")), "data")).toBe(false);
  });

  test("of a token endpoint has no error, flat or wrapped", () => {
    expect(isSuccess(answer(200, { access_token: "act.a" }), "oauth")).toBe(true);
    for (const body of [flat("invalid_grant"), wrapped("internal_error"), undefined]) {
      expect(isSuccess(answer(200, body), "oauth")).toBe(false);
    }
    expect(isSuccess(answer(401, { access_token: "act.a" }), "oauth")).toBe(false);
  });
});

describe("a data endpoint says, at the status it documents and at 200,", () => {
  test.each([
    [401, "access_token_invalid", revoked],
    [401, "scope_not_authorized", { kind: "expired", reason: "scope-missing", scopes }],
    [400, "scope_permission_missed", { kind: "expired", reason: "scope-missing", scopes }],
    [400, "invalid_params", request],
    [500, "internal_error", outage],
  ])("%i %s", (status, code, failure) => {
    expect(failureOf(status, wrapped(code), "data")).toEqual(failure);
    expect(failureOf(200, wrapped(code), "data")).toEqual(failure);
    expect(failureOf(status, { error: { code } }, "data")).toEqual(failure);
  });

  test("rate_limit_exceeded: the window of a minute, or as long as it asks", () => {
    const until = (at: string) => ({ kind: "limited", reason: "rate", retryAt: new Date(at) });
    for (const status of [429, 200]) {
      expect(failureOf(status, wrapped("rate_limit_exceeded"), "data")).toEqual(
        until("2026-11-20T12:01:00Z"),
      );
    }
    expect(failureOf(429, wrapped("rate_limit_exceeded"), "data", { "retry-after": "300" })).toEqual(
      until("2026-11-20T12:05:00Z"),
    );
    const undated = translateRefusal(answer(429, undefined), "data", scopes, null);
    expect(undated.failure).toEqual({ kind: "limited", reason: "rate", retryAt: null });
  });

  test.each([
    [200, wrapped("a_code_of_tomorrow"), request],
    [200, { data: { user: {} } }, { kind: "unexpected", reason: "shape", path: "error" }],
    [400, wrapped("a_code_of_tomorrow"), request],
    [401, wrapped("a_code_of_tomorrow"), revoked],
    [401, {}, revoked],
    [404, {}, request],
    [408, {}, { kind: "unavailable", reason: "timeout" }],
    [500, wrapped("access_token_invalid"), outage],
    [503, {}, outage],
  ])("%i in words unknown to us", (status, body, failure) => {
    expect(failureOf(status, body, "data")).toEqual(failure);
  });
});

describe("a token endpoint says, at whatever status,", () => {
  test.each([
    ["invalid_grant", revoked],
    ["invalid_client", configuration],
    ["unauthorized_client", configuration],
    ["invalid_scope", configuration],
    ["invalid_request", request],
    ["access_denied", request],
    ["unsupported_grant_type", request],
    ["unsupported_response_type", request],
    ["server_error", outage],
    ["temporarily_unavailable", outage],
  ])("%s", (error, failure) => {
    for (const status of [200, 400, 401]) expect(failureOf(status, flat(error), "oauth")).toEqual(failure);
  });

  test("401 in words unknown to us, which is no word about the grant", () => {
    expect(failureOf(401, flat("a_word_of_tomorrow"), "oauth")).toEqual(request);
    expect(failureOf(401, {}, "oauth")).toEqual(request);
  });

  test("invalid_grant with a 500, which is no word about the grant", () => {
    expect(failureOf(500, flat("invalid_grant"), "oauth")).toEqual(outage);
  });
});

test.each([200, 400, 401, 403, 404, 502])("%i with no JSON is a gateway's page, which passes", (status) => {
  expect(failureOf(status, undefined, "data")).toEqual(outage);
  expect(failureOf(status, undefined, "oauth")).toEqual(outage);
});

test("TikTok's own texts and unknown words stay behind", () => {
  const body = { error: { code: "secret-code", message: "secret-text", log_id: "secret-id" } };
  const error = translateRefusal(answer(403, body, { "x-a": "secret-header" }), "data", scopes, now);
  expect(inspect(error, { depth: 20, showHidden: true })).not.toContain("secret");
  expect((error.cause as Error).message).toBe("HTTP 403 without a known reason");
});
