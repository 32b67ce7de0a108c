import { disturbances } from "../disturb.ts";
import type { Scenarios } from "../scenarios.ts";
import type { World } from "../world.ts";

export const scenarios = {
  expired: { what: "access tokens end now: 401 authError until refreshed" },
  revoked: { what: "the person revokes at Google: every token is dead until a new consent" },
  "invalid-grant": {
    what: 'a refresh answers invalid_grant; as "revoked" with the text of revoked tokens',
  },
  "time-limited-grant": { what: "a consent lasts 7 days: refresh_token_expires_in" },
  "rotating-refresh": { what: "a refresh brings a new refresh token and ends the old one" },
  "expired-code": { what: "authorization codes are too old at once" },
  "scope-missing": { what: "403 insufficientPermissions" },
  "no-channel": { what: 'mine=true finds nothing; as "empty" with items: []' },
  "quota-exceeded": { what: "403 quotaExceeded until midnight Pacific time" },
  "rate-limited-403": { what: "403 rateLimitExceeded" },
  "rate-limited-429": {
    what: "429 with retryAfter (seconds or any text)",
    preset: { retryAfter: "30" },
  },
  "outage-503": { what: '503 always; as "500" with backendError' },
  "flaky-503": { what: "503 three times, then all is well", preset: { times: 3 } },
  "token-outage": { what: "503 from the token endpoint" },
  ...disturbances,
  "hidden-subscribers": { what: 'hiddenSubscriberCount; as "zero" with the count "0"' },
  "hide-likes": { what: "no likeCount" },
  "comments-off": { what: "no commentCount" },
  "bare-numbers": { what: "counts as JSON numbers" },
  "new-field": { what: "fields nobody has heard of" },
  "api-not-enabled": { what: "403 accessNotConfigured" },
  "channel-closed": { what: "403 channelClosed; uploads 404" },
  "channel-suspended": { what: "403 channelSuspended; uploads 404" },
  "delete-video": {
    what: "the video whose id is in as (else the newest public one) is deleted",
  },
  "make-video-private": {
    what: "the video whose id is in as (else the newest public one) is private",
  },
  renamed: {
    what: "the channel's title is the one in as, its handle follows",
    preset: { as: "A New Name" },
  },
  "refresh-slow": { what: "a refresh answers after ms", preset: { ms: 3_000 } },
  "lose-refresh-reply": {
    what: "a refresh happens, its answer never arrives",
    preset: { times: 1 },
  },
  "silent-revoke": { what: 'revoking hangs; as "503" it fails at once' },
} as const satisfies Scenarios;

export type YoutubeSwitch = keyof typeof scenarios;
export type YoutubeWorld = World<YoutubeSwitch>;
