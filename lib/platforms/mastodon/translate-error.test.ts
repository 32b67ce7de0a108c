import { expect, test } from "vitest";
import { problemOf } from "../errors";
import { type Endpoint, refusalIn } from "./translate-error";

const now = new Date("2026-11-20T12:00:00Z");

const refuse = (
  status: number,
  endpoint: Endpoint,
  body: unknown = {},
  headers = {},
  at: Date | null = now,
) => refusalIn({ status, headers: new Headers(headers), isEmpty: false, body }, endpoint, at);

const problem = (status: number, endpoint: Endpoint, body?: unknown) => {
  const error = refuse(status, endpoint, body);
  return error && problemOf(error.failure);
};

test.each([
  [401, "account", { error: "The access token was revoked" }, "expired/revoked"],
  [401, "account", undefined, "expired/revoked"],
  [403, "account", { error: "This action is outside the authorized scopes" }, "expired/scope-missing"],
  // Another 403 says nothing about the grant: a wall before the server may speak like this.
  [403, "account", { error: "Forbidden" }, "unexpected/request"],
  [403, "account", undefined, "unexpected/request"],
  [404, "account", undefined, "unexpected/request"],
  [410, "public", undefined, "unexpected/request"],
  [403, "public", { error: "This action is outside the authorized scopes" }, "unexpected/request"],
  // What nobody is asked for cannot be revoked.
  [401, "public", { error: "The access token was revoked" }, "unexpected/configuration"],
  [401, "oauth", undefined, "unexpected/request"],
  [400, "oauth", { error: "something_new" }, "unexpected/request"],
  [400, "oauth", { error: "constructor" }, "unexpected/request"],
  [400, "oauth", { error: { code: "invalid_grant" } }, "unexpected/request"],
  [408, "account", undefined, "unavailable/timeout"],
  [500, "oauth", { error: "invalid_grant" }, "unavailable/outage"],
  [503, "account", "<html>", "unavailable/outage"],
  [304, "account", undefined, "unexpected/request"],
] satisfies [number, Endpoint, unknown, string][])(
  "%i at %s with %j is %s",
  (status, endpoint, body, expected) => {
    expect(problem(status, endpoint, body)).toBe(expected);
  },
);

test("a good answer is no refusal", () => {
  expect(refuse(200, "account", { error: "The access token is invalid" })).toBeNull();
});

test("a missing permission is named", () => {
  const error = refuse(403, "account", { error: "This action is outside the authorized scopes" });
  expect(error?.failure).toEqual({ kind: "expired", reason: "scope-missing", scopes: ["profile"] });
});

test.each([
  [
    "the end of the window",
    { "x-ratelimit-reset": "2026-11-20T12:03:10.000000Z" },
    "2026-11-20T12:03:10.000Z",
  ],
  ["an hour at most", { "x-ratelimit-reset": "2027-11-20T12:00:00Z" }, "2026-11-20T13:00:00.000Z"],
  [
    "the documented window after a header of the past",
    { "x-ratelimit-reset": "2026-11-20T11:59:00Z" },
    "2026-11-20T12:05:00.000Z",
  ],
  ["the documented window without a header", {}, "2026-11-20T12:05:00.000Z"],
  ["the documented window after nonsense", { "x-ratelimit-reset": "soon" }, "2026-11-20T12:05:00.000Z"],
  ["what a wall before the server asks for", { "retry-after": "30" }, "2026-11-20T12:00:30.000Z"],
])("too fast goes on at %s", (_name, headers, expected) => {
  const error = refuse(429, "public", {}, headers);
  expect(error?.failure).toEqual({ kind: "limited", reason: "rate", retryAt: new Date(expected) });
});

test("without a calendar a limit has no end", () => {
  const error = refuse(429, "public", {}, { "x-ratelimit-reset": "2026-11-20T12:03:10Z" }, null);
  expect(error?.failure).toEqual({ kind: "limited", reason: "rate", retryAt: null });
});

test("the server's own words stay behind", () => {
  const error = refuse(403, "oauth", { error: "secret words", error_description: "more of them" });
  expect(`${error?.message} ${error?.cause}`).toBe(
    "unexpected: request RefusedAnswer: HTTP 403 without a known reason",
  );
});
