import "server-only";

/** How a link ends. Words for each: `connect-words.ts`. */
export type ConnectOutcome =
  /** With the scopes that were not granted: a part of the account is not read. */
  | { kind: "connected"; accountId: string; isNew: boolean; missing: readonly string[] }
  | { kind: "denied" }
  /** Never ours, or begun by somebody else: the two look the same. */
  | { kind: "state-unknown" }
  | { kind: "state-used" }
  | { kind: "state-expired" }
  /** Begun in another browser or session of the same person. */
  | { kind: "state-foreign" }
  | { kind: "scope-missing"; scopes: readonly string[] }
  | { kind: "no-account" }
  /** The person chose another account than the one that was to be connected again. */
  | { kind: "other-account" }
  | { kind: "linked-elsewhere" }
  /** Another member of this workspace granted it: only they can grant it anew. */
  | { kind: "granted-by-other" }
  /** The person was removed from the workspace on the way, or has a role that links nothing. */
  | { kind: "not-allowed" }
  /** The earlier grant is still being revoked, and revoking it now could end the new one as well. */
  | { kind: "still-leaving" }
  | { kind: "unavailable" }
  | { kind: "refused" };
