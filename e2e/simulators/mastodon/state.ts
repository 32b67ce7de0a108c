import type { Part } from "../state.ts";

export type Code = {
  account: string;
  redirectUri: string;
  scopes: string[];
  /** PKCE, S256 alone. */
  challenge: string | null;
  /** Wall clock, ms: a person stands between consent and exchange, whatever the simulated day. */
  expiresAtWall: number;
  used: boolean;
};

export type MastodonState = {
  codes: Record<string, Code>;
  tokens: Record<string, { account: string; scopes: string[]; createdAt: number; revoked: boolean }>;
  posts: Record<string, "deleted" | "private">;
  /** Calls in the window that ends then, by token and, without one, for everybody together. */
  calls: { endsAt: number; limit: number; used: Record<string, number> };
};

export const mastodonPart: Part<MastodonState> = {
  name: "mastodon",
  begin: () => ({ codes: {}, tokens: {}, posts: {}, calls: { endsAt: 0, limit: 300, used: {} } }),
};
