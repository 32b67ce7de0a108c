import { randomBytes } from "node:crypto";
import type { TiktokWorld } from "./scenarios.ts";
import { type AuthorizationCode, type Grant, tiktokPart } from "./state.ts";

export const scopeNames = ["user.info.basic", "user.info.profile", "user.info.stats", "video.list"] as const;
export type Scope = (typeof scopeNames)[number];

/** In seconds: what the documentation of November 2026 says, and what older pages and every older sample say. */
const lifetimes = {
  new: { access: 7_200, refresh: 15_552_000 },
  old: { access: 86_400, refresh: 31_536_000 },
};
const codeLifeMs = 10 * 60_000;

const secret = (bytes: number) => randomBytes(bytes).toString("base64url");

export type ConsentGiven = Pick<AuthorizationCode, "account" | "redirectUri" | "scopes">;

/** With the characters that its way through an address changes. */
export function issueCode(world: TiktokWorld, consent: ConsentGiven): string {
  const code = `${secret(48)}*1!${secret(3)}`;
  const life = world.takeScenario(consent.account, "expired-code") ? 0 : codeLifeMs;
  world.part(tiktokPart).codes[code] = {
    ...consent,
    expiresAtWall: world.clock.wallNow() + life,
    used: false,
  };
  world.changed();
  return code;
}

const lifetimesFor = (world: TiktokWorld, account: string) =>
  world.scenario(account, "old-lifetimes") ? lifetimes.old : lifetimes.new;

/** New tokens of a grant. The refresh token before them is dead from now on. */
function issueTokens(world: TiktokWorld, id: string, grant: Grant, openId: string): Record<string, unknown> {
  const now = world.clock.now();
  const { accessTokens } = world.part(tiktokPart);
  for (const [token, { expiresAt }] of Object.entries(accessTokens))
    if (expiresAt <= now) delete accessTokens[token];
  const life = lifetimesFor(world, grant.account);
  const accessToken = `act.${secret(48)}!${secret(3)}.va`;
  const refreshToken = `rft.${secret(48)}!${secret(3)}.va`;
  accessTokens[accessToken] = { grant: id, expiresAt: now + life.access * 1_000 };
  const isFirst = grant.refreshTokens.length === 0;
  if (isFirst || !world.scenario(grant.account, "fixed-end")) grant.endsAt = now + life.refresh * 1_000;
  grant.refreshTokens.push(refreshToken);
  world.switchOff(grant.account, "expired");
  return {
    access_token: accessToken,
    expires_in: life.access,
    open_id: openId,
    refresh_expires_in: Math.floor((grant.endsAt - now) / 1_000),
    refresh_token: refreshToken,
    scope: grant.scopes.join(","),
    token_type: "Bearer",
  };
}

export function beginGrant(
  world: TiktokWorld,
  { account, scopes }: AuthorizationCode,
  openId: string,
): Record<string, unknown> {
  const id = secret(9);
  const grant: Grant = { account, scopes: [...scopes], refreshTokens: [], endsAt: 0, dead: false };
  world.part(tiktokPart).grants[id] = grant;
  for (const name of ["revoked", "scope-removed"] as const) world.switchOff(account, name);
  return issueTokens(world, id, grant, openId);
}

type Found = { id: string; grant: Grant; isLive: boolean };

const isLive = (world: TiktokWorld, grant: Grant) => !grant.dead && world.clock.now() < grant.endsAt;

/** null for a token that was never ours. A replaced one is known and no longer live. */
export function findRefreshToken(world: TiktokWorld, token: string): Found | null {
  for (const [id, grant] of Object.entries(world.part(tiktokPart).grants)) {
    const place = grant.refreshTokens.indexOf(token);
    if (place === -1) continue;
    return { id, grant, isLive: place === grant.refreshTokens.length - 1 && isLive(world, grant) };
  }
  return null;
}

export function findAccessToken(world: TiktokWorld, token: string): Found | null {
  const { accessTokens, grants } = world.part(tiktokPart);
  const found = accessTokens[token];
  const grant = found && grants[found.grant];
  if (!found || !grant) return null;
  const isFresh = world.clock.now() < found.expiresAt;
  return { id: found.grant, grant, isLive: isFresh && isLive(world, grant) };
}

export const refreshGrant = (world: TiktokWorld, { id, grant }: Found, openId: string) =>
  issueTokens(world, id, grant, openId);

/** The app is gone from the person's connected apps, and with it every token it was ever given for them. */
export function endGrants(world: TiktokWorld, account: string): void {
  for (const grant of Object.values(world.part(tiktokPart).grants))
    if (grant.account === account) grant.dead = true;
  world.changed();
}

export function takeScopes(world: TiktokWorld, account: string, taken: readonly string[]): void {
  for (const grant of Object.values(world.part(tiktokPart).grants)) {
    if (grant.account === account) grant.scopes = grant.scopes.filter((scope) => !taken.includes(scope));
  }
  world.changed();
}

export function expireAccessTokens(world: TiktokWorld, account: string): void {
  const { accessTokens, grants } = world.part(tiktokPart);
  const now = world.clock.now();
  for (const token of Object.values(accessTokens)) {
    if (grants[token.grant]?.account === account) token.expiresAt = Math.min(token.expiresAt, now);
  }
  world.changed();
}
