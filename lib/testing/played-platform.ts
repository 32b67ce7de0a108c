import "server-only";
import { measured } from "@/lib/metrics/value";
import { PlatformError, type PlatformFailure } from "@/lib/platforms/errors";
import type * as registry from "@/lib/platforms/registry";
import type { Platform, PlatformPost } from "@/lib/platforms/types";
import type { MadeAccount } from "./accounts";

/** What a platform in memory has to show, and how it behaves. Change it as time goes on. */
export interface Play {
  /** The account that the grant leads to. */
  externalId: string;
  followers: bigint;
  /** External ids of its public posts. */
  posts: string[];
  /** Posts that the list leaves out, though they can be asked for by name. */
  unlisted: string[];
  /** How many posts the account says it has; null for as many as there are. */
  claimed: bigint | null;
  /** Every question is answered with this; null while all is well. */
  failure: PlatformFailure | null;
  /** The same for questions about posts alone. */
  postFailure: PlatformFailure | null;
  /** What it was asked, in order. */
  calls: ("account" | "list" | "readings" | "renewal" | "revocation")[];
}

export function newPlay(change: Partial<Play> = {}): Play {
  return {
    externalId: "",
    followers: 1_000n,
    posts: [],
    unlisted: [],
    claimed: null,
    failure: null,
    postFailure: null,
    calls: [],
    ...change,
  };
}

/** A play in which everything that `createAccount` made is there. */
export function playOf(account: MadeAccount): Play {
  const posts = account.postIds.map((_, number) => `${account.externalId}-post-${number}`);
  return newPlay({ externalId: account.externalId, posts });
}

/** The real platform, its rules and words as they are, answering from memory. */
export function played(real: Platform, playOfNow: () => Play): Platform {
  const ask = (what: Play["calls"][number]): Play => {
    const play = playOfNow();
    play.calls.push(what);
    const failure = play.failure ?? (what === "list" || what === "readings" ? play.postFailure : null);
    if (failure) throw new PlatformError(failure);
    return play;
  };
  const counts = { views: measured(700n), likes: measured(40n), comments: measured(3n) };
  return {
    ...real,
    get descriptor() {
      return real.descriptor;
    },
    isConfigured: () => true,
    fetchAccount: async () => {
      const { externalId, followers, posts, claimed } = ask("account");
      const all = { followers: measured(followers), posts: measured(claimed ?? BigInt(posts.length)) };
      return { externalId, handle: "@atlas", counts: all };
    },
    fetchPosts: async () => {
      const { posts, unlisted } = ask("list");
      const items = posts.filter((id) => !unlisted.includes(id)).map(listed);
      return { items, cursor: null };
    },
    fetchReadings: async (_grant, ids) => {
      const { posts } = ask("readings");
      return ids.filter((id) => posts.includes(id)).map((externalId) => ({ externalId, counts }));
    },
    refresh: async (grant, now) => {
      ask("renewal");
      return { ...grant, accessExpiresAt: new Date(now.getTime() + 3_600_000) };
    },
    revoke: async () => {
      ask("revocation");
      return "confirmed";
    },
    isRefused: async () => true,
  };
}

/** A registry in which every platform answers from memory. */
export function playedRegistry<Registry extends Pick<typeof registry, "platform" | "platforms">>(
  real: Registry,
  playOfNow: () => Play,
): Registry {
  const platform = (id: string) => played(real.platform(id), playOfNow);
  return {
    ...real,
    platform,
    platforms: () => real.platforms().map(({ descriptor }) => platform(descriptor.id)),
  };
}

function listed(externalId: string): PlatformPost {
  return { externalId, kind: "video", publishedAt: new Date("2026-06-01T00:00:00Z") };
}
