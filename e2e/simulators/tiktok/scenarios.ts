import { disturbances } from "../disturb.ts";
import type { Scenarios } from "../scenarios.ts";
import type { World } from "../world.ts";

export const scenarios = {
  expired: { what: "access tokens end now: access_token_invalid until refreshed" },
  revoked: { what: "the person disconnects the app in TikTok: every token is dead until a new consent" },
  "account-deleted": { what: "the account is deleted: every token is dead, and there is no consent" },
  "account-banned": { what: "the account is banned: every token is dead, and there is no consent" },
  "old-lifetimes": { what: "tokens live 24 hours and 365 days instead of 2 hours and 180 days" },
  "fixed-end": { what: "a refresh does not prolong the refresh token's life" },
  "invalid-grant": { what: "a refresh answers invalid_grant" },
  "expired-code": { what: "authorization codes are too old at once" },
  "oauth-status": {
    what: "refusals of the token endpoints come with the status in as: 200, 400, 401",
    preset: { as: "200" },
  },
  "first-version": { what: "the token endpoint answers in the form of its first version" },
  "refresh-slow": { what: "a refresh happens at once and is answered after ms", preset: { ms: 3_000 } },
  "lose-refresh-reply": {
    what: "a refresh happens, its answer never arrives",
    preset: { times: 1 },
  },
  "token-outage": { what: "a gateway's 503 page from the token endpoints" },
  "silent-revoke": { what: 'revoking hangs; as "503" it fails at once' },
  "revoke-object": { what: "revoking answers {} instead of nothing" },
  "revoke-malformed": { what: "revoking a dead token is called invalid_request instead of invalid_grant" },
  "scope-removed": {
    what: "the scopes in as (separated by commas) are taken from the grant",
    preset: { as: "video.list" },
  },
  "scope-missing": {
    what: "scope_not_authorized for the scopes in as, or for all; refreshes go on naming them",
  },
  "scope-permission-missed": { what: "a missing scope is called scope_permission_missed, at 400" },
  "errors-at-200": { what: "refusals of the data endpoints come with status 200" },
  "no-data": { what: "refusals of the data endpoints come without data" },
  "rate-limited-429": { what: "429 rate_limit_exceeded, with retryAfter where it is set" },
  "internal-error": { what: "500 internal_error" },
  "outage-503": { what: "a gateway's 503 page" },
  "flaky-503": { what: "503 three times, then all is well", preset: { times: 3 } },
  "gateway-page": { what: "a gateway's page with status 200" },
  ...disturbances,
  "short-pages": { what: "pages hold a third of what they could, and every second one is empty" },
  "counts-as-text": { what: "counts as strings" },
  "bare-ids": { what: "video ids as bare numbers" },
  "count-absent": { what: "the count whose field is in as does not come", preset: { as: "share_count" } },
  "new-field": { what: "fields nobody has heard of" },
  "delete-video": { what: "the video whose id is in as (else the newest public one) is deleted" },
  "make-video-private": {
    what: "the video whose id is in as (else the newest public one) is private",
  },
  renamed: { what: "the display name is the one in as, the username follows", preset: { as: "A New Name" } },
} as const satisfies Scenarios;

export type TiktokSwitch = keyof typeof scenarios;
export type TiktokWorld = World<TiktokSwitch>;
