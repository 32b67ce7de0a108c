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

/** Starts the world of a platform and points the environment at it. Each platform brings a file of its own name. */
export async function startWorld({ descriptor }: Platform): Promise<PlatformWorld> {
  const module: { startWorld(): Promise<PlatformWorld> } = await import(`./worlds/${descriptor.id}.ts`);
  return module.startWorld();
}
