import { hidden, type MetricValue, measured, missing } from "@/lib/metrics/value";
import { PlatformError, type PlatformFailure } from "@/lib/platforms/errors";
import type { Grant, Platform, PlatformAccount, PlatformPost, PostReading } from "@/lib/platforms/types";

/** How a platform keeps grants alive, each kind that there is. */
export const characters = {
  /** Every refresh brings a new refresh token and ends the old one. */
  rotating: { lifeHours: 2, renewal: { aheadMs: 5 * 60_000, isAlwaysPossible: true }, rotates: true },
  /** One refresh token for as long as the grant lasts. */
  steady: { lifeHours: 1, renewal: { aheadMs: 5 * 60_000, isAlwaysPossible: true }, rotates: false },
  /** A token that works is exchanged for a newer one. */
  exchanging: {
    lifeHours: 60 * 24,
    renewal: { aheadMs: 20 * 86_400_000, isAlwaysPossible: false },
    rotates: true,
  },
  /** Nothing ends by itself. */
  lasting: { lifeHours: 100 * 365 * 24, renewal: null, rotates: false },
} as const;
export type Character = keyof typeof characters;

/** What it may do wrong, or what may befall its account. */
export const moods = [
  "outage",
  "too fast",
  "quota",
  "no sense",
  "access refused once",
  "refresh answer lost",
  "empty list",
  "empty readings",
  "counts missing",
  "counts hidden",
  "counts zero",
  "another account",
] as const;
export type Mood = (typeof moods)[number];

/** A second page only once something more was published. */
const pageSize = 3;

const failures: Partial<Record<Mood, PlatformFailure>> = {
  outage: { kind: "unavailable", reason: "outage" },
  "too fast": { kind: "limited", reason: "rate", retryAt: null },
  quota: { kind: "limited", reason: "quota", retryAt: null },
  "no sense": { kind: "unexpected", reason: "shape", path: "items" },
};

/**
 * A platform with one account that misbehaves as told, and remembers what it sent. It knows the truth: which tokens live,
 * which posts there are.
 */
export function createAdversary(real: Platform, character: Character, name: string, random: () => number) {
  const { lifeHours, renewal, rotates } = characters[character];
  const state = {
    now: new Date(0),
    mood: null as Mood | null,
    revoked: false,
    access: "",
    refresh: null as string | null,
    grants: 0,
    followers: 1_000n,
    posts: ["a", "b", "c"].map((id) => `${name}-${id}`),
  };
  /** "followers 1012": every count that went out for the account itself. */
  const sent = new Set<string>();
  /** The newest tokens that reached us. */
  let delivered: Grant | null = null;

  function say(metric: string, count: bigint): MetricValue {
    if (state.mood === "counts missing") return missing();
    if (state.mood === "counts hidden") return hidden();
    const value = state.mood === "counts zero" ? 0n : count;
    // What it says of another account was never said of this one.
    if (state.mood !== "another account") sent.add(`${metric} ${value}`);
    return measured(state.mood === "another account" ? value + 1_000_000n : value);
  }

  function issue(): Grant {
    state.grants += 1;
    state.access = `${name}-access-${state.grants}`;
    if (state.refresh === null || rotates) state.refresh = `${name}-refresh-${state.grants}`;
    const accessExpiresAt = new Date(state.now.getTime() + lifeHours * 3_600_000);
    return {
      accessToken: state.access,
      refreshToken: renewal?.isAlwaysPossible ? state.refresh : null,
      accessExpiresAt,
      endsAt: renewal && !renewal.isAlwaysPossible ? accessExpiresAt : null,
      scopes: real.descriptor.scopes.map(({ scope }) => scope),
    };
  }

  /** Every call with a grant begins with it. */
  function admit(grant: Grant): void {
    const failure = state.mood && failures[state.mood];
    if (failure) throw new PlatformError(failure);
    const isOver = grant.accessExpiresAt <= state.now;
    const isRefusedOnce = state.mood === "access refused once";
    if (isRefusedOnce) state.mood = null;
    if (state.revoked || isOver || isRefusedOnce || grant.accessToken !== state.access) {
      throw new PlatformError({ kind: "expired", reason: "revoked" });
    }
  }

  const reading = (externalId: string): PostReading => ({
    externalId,
    counts: {
      views: say("views", 500n + BigInt(Math.floor(random() * 1_000))),
      likes: say("likes", BigInt(1 + Math.floor(random() * 50))),
      comments: say("comments", BigInt(1 + Math.floor(random() * 9))),
    },
  });
  const listed = () =>
    state.mood === "empty list"
      ? []
      : state.mood === "another account"
        ? ["other-a", "other-b"]
        : state.posts;

  const platform: Platform = {
    ...real,
    get descriptor() {
      return { ...real.descriptor, graceDays: character === "exchanging" ? null : real.descriptor.graceDays };
    },
    renewal,
    readingsPerCall: 10,
    async fetchAccount(grant): Promise<PlatformAccount> {
      admit(grant);
      state.followers += BigInt(Math.floor(random() * 40) - 10);
      const externalId = state.mood === "another account" ? "another" : name;
      return {
        externalId,
        handle: `@${externalId}`,
        counts: {
          followers: say("followers", state.followers),
          posts: say("posts", BigInt(state.posts.length)),
        },
      };
    },
    async fetchPosts(grant, cursor) {
      admit(grant);
      const from = Number(cursor ?? 0);
      const items = listed()
        .slice(from, from + pageSize)
        .map((externalId, index): PlatformPost => {
          const post = { externalId, kind: "video" as const, publishedAt: new Date("2026-01-02T03:04:05Z") };
          return index === 0 ? { ...post, counts: reading(externalId).counts } : post;
        });
      return { items, cursor: from + pageSize < listed().length ? String(from + pageSize) : null };
    },
    async fetchReadings(grant, externalIds) {
      admit(grant);
      if (state.mood === "empty readings") return [];
      const there = state.mood === "another account" ? listed() : state.posts;
      return externalIds.filter((id) => there.includes(id)).map(reading);
    },
    async refresh(grant) {
      const failure = state.mood && failures[state.mood];
      if (failure) throw new PlatformError(failure);
      const isIts = renewal?.isAlwaysPossible
        ? grant.refreshToken === state.refresh
        : grant.accessToken === state.access && grant.accessExpiresAt > state.now;
      if (state.revoked || !isIts) throw new PlatformError({ kind: "expired", reason: "revoked" });
      const fresh = issue();
      if (state.mood === "refresh answer lost") {
        state.mood = null;
        throw new PlatformError({ kind: "unavailable", reason: "network" });
      }
      delivered = fresh;
      return fresh;
    },
  };

  return {
    platform,
    state,
    sent,
    /** A person's consent: whatever was granted before is over. */
    consent(): Grant {
      state.revoked = false;
      if (rotates) state.refresh = null;
      delivered = issue();
      return delivered;
    },
    delivered: () => delivered,
  };
}

export type Adversary = ReturnType<typeof createAdversary>;
