/**
 * Every kind of person that asks. Another one is a line here and, where it does not come about by itself, a line in
 * `people.ts`.
 */
export type Role = "owner" | "manager" | "viewer" | "billing";

export type Kind = {
  /** In the workspace they are in; null for whoever is not signed in. Without a workspace a person is as "billing". */
  role: Role | null;
  /** Has linked the account that is theirs here. */
  isLinker?: true;
  /** Waits to be deleted. */
  isFrozen?: true;
  /** Said "This was not me". */
  isGuarded?: true;
  /** A platform said that they are too young. */
  isRestricted?: true;
  /** The last proof of identity is older than fifteen minutes. */
  isStale?: true;
  /** Is in no workspace. That cannot come about, for everybody owns one: an error is as good an answer as a refusal. */
  isNowhere?: true;
  /** Waits for the second step of signing in. */
  isPending?: true;
};

export const kinds = {
  nobody: { role: null },
  pending: { role: null, isPending: true },
  nowhere: { role: "billing", isNowhere: true },
  owner: { role: "owner", isLinker: true },
  manager: { role: "manager" },
  viewer: { role: "viewer" },
  billing: { role: "billing" },
  stranger: { role: "owner", isLinker: true },
  frozen: { role: "manager", isFrozen: true },
  guarded: { role: "manager", isGuarded: true },
  restricted: { role: "manager", isRestricted: true },
  stale: { role: "manager", isStale: true },
} as const satisfies Record<string, Kind>;

export type KindName = keyof typeof kinds;

export const kindNames = Object.keys(kinds) as KindName[];

/** Widened: what a kind does not say is not so. */
export const kindOf = (name: KindName): Kind => kinds[name];
