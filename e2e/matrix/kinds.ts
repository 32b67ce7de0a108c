/**
 * Every kind of person that asks. Another one is a line here and, where it does not come about by itself, a line in
 * `people.ts`.
 */
export type Role = "owner" | "manager" | "viewer" | "billing";
export type StaffRole = "billing" | "support" | "privacy" | "owner";

export type Kind = {
  /** In the workspace they are in; null for whoever is not signed in. Without a workspace a person is as "billing". */
  role: Role | null;
  /** Is at home in a workspace of their own, not in the studio. */
  isApart?: true;
  /** Works for us as that, on a visit to the staff pages; as a customer they are like anybody. */
  staff?: StaffRole;
  /** Their visit has rested for more than thirty minutes. */
  isIdle?: true;
  /** Made up the mark that a browser of staff once had. */
  isPretender?: true;
  /** Has linked the account that is theirs here. */
  isLinker?: true;
  /** Waits to be deleted. */
  isFrozen?: true;
  /** Said "This was not me". */
  isGuarded?: true;
  /** A platform said that they are too young. */
  isRestricted?: true;
  /** The last proof of identity is older than fifteen minutes, of staff also that of the second step. */
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
  stranger: { role: "owner", isApart: true, isLinker: true },
  frozen: { role: "manager", isFrozen: true },
  guarded: { role: "manager", isGuarded: true },
  restricted: { role: "manager", isRestricted: true },
  stale: { role: "manager", isStale: true },
  staffBilling: { role: "owner", isApart: true, isLinker: true, staff: "billing" },
  staffSupport: { role: "owner", isApart: true, isLinker: true, staff: "support" },
  staffPrivacy: { role: "owner", isApart: true, isLinker: true, staff: "privacy" },
  staffOwner: { role: "owner", isApart: true, isLinker: true, staff: "owner" },
  staffStale: { role: "owner", isApart: true, isLinker: true, staff: "owner", isStale: true },
  staffIdle: { role: "owner", isApart: true, isLinker: true, staff: "owner", isIdle: true },
  pretender: { role: "owner", isApart: true, isLinker: true, isPretender: true },
} as const satisfies Record<string, Kind>;

export type KindName = keyof typeof kinds;

export const kindNames = Object.keys(kinds) as KindName[];

/** Widened: what a kind does not say is not so. */
export const kindOf = (name: KindName): Kind => kinds[name];
