import { randomBytes } from "node:crypto";
import type { YoutubeWorld } from "./scenarios.ts";
import { type AuthorizationCode, type Grant, googlePart } from "./state.ts";

export const youtubeScope = "https://www.googleapis.com/auth/youtube.readonly";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** What Google says and what it keeps differ by a second. */
const saidSeconds = 3_599;
const unusedEndsAfterMs = 183 * dayMs;
const timeLimitedMs = 7 * dayMs;
const liveTokensAnAccount = 100;
const codeLifeMs = 10 * 60_000;

function secret(bytes: number): string {
  return randomBytes(bytes).toString("base64url");
}

function isLive(grant: Grant, now: number): boolean {
  return (
    !grant.revoked &&
    (grant.expiresAt === null || now < grant.expiresAt) &&
    now - grant.lastUsedAt < unusedEndsAfterMs
  );
}

export type ConsentGiven = Pick<AuthorizationCode, "account" | "redirectUri" | "scopes" | "challenge"> & {
  offline: boolean;
  promptsConsent: boolean;
};

/** A new code; a refresh token will come with it on the first consent or with prompt=consent. */
export function issueCode(
  world: YoutubeWorld,
  { offline, promptsConsent, ...consent }: ConsentGiven,
): string {
  const now = world.clock.now();
  const hasConsented = Object.values(world.part(googlePart).grants).some(
    (grant) => grant.account === consent.account && grant.refreshTokens.length > 0 && isLive(grant, now),
  );
  const code = `4/0A${secret(52)}`;
  const life = world.takeScenario(consent.account, "expired-code") ? 0 : codeLifeMs;
  world.part(googlePart).codes[code] = {
    ...consent,
    wantsRefreshToken: offline && (promptsConsent || !hasConsented),
    expiresAtWall: world.clock.wallNow() + life,
    used: false,
  };
  world.changed();
  return code;
}

function issueAccessToken(world: YoutubeWorld, grantId: string): string {
  const now = world.clock.now();
  const tokens = world.part(googlePart).accessTokens;
  for (const [token, { expiresAt }] of Object.entries(tokens)) if (expiresAt <= now) delete tokens[token];
  const token = `ya29.a0${secret(96)}`;
  tokens[token] = { grant: grantId, expiresAt: now + hourMs };
  return token;
}

function tokenReply(token: string, grant: Grant): Record<string, unknown> {
  return {
    access_token: token,
    expires_in: saidSeconds,
    scope: grant.scopes.join(" "),
    token_type: "Bearer",
  };
}

export function beginGrant(world: YoutubeWorld, code: AuthorizationCode): Record<string, unknown> {
  const now = world.clock.now();
  const isTimeLimited = world.takeScenario(code.account, "time-limited-grant") !== null;
  const grant: Grant = {
    account: code.account,
    scopes: code.scopes,
    refreshTokens: code.wantsRefreshToken ? [`1//0${secret(64)}`] : [],
    grantedAt: now,
    lastUsedAt: now,
    expiresAt: isTimeLimited ? now + timeLimitedMs : null,
    revoked: false,
  };
  const id = secret(9);
  world.part(googlePart).grants[id] = grant;
  world.switchOff(code.account, "revoked");
  world.switchOff(code.account, "expired");
  endOldest(world, code.account);
  const reply = tokenReply(issueAccessToken(world, id), grant);
  const [refreshToken] = grant.refreshTokens;
  if (refreshToken) reply.refresh_token = refreshToken;
  if (refreshToken && isTimeLimited) reply.refresh_token_expires_in = timeLimitedMs / 1_000 - 1;
  return reply;
}

function endOldest(world: YoutubeWorld, account: string): void {
  const live = Object.values(world.part(googlePart).grants)
    .filter((grant) => grant.account === account && grant.refreshTokens.length > 0 && !grant.revoked)
    .sort((a, b) => a.grantedAt - b.grantedAt);
  for (const grant of live.slice(0, -liveTokensAnAccount)) grant.revoked = true;
}

type Refreshable = { id: string; grant: Grant; isLive: boolean };

/** null for a token that was never ours. A replaced token is known and no longer live. */
export function findRefreshToken(world: YoutubeWorld, refreshToken: string): Refreshable | null {
  for (const [id, grant] of Object.entries(world.part(googlePart).grants)) {
    const place = grant.refreshTokens.indexOf(refreshToken);
    if (place === -1) continue;
    const isNewest = place === grant.refreshTokens.length - 1;
    return { id, grant, isLive: isNewest && isLive(grant, world.clock.now()) };
  }
  return null;
}

export function refreshGrant(world: YoutubeWorld, { id, grant }: Refreshable): Record<string, unknown> {
  grant.lastUsedAt = world.clock.now();
  world.switchOff(grant.account, "expired");
  const reply = tokenReply(issueAccessToken(world, id), grant);
  if (world.takeScenario(grant.account, "rotating-refresh")) {
    const refreshToken = `1//0${secret(64)}`;
    grant.refreshTokens.push(refreshToken);
    reply.refresh_token = refreshToken;
  }
  return reply;
}

/** The account an access token speaks for, whether it still may or not. */
export function findAccessToken(
  world: YoutubeWorld,
  token: string,
): { grant: Grant; id: string; isLive: boolean } | null {
  const found = world.part(googlePart).accessTokens[token];
  const grant = found && world.part(googlePart).grants[found.grant];
  if (!found || !grant) return null;
  const now = world.clock.now();
  return { id: found.grant, grant, isLive: now < found.expiresAt && isLive(grant, now) };
}

/** Ends a grant: its refresh token and every access token that came from it. */
export function revokeGrant(world: YoutubeWorld, id: string): void {
  const grant = world.part(googlePart).grants[id];
  if (grant) grant.revoked = true;
  world.changed();
}

/** What the person does on Google's permissions page. */
export function revokeAtGoogle(world: YoutubeWorld, account: string): void {
  for (const grant of Object.values(world.part(googlePart).grants))
    if (grant.account === account) grant.revoked = true;
  world.changed();
}

export function expireAccessTokens(world: YoutubeWorld, account: string): void {
  const now = world.clock.now();
  for (const token of Object.values(world.part(googlePart).accessTokens)) {
    if (world.part(googlePart).grants[token.grant]?.account === account)
      token.expiresAt = Math.min(token.expiresAt, now);
  }
  world.changed();
}
