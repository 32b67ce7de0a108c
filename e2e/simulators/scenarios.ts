import { z } from "zod";

/**
 * A switch on one account, or on a whole vendor under that vendor's name ("resend").
 * `times` switches it off after so many affected requests; `ms`, `retryAfter` and `as` are read by the scenarios
 * whose line below names them.
 */
export const ScenarioSettings = z.strictObject({
  times: z.coerce.number().int().positive().optional(),
  ms: z.coerce.number().int().nonnegative().max(600_000).optional(),
  retryAfter: z.string().max(40).optional(),
  as: z.string().max(80).optional(),
});
export type ScenarioSettings = z.infer<typeof ScenarioSettings>;

type Scenario = { on: "account" | "resend"; what: string; preset?: ScenarioSettings };

export const scenarios = {
  expired: { on: "account", what: "access tokens end now: 401 authError until refreshed" },
  revoked: { on: "account", what: "the person revokes at Google: every token is dead until a new consent" },
  "invalid-grant": {
    on: "account",
    what: 'a refresh answers invalid_grant; as "revoked" with the text of revoked tokens',
  },
  "time-limited-grant": { on: "account", what: "a consent lasts 7 days: refresh_token_expires_in" },
  "rotating-refresh": { on: "account", what: "a refresh brings a new refresh token and ends the old one" },
  "expired-code": { on: "account", what: "authorization codes are too old at once" },
  "scope-missing": { on: "account", what: "403 insufficientPermissions" },
  "no-channel": { on: "account", what: 'mine=true finds nothing; as "empty" with items: []' },
  "quota-exceeded": { on: "account", what: "403 quotaExceeded until midnight Pacific time" },
  "rate-limited-403": { on: "account", what: "403 rateLimitExceeded" },
  "rate-limited-429": {
    on: "account",
    what: "429 with retryAfter (seconds or any text)",
    preset: { retryAfter: "30" },
  },
  "outage-503": { on: "account", what: '503 always; as "500" with backendError' },
  "flaky-503": { on: "account", what: "503 three times, then all is well", preset: { times: 3 } },
  "token-outage": { on: "account", what: "503 from the token endpoint" },
  slow: { on: "account", what: "answers after ms", preset: { ms: 10_000 } },
  "malformed-json": { on: "account", what: "200 with a body that is no JSON" },
  truncated: { on: "account", what: "the connection ends in the middle of the body" },
  huge: { on: "account", what: "a valid body of 12 MB" },
  "hidden-subscribers": { on: "account", what: 'hiddenSubscriberCount; as "zero" with the count "0"' },
  "hide-likes": { on: "account", what: "no likeCount" },
  "comments-off": { on: "account", what: "no commentCount" },
  "bare-numbers": { on: "account", what: "counts as JSON numbers" },
  "new-field": { on: "account", what: "fields nobody has heard of" },
  "api-not-enabled": { on: "account", what: "403 accessNotConfigured" },
  "channel-closed": { on: "account", what: "403 channelClosed; uploads 404" },
  "channel-suspended": { on: "account", what: "403 channelSuspended; uploads 404" },
  "delete-video": {
    on: "account",
    what: "the video whose id is in as (else the newest public one) is deleted",
  },
  "make-video-private": {
    on: "account",
    what: "the video whose id is in as (else the newest public one) is private",
  },
  renamed: {
    on: "account",
    what: "the channel's title is the one in as, its handle follows",
    preset: { as: "A New Name" },
  },
  "refresh-slow": { on: "account", what: "a refresh answers after ms", preset: { ms: 3_000 } },
  "lose-refresh-reply": {
    on: "account",
    what: "a refresh happens, its answer never arrives",
    preset: { times: 1 },
  },
  "silent-revoke": { on: "account", what: 'revoking hangs; as "503" it fails at once' },
  "mail-down": {
    on: "resend",
    what: 'no mail is taken: 500; as "429" too many requests',
    preset: { retryAfter: "1" },
  },
} as const satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof scenarios;
export const ScenarioName = z.enum(Object.keys(scenarios) as [ScenarioName, ...ScenarioName[]]);

/** Whose switches may be thrown beside the accounts. */
export const vendorTarget = "resend";

type Switches = Record<string, Record<string, ScenarioSettings>>;

export function settingsOf(
  switches: Switches,
  target: string | null,
  name: ScenarioName,
): ScenarioSettings | null {
  return (target !== null && switches[target]?.[name]) || null;
}

export function switchOn(
  switches: Switches,
  target: string,
  name: ScenarioName,
  settings: ScenarioSettings,
): void {
  const scenario: Scenario = scenarios[name];
  switches[target] = { ...switches[target], [name]: { ...scenario.preset, ...settings } };
}

export function switchOff(switches: Switches, target: string, name: ScenarioName): void {
  const { [name]: _, ...rest } = switches[target] ?? {};
  switches[target] = rest;
}

/** The settings when the switch is on, counting this use of it. */
export function takeScenario(
  switches: Switches,
  target: string | null,
  name: ScenarioName,
): ScenarioSettings | null {
  const settings = settingsOf(switches, target, name);
  if (!settings || target === null || settings.times === undefined) return settings;
  if (settings.times <= 1) switchOff(switches, target, name);
  else switchOn(switches, target, name, { ...settings, times: settings.times - 1 });
  return settings;
}
