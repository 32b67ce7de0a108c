import type { Part } from "../state.ts";

export type AuthorizationCode = {
  account: string;
  redirectUri: string;
  scopes: string[];
  /** Wall clock, ms: a person stands between consent and exchange, whatever the simulated day. */
  expiresAtWall: number;
  used: boolean;
};

/** What ended a token before its time: the app was removed, or the password changed. */
export type Ending = "removed" | "password-changed";

export type Token = {
  account: string;
  scopes: string[];
  kind: "short" | "long";
  issuedAt: number;
  expiresAt: number;
  ended: Ending | null;
};

export type InstagramState = {
  codes: Record<string, AuthorizationCode>;
  tokens: Record<string, Token>;
  /** By media id. An archived post is there for nobody but its owner in the app. */
  media: Record<string, "deleted" | "archived">;
  usernames: Record<string, string>;
};

export const instagramPart: Part<InstagramState> = {
  name: "instagram",
  begin: () => ({ codes: {}, tokens: {}, media: {}, usernames: {} }),
};
