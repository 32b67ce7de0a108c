import type { Problem } from "@/lib/platforms/errors";
import type { Platform } from "@/lib/platforms/types";

/** What a platform's answers may be turned into for the tests that hold for all platforms. */
export const turns = [
  "access token refused",
  "permission missing",
  "too fast",
  "allowance used up",
  "outage",
  "cut off",
  "no JSON",
  "too large",
  "counts in another form",
  "members unheard of",
  "refresh refused",
  "refresh brings a new token",
  "operator's mistake",
  "account closed",
] as const;
export type Turn = (typeof turns)[number];

/** What the tests must know about a platform before they begin. */
export interface Traits {
  /** It checks PKCE. */
  usesPkce: boolean;
  /** Somebody can allow us to read and have no account that can be read. */
  hasAccountless: boolean;
  /** A name in its form that no post has. */
  unknownPost: string;
  /** Where a turn ends otherwise than for most: in another problem, or nowhere, for the platform has no such answer. */
  otherwise: Partial<Record<Turn, Problem | "never">>;
}

/** A platform's servers around a test: one person with an account and more than one page of posts, one without. */
export interface PlatformWorld {
  redirectUri: string;
  /** Answers the consent page. @returns the query with which the person comes back */
  consent(address: URL, who: "owner" | "no account"): Promise<URLSearchParams>;
  /** How many public posts the owner has now. */
  publicPosts(): Promise<number>;
  /** From now on, until `calm`. */
  turn(what: Turn): Promise<void>;
  calm(): Promise<void>;
  close(): Promise<void>;
}

interface WorldModule {
  traits: Traits;
  /** Starts the servers and points the environment at them. */
  startWorld(): Promise<PlatformWorld>;
}

/** Each platform brings a file of its own name. */
export function worldOf({ descriptor }: Platform): Promise<WorldModule> {
  return import(`./worlds/${descriptor.id}.ts`);
}
