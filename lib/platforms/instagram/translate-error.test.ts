import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import type { JsonAnswer } from "../json-api";
import { refusalIn, saysReason } from "./translate-error";

const now = new Date("2026-11-20T12:00:00Z");

const answer = (status: number, body: unknown, headers: Record<string, string> = {}): JsonAnswer => ({
  status,
  headers: new Headers(headers),
  isEmpty: false,
  body,
});
const graph = (code: number, error_subcode?: number, more: object = {}) => ({
  error: { message: "text", type: "OAuthException", code, error_subcode, fbtrace_id: "A", ...more },
});
const failureOf = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  refusalIn(answer(status, body, headers), now)?.failure ?? null;

const revoked = { kind: "expired", reason: "revoked" };
const scopes = { kind: "expired", reason: "scope-missing", scopes: ["instagram_business_basic"] };
const outage = { kind: "unavailable", reason: "outage" };
const ourRequest = { kind: "unexpected", reason: "request" };
const rate = (retryAt: Date | null) => ({ kind: "limited", reason: "rate", retryAt });
const inAnHour = new Date("2026-11-20T13:00:00Z");

describe("Instagram says", () => {
  test.each([
    ["the token ended", 190, 463, revoked],
    ["the person removed the app", 190, 458, revoked],
    ["the password was changed", 190, 460, revoked],
    ["the token is malformed", 190, undefined, revoked],
    ["the session is over", 102, undefined, revoked],
    ["a permission is missing", 10, undefined, scopes],
    ["a permission is missing", 200, undefined, scopes],
    ["a permission is missing", 299, undefined, scopes],
    ["the app is too fast", 4, undefined, rate(inAnHour)],
    ["the person is too fast", 17, undefined, rate(inAnHour)],
    ["a page is too fast", 32, undefined, rate(inAnHour)],
    ["the app is too fast", 341, undefined, rate(inAnHour)],
    ["a limit of their own", 613, undefined, rate(inAnHour)],
    ["the account's allowance is used up", 80002, undefined, rate(null)],
    ["the object is gone", 100, 33, ourRequest],
    ["the question is wrong", 100, undefined, ourRequest],
    ["something went wrong there", 1, undefined, outage],
    ["something went wrong there", 2, undefined, outage],
    ["a number of tomorrow", 4711, undefined, ourRequest],
    ["a number of tomorrow", 300, undefined, ourRequest],
  ])("%s: %i/%j", (_what, code, subcode, failure) => {
    // Seen with 400, possible with the others: the number decides, not the state.
    for (const status of [200, 400, 401, 403]) {
      expect(failureOf(status, graph(code, subcode))).toEqual(failure);
    }
  });

  test("that it is transient: a number unknown to us may pass, a known one keeps its meaning", () => {
    expect(failureOf(400, graph(4711, undefined, { is_transient: true }))).toEqual(outage);
    expect(failureOf(400, graph(190, 463, { is_transient: true }))).toEqual(revoked);
    expect(failureOf(400, graph(4, undefined, { is_transient: true }))).toEqual(rate(inAnHour));
    expect(failureOf(400, graph(4711, undefined, { is_transient: false }))).toEqual(ourRequest);
    expect(failureOf(400, graph(4711, undefined, { is_transient: "perhaps" }))).toEqual(ourRequest);
  });

  test.each([
    [400, ourRequest],
    [401, ourRequest],
    [403, ourRequest],
    [404, ourRequest],
    [408, { kind: "unavailable", reason: "timeout" }],
    [429, rate(inAnHour)],
    [500, outage],
    [503, outage],
  ])("%i in words unknown to us, which is no word about the grant", (status, failure) => {
    for (const body of [undefined, null, [], {}, "text", { error: "text" }, { error: { code: "190" } }]) {
      expect(failureOf(status, body)).toEqual(failure);
    }
    expect(failureOf(status, graph(4711))).toEqual(failure);
  });

  test("nothing wrong", () => {
    for (const body of [{ data: [] }, { id: "1" }, {}, null, undefined]) {
      expect(failureOf(200, body)).toBeNull();
    }
  });
});

describe("the host that takes codes says", () => {
  const flat = (code: number, error_type = "OAuthException") => ({ error_type, code, error_message: "text" });
  test.each([
    ["a code that was used, or wrong credentials", 400, flat(400), revoked],
    ["another type", 400, flat(400, "OAuthOddException"), ourRequest],
    ["too fast", 429, flat(429, "OAuthRateLimitException"), rate(inAnHour)],
    ["an outage", 500, flat(500), outage],
    ["an outage in a good answer", 200, flat(503), outage],
    ["forbidden", 403, flat(403, "OAuthForbiddenException"), ourRequest],
  ])("%s", (_what, status, body, failure) => {
    expect(failureOf(status, body)).toEqual(failure);
  });
});

describe("when to come back", () => {
  const usage = (minutes: number) =>
    JSON.stringify({
      "17841400000000001": [
        { type: "instagram", call_count: 100, estimated_time_to_regain_access: minutes },
        { type: "instagram", call_count: 20, estimated_time_to_regain_access: 1 },
      ],
    });

  test("as the usage header estimates it, which may be hours", () => {
    const headers = { "x-business-use-case-usage": usage(150), "retry-after": "30" };
    expect(failureOf(400, graph(80002), headers)).toEqual(rate(new Date("2026-11-20T14:30:00Z")));
  });

  test("else as Retry-After asks, else not known for an account's own allowance", () => {
    expect(failureOf(429, graph(80002), { "retry-after": "30" })).toEqual(
      rate(new Date("2026-11-20T12:00:30Z")),
    );
    expect(failureOf(429, graph(80002), { "x-business-use-case-usage": "{" })).toEqual(rate(null));
  });

  test("at an unknown time there is no end", () => {
    const headers = { "x-business-use-case-usage": usage(150) };
    expect(refusalIn(answer(400, graph(80002), headers), null)?.failure).toEqual(rate(null));
    expect(refusalIn(answer(400, graph(4)), null)?.failure).toEqual(rate(null));
  });
});

test("the vendor's words stay behind; the numbers are told apart", () => {
  const more = { message: "secret-message", error_user_msg: "secret", fbtrace_id: "secret" };
  const gone = refusalIn(answer(400, graph(100, 33, more), { "x-fb-debug": "secret" }), now);
  expect(inspect(gone, { depth: 20, showHidden: true })).not.toContain("secret");
  expect(gone?.cause).toMatchObject({ message: "HTTP 400 100/33" });
  expect(saysReason(gone, "100/33")).toBe(true);
  expect(saysReason(gone, "100")).toBe(false);
  expect(saysReason(new Error("100/33"), "100/33")).toBe(false);
});
