import { disturbances } from "../disturb.ts";
import type { Scenarios } from "../scenarios.ts";
import type { World } from "../world.ts";

export const scenarios = {
  revoked: { what: "the person removes the application: its token is dead until a new consent" },
  "expired-code": { what: "authorization codes are too old at once" },
  "scope-missing": { what: "403 outside the authorized scopes" },
  "login-disabled": { what: '403 the login is disabled; as "unconfirmed" or "pending" the other two' },
  "closed-to-strangers": { what: "401 to everybody without a token" },
  "rate-limited-429": { what: "429 with X-RateLimit-Reset" },
  "outage-503": { what: "503 always" },
  "flaky-503": { what: "503 three times, then all is well", preset: { times: 3 } },
  "token-outage": { what: "503 from the token endpoint" },
  "silent-revoke": { what: 'revoking hangs; as "503" it fails at once' },
  ...disturbances,
  "quoted-numbers": { what: "counts as texts" },
  "new-field": { what: "fields nobody has heard of" },
  "delete-post": { what: "the post whose id is in as (else the newest public one) is deleted" },
  "make-post-private": { what: "the post whose id is in as (else the newest public one) is for followers" },
} as const satisfies Scenarios;

export type MastodonWorld = World<keyof typeof scenarios>;
