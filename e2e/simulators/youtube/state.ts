import type { Challenge } from "../pkce.ts";
import type { Part } from "../state.ts";

export type AuthorizationCode = {
  account: string;
  redirectUri: string;
  scopes: string[];
  challenge: Challenge | null;
  wantsRefreshToken: boolean;
  /** Wall clock, ms: a person stands between consent and exchange, whatever the simulated day. */
  expiresAtWall: number;
  used: boolean;
};

export type Grant = {
  account: string;
  scopes: string[];
  refreshTokens: string[];
  grantedAt: number;
  lastUsedAt: number;
  expiresAt: number | null;
  revoked: boolean;
};

export type AccessToken = { grant: string; expiresAt: number };

export type GoogleState = {
  codes: Record<string, AuthorizationCode>;
  grants: Record<string, Grant>;
  accessTokens: Record<string, AccessToken>;
};

export const googlePart: Part<GoogleState> = {
  name: "google",
  begin: () => ({ codes: {}, grants: {}, accessTokens: {} }),
};

export type YoutubeState = {
  videos: Record<string, "deleted" | "private" | "unlisted" | "public">;
  names: Record<string, { title: string; handle: string }>;
  quota: { pacificDay: string; units: number; batchCalls: number; dailyUnits: number };
};

export const youtubePart: Part<YoutubeState> = {
  name: "youtube",
  begin: () => ({
    videos: {},
    names: {},
    quota: { pacificDay: "", units: 0, batchCalls: 0, dailyUnits: 10_000 },
  }),
};
