import "server-only";
import { z } from "zod";
import { PlatformError, type PlatformFailure } from "../errors";
import { RefusedAnswer, rateLimited } from "../failed-call";
import type { JsonAnswer } from "../json-api";
import { tiktokPolicy } from "./policy";

type Meaning = PlatformFailure | "rate" | "scope";

const revoked: Meaning = { kind: "expired", reason: "revoked" };
const outage: Meaning = { kind: "unavailable", reason: "outage" };
const ourRequest: Meaning = { kind: "unexpected", reason: "request" };
const configuration: Meaning = { kind: "unexpected", reason: "configuration" };

/**
 * Every word of the two lists of errors; no word stands in both. Of those of the token endpoint only `invalid_grant` says
 * that the authorization is gone.
 * @source https://developers.tiktok.com/doc/tiktok-api-v2-error-handling
 * @source https://developers.tiktok.com/doc/oauth-error-handling
 */
const meanings: Record<string, Meaning> = {
  access_token_invalid: revoked,
  scope_not_authorized: "scope",
  scope_permission_missed: "scope",
  invalid_params: ourRequest,
  rate_limit_exceeded: "rate",
  internal_error: outage,

  invalid_grant: revoked,
  access_denied: ourRequest,
  invalid_request: ourRequest,
  unsupported_grant_type: ourRequest,
  unsupported_response_type: ourRequest,
  invalid_client: configuration,
  unauthorized_client: configuration,
  invalid_scope: configuration,
  server_error: outage,
  temporarily_unavailable: outage,
};

export type Endpoint = "data" | "oauth";

/** Refusals come at any status, 200 included, and no answer of a data endpoint is a success that does not say so. */
export function isSuccess({ status, body }: JsonAnswer, endpoint: Endpoint): boolean {
  return status === 200 && body !== undefined && wordIn(body) === (endpoint === "data" ? "ok" : null);
}

/**
 * What an answer that is no success means.
 * @param scopes the permissions that what was asked for needs
 * @param now null where the time is not known
 */
export function translateRefusal(
  answer: JsonAnswer,
  endpoint: Endpoint,
  scopes: readonly string[],
  now: Date | null,
): PlatformError {
  const said = wordIn(answer.body);
  const word = said !== null && Object.hasOwn(meanings, said) ? said : null;
  return new PlatformError(failureOf(), { cause: new RefusedAnswer(answer.status, word) });

  function failureOf(): PlatformFailure {
    const meaning = meaningOf(answer, word, endpoint);
    if (meaning === "rate") return rateLimited(answer.headers, now, tiktokPolicy.windowMs);
    return meaning === "scope" ? { kind: "expired", reason: "scope-missing", scopes } : meaning;
  }
}

function meaningOf({ status, body }: JsonAnswer, word: string | null, endpoint: Endpoint): Meaning {
  if (status === 429) return "rate";
  // What is no JSON comes from a gateway in front of TikTok.
  if (status >= 500 || body === undefined) return outage;
  if (word !== null) return meanings[word] ?? ourRequest;
  // A refusal is named, be it in a word of tomorrow; an answer that names none is something else altogether.
  if (status === 200 && wordIn(body) === null) return { kind: "unexpected", reason: "shape", path: "error" };
  if (status === 408) return { kind: "unavailable", reason: "timeout" };
  // A token endpoint that answers 401 in words unknown to us says nothing about the person's grant.
  return status === 401 && endpoint === "data" ? revoked : ourRequest;
}

/** Flat at the token endpoints, wrapped at the others; a gateway of theirs may answer in either form. */
const AnyError = z.object({ error: z.union([z.string(), z.object({ code: z.string() })]) });

function wordIn(body: unknown): string | null {
  const error = AnyError.safeParse(body).data?.error;
  if (error === undefined) return null;
  return typeof error === "string" ? error : error.code;
}
