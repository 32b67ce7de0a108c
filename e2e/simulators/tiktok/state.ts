import type { Part } from "../state.ts";
import type { Privacy } from "./videos.ts";

export type AuthorizationCode = {
  account: string;
  redirectUri: string;
  scopes: string[];
  /** Wall clock, ms: a person stands between consent and exchange, whatever the simulated day. */
  expiresAtWall: number;
  used: boolean;
};

export type Grant = {
  account: string;
  scopes: string[];
  /** Every refresh token this grant ever had; only the last may be used. */
  refreshTokens: string[];
  /** When the last of them ends. */
  endsAt: number;
  dead: boolean;
};

export type AccessToken = { grant: string; expiresAt: number };

export type TiktokState = {
  codes: Record<string, AuthorizationCode>;
  grants: Record<string, Grant>;
  accessTokens: Record<string, AccessToken>;
  /** By id: what became of a video since it was published. */
  videos: Record<string, Privacy | "deleted">;
  names: Record<string, { displayName: string; username: string }>;
  /** When each endpoint was called within the last minute, simulated. */
  calls: Record<string, number[]>;
  perMinute: number;
};

export const tiktokPart: Part<TiktokState> = {
  name: "tiktok",
  begin: () => ({
    codes: {},
    grants: {},
    accessTokens: {},
    videos: {},
    names: {},
    calls: {},
    perMinute: 600,
  }),
};
