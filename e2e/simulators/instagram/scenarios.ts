import { disturbances } from "../disturb.ts";
import type { Scenarios } from "../scenarios.ts";
import type { World } from "../world.ts";

export const scenarios = {
  expired: { what: "tokens end now: 190/463 until a new consent" },
  revoked: { what: "the person removes the app: 190/458 until a new consent" },
  "password-changed": { what: "the person changes the password: 190/460 until a new consent" },
  "token-unreadable": { what: "190 without a subcode" },
  "scope-missing": { what: 'error 10; as "200" that one' },
  "expired-code": { what: "authorization codes are too old at once" },
  wrapped: { what: "token and profile come in a list under data, as documented" },
  "permissions-told": { what: 'the token reply names permissions; as "list" in a list' },
  "turned-personal": { what: "the person switches to a personal account: no figures any more" },
  "same-token": { what: "a refresh brings the same token with a new end" },
  "refresh-refused": { what: "a refresh answers 190/463" },
  "refresh-slow": { what: "a refresh answers after ms", preset: { ms: 3_000 } },
  "lose-refresh-reply": { what: "a refresh happens, its answer never arrives", preset: { times: 1 } },
  "token-outage": { what: "503 from code exchange, long-lived exchange and refresh" },
  "rate-limited": {
    what: "the limit in as: 4, 17, 613 or 80002; retryAfter as header, ms till access is regained in a usage header",
    preset: { as: "80002", ms: 600_000 },
  },
  usage: {
    what: "good answers say that as percent of the account's allowance are used",
    preset: { as: "100" },
  },
  "outage-503": { what: "503 always" },
  "flaky-503": { what: "503 three times, then all is well", preset: { times: 3 } },
  transient: { what: "500 with code 2 and is_transient" },
  ...disturbances,
  "hide-likes": { what: "no like_count" },
  "hide-comments": { what: "no comments_count" },
  "no-views": { what: "no view_count: the basic permission does not bring it" },
  "no-shares": { what: "no shares_count" },
  "extras-refused": { what: "error 100 to whoever asks for view_count or shares_count" },
  "counts-as-text": { what: "counts as texts" },
  "new-field": { what: "fields nobody has heard of" },
  misread: { what: "followers_count with its last digit typed twice" },
  "account-closed": { what: "100/33 for the account itself" },
  "delete-post": { what: "the post whose id is in as (else the newest) is deleted" },
  "archive-post": { what: "the post whose id is in as (else the newest) is archived" },
  renamed: { what: "the username is the one in as", preset: { as: "a.new.name" } },
  farewell: {
    what: 'DELETE me/permissions is answered 404; as "400" with an error, as "silent" not at all',
    preset: { as: "404" },
  },
} as const satisfies Scenarios;

export type InstagramSwitch = keyof typeof scenarios;
export type InstagramWorld = World<InstagramSwitch>;
