import { randomBytes } from "node:crypto";
import { dayMs } from "../dataset.ts";
import { appRemoved, invalidParameter, passwordChanged, tokenEnded, unreadableToken } from "./errors.ts";
import type { InstagramWorld } from "./scenarios.ts";
import { type AuthorizationCode, type Ending, instagramPart, type Token } from "./state.ts";

export const basicScope = "instagram_business_basic";

const hourMs = 3_600_000;
const codeLifeMs = hourMs;
const shortLifeMs = hourMs;
/** About sixty days, and not the same number of seconds each time. */
const longLifeMs = 60 * dayMs;
const youngestRefreshMs = dayMs;

const secret = (bytes: number) => randomBytes(bytes).toString("base64url");

export function issueCode(
  world: InstagramWorld,
  consent: Pick<AuthorizationCode, "account" | "redirectUri" | "scopes">,
): string {
  const code = `AQ${secret(96)}`;
  const life = world.takeScenario(consent.account, "expired-code") ? 0 : codeLifeMs;
  const { codes } = world.part(instagramPart);
  codes[code] = { ...consent, expiresAtWall: world.clock.wallNow() + life, used: false };
  world.changed();
  return code;
}

function issue(world: InstagramWorld, kind: Token["kind"], of: Pick<Token, "account" | "scopes">): string {
  const now = world.clock.now();
  const text = `IGAA${secret(kind === "short" ? 90 : 110)}`;
  const { tokens } = world.part(instagramPart);
  for (const [name, token] of Object.entries(tokens)) {
    if (token.expiresAt < now - 90 * dayMs) delete tokens[name];
  }
  tokens[text] = {
    account: of.account,
    scopes: of.scopes,
    kind,
    issuedAt: now,
    expiresAt: now + (kind === "short" ? shortLifeMs : longLifeMs),
    ended: null,
  };
  return text;
}

/** A consent: what an earlier one ended is over. */
export function issueShort(world: InstagramWorld, code: AuthorizationCode): string {
  for (const name of ["revoked", "expired", "password-changed"] as const) world.switchOff(code.account, name);
  return issue(world, "short", code);
}

type Reply = { access_token: string; token_type: "bearer"; expires_in: number };

function longReply(world: InstagramWorld, text: string): Reply {
  const token = world.part(instagramPart).tokens[text];
  const seconds = Math.floor(((token?.expiresAt ?? 0) - world.clock.now()) / 1_000);
  return { access_token: text, token_type: "bearer", expires_in: seconds };
}

/** @throws GraphError for a token that is not short-lived */
export function lengthen(world: InstagramWorld, token: Token): Reply {
  if (token.kind !== "short") throw invalidParameter("The token is long-lived already");
  return longReply(world, issue(world, "long", token));
}

/** @throws GraphError for a token younger than a day, or one that only lives an hour */
export function refresh(world: InstagramWorld, text: string, token: Token): Reply {
  const now = world.clock.now();
  if (token.kind !== "long") throw invalidParameter("Only a long-lived token can be refreshed");
  if (now - token.issuedAt < youngestRefreshMs) {
    throw invalidParameter("A token must be 24 hours old before it can be refreshed");
  }
  if (!world.scenario(token.account, "same-token")) return longReply(world, issue(world, "long", token));
  Object.assign(token, { issuedAt: now, expiresAt: now + longLifeMs });
  return longReply(world, text);
}

/** null for a text that was never a token of ours. */
export const findToken = (world: InstagramWorld, text: string): Token | null =>
  world.part(instagramPart).tokens[text] ?? null;

/** @throws GraphError 190 with the subcode that says why */
export function checkAlive(world: InstagramWorld, token: Token): void {
  const now = world.clock.now();
  if (world.takeScenario(token.account, "token-unreadable")) throw unreadableToken();
  if (token.ended === "removed") throw appRemoved();
  if (token.ended === "password-changed") throw passwordChanged();
  if (now >= token.expiresAt) throw tokenEnded(token.expiresAt, now);
}

const isAlive = (token: Token, now: number) => token.ended === null && now < token.expiresAt;

/** How many long-lived tokens of the account still work. */
export function liveTokens(world: InstagramWorld, account: string): number {
  const now = world.clock.now();
  const tokens = Object.values(world.part(instagramPart).tokens);
  return tokens.filter((token) => token.account === account && token.kind === "long" && isAlive(token, now))
    .length;
}

/** Ends every token the account has given out: the app is removed as a whole, and so is a session. */
export function endTokens(world: InstagramWorld, account: string, ending: Ending): void {
  for (const token of Object.values(world.part(instagramPart).tokens)) {
    if (token.account === account) token.ended ??= ending;
  }
  world.changed();
}

export function expireTokens(world: InstagramWorld, account: string): void {
  const now = world.clock.now();
  for (const token of Object.values(world.part(instagramPart).tokens)) {
    if (token.account === account) token.expiresAt = Math.min(token.expiresAt, now);
  }
  world.changed();
}
