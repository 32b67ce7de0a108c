import "server-only";
import { z } from "zod";
import { PlatformError, type PlatformFailure } from "../errors";
import { RefusedAnswer, rateLimited } from "../failed-call";
import type { JsonAnswer } from "../json-api";
import { mastodonPolicy } from "./policy";

const revoked: PlatformFailure = { kind: "expired", reason: "revoked" };
const ourRequest: PlatformFailure = { kind: "unexpected", reason: "request" };
const configuration: PlatformFailure = { kind: "unexpected", reason: "configuration" };

/** What is asked: a token for a code or its end; whose token it is; or what anybody may read. */
export type Endpoint = "oauth" | "account" | "public";

/** @source https://docs.joinmastodon.org/methods/oauth/#token, #revoke */
const oauthErrors = new Map<string, PlatformFailure>([
  ["invalid_grant", revoked],
  ["invalid_client", configuration],
  ["unauthorized_client", configuration],
  ["invalid_scope", configuration],
]);

const scopeMissing = "This action is outside the authorized scopes";
/**
 * A login that its server does not let in: disabled, not confirmed, not approved yet. Texts, for there are no codes.
 * @source https://docs.joinmastodon.org/methods/accounts/#verify_credentials
 */
const closed =
  /^Your login is (currently disabled|missing a confirmed e-mail address|currently pending approval)$/;

/** The longest a server may make us wait by its header, as a vendor's mistake must not park an account for years. */
const hour = 3_600_000;

const Refused = z.object({ error: z.string() });

/**
 * What an answer says went wrong, if it does. Its own text is compared and never kept.
 * @param now null where the time is not known: then a limit has no end and the caller's own pause applies
 */
export function refusalIn(answer: JsonAnswer, endpoint: Endpoint, now: Date | null): PlatformError | null {
  const { status } = answer;
  if (status >= 200 && status <= 299) return null;
  const text = Refused.safeParse(answer.body).data?.error ?? "";
  const reason = endpoint === "oauth" && oauthErrors.has(text) ? text : null;
  const failure = status === 429 ? limited(answer.headers, now) : meaningOf(status, text, endpoint);
  return new PlatformError(failure, { cause: new RefusedAnswer(status, reason) });
}

function meaningOf(status: number, text: string, endpoint: Endpoint): PlatformFailure {
  if (status >= 500) return { kind: "unavailable", reason: "outage" };
  if (status === 408) return { kind: "unavailable", reason: "timeout" };
  if (endpoint === "oauth") return oauthErrors.get(text) ?? ourRequest;
  if (endpoint === "public") {
    // A server that shows nothing to strangers: its operator's choice, which ours has to know of.
    return status === 401 ? configuration : ourRequest;
  }
  if (status === 401) return revoked;
  if (status === 403 && text === scopeMissing) {
    return { kind: "expired", reason: "scope-missing", scopes: [mastodonPolicy.scope] };
  }
  return status === 403 && closed.test(text) ? { kind: "expired", reason: "account-closed" } : ourRequest;
}

/**
 * `X-RateLimit-Reset` is the instant at which the window ends.
 * @source https://docs.joinmastodon.org/api/rate-limits/
 */
function limited(headers: Headers, now: Date | null): PlatformFailure {
  const resetAt = Date.parse(headers.get("x-ratelimit-reset") ?? "");
  if (!now || Number.isNaN(resetAt) || resetAt <= now.getTime()) {
    return rateLimited(headers, now, mastodonPolicy.rateLimit.windowMs);
  }
  const retryAt = new Date(Math.min(resetAt, now.getTime() + hour));
  return { kind: "limited", reason: "rate", retryAt };
}
