import { boolean, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { digest, id, instant, publicId, ref, sealed, workspaceId } from "../columns";

/** One account on one platform. It outlives its connections: history finds it again after a reconnect. */
export const accounts = pgTable(
  "accounts",
  {
    workspaceId: workspaceId(),
    id: ref("id").generatedAlwaysAsIdentity().notNull().unique(),
    publicId: publicId(),
    /** The member who granted access; their privacy rights win. Personal text here is sealed under their key. */
    grantedBy: ref("granted_by").notNull(),
    /** That member's profile key. */
    keyId: uuid("key_id").notNull(),
    platform: text("platform").notNull(),
    externalId: sealed("external_id").notNull(),
    handle: sealed("handle").notNull(),
    /** Platform rules give names a short life: refreshed with every reading, blanked when too old. */
    profileReadAt: instant("profile_read_at").notNull(),
    linkedAt: instant("linked_at").notNull(),
    pausedAt: instant("paused_at"),
    firstReadingAt: instant("first_reading_at"),
    lastReadingAt: instant("last_reading_at"),
    /** The platform's whole list of posts was last read: each post was seen, or found gone, by then. */
    listedAt: instant("listed_at"),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
);

/**
 * Which workspace holds a platform's account: asked before the workspace is known. Its key makes sure that one
 * account is linked in one workspace only.
 */
export const accountIndex = pgTable(
  "account_index",
  {
    platform: text("platform").notNull(),
    externalLookup: digest("external_lookup").notNull(),
    workspaceId: workspaceId(),
    accountId: ref("account_id").notNull().unique(),
  },
  (t) => [primaryKey({ columns: [t.platform, t.externalLookup] })],
);

export const connectionStates = ["active", "needs-reconnect", "revoking", "revoked"] as const;

/** The current grant of an account, and the weather of it. A new grant replaces it. */
export const connections = pgTable(
  "connections",
  {
    workspaceId: workspaceId(),
    id: ref("id").generatedAlwaysAsIdentity().notNull().unique(),
    publicId: publicId(),
    accountId: ref("account_id").notNull(),
    state: text("state", { enum: connectionStates }).notNull(),
    /** A PlatformError kind, or null while all is well. Words come from the kind, never from the platform. */
    problem: text("problem"),
    problemSince: instant("problem_since"),
    scopes: text("scopes").array().notNull(),
    grantedAt: instant("granted_at").notNull(),
    /** The platform last accepted the grant at this time: the proof its storage rules ask for. */
    verifiedAt: instant("verified_at").notNull(),
    /** When the grant itself ends, where the platform says so. */
    endsAt: instant("ends_at"),
    lastSuccessAt: instant("last_success_at"),
    lastTriedAt: instant("last_tried_at"),
    retryAt: instant("retry_at"),
    failures: integer("failures").notNull().default(0),
    /** The last day on which kept figures may stay, once the grant is gone. */
    deleteDataAt: instant("delete_data_at"),
    /** What the granting member was last written to about: a milestone and its end (`lib/connections/news.ts`). */
    told: text("told"),
    toldAt: instant("told_at"),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] }), uniqueIndex("connections_account").on(t.accountId)],
);

/** Tokens, sealed under the connection's own key. Opened in `lib/connections/secrets.ts` only. */
export const connectionSecrets = pgTable(
  "connection_secrets",
  {
    workspaceId: workspaceId(),
    connectionId: ref("connection_id").notNull(),
    keyId: uuid("key_id").notNull(),
    tokens: sealed("tokens").notNull(),
    accessExpiresAt: instant("access_expires_at").notNull(),
    /** Rises with every stored refresh, so that an older answer never overwrites a newer one. */
    version: integer("version").notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.connectionId] })],
);

/** The OAuth `state` of a connect attempt: single use, bound to person, session and browser. Wall-clock times. */
export const connectAttempts = pgTable(
  "connect_attempts",
  {
    id: id(),
    userId: ref("user_id").notNull(),
    sessionId: ref("session_id").notNull(),
    platform: text("platform").notNull(),
    stateHash: digest("state_hash").notNull().unique(),
    browserHash: digest("browser_hash").notNull(),
    verifier: sealed("verifier").notNull(),
    /** The account that is to be connected again; null for whichever the person chooses. */
    accountId: ref("account_id"),
    /** The name of the account that came instead. */
    foundHandle: sealed("found_handle"),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
  },
  (t) => [index("connect_attempts_user").on(t.userId)],
);

/** One look at an account: its progress while it runs, its outcome after. */
export const syncRuns = pgTable(
  "sync_runs",
  {
    workspaceId: workspaceId(),
    id: ref("id").generatedAlwaysAsIdentity().notNull().unique(),
    accountId: ref("account_id").notNull(),
    reason: text("reason", { enum: ["first", "schedule", "asked"] }).notNull(),
    startedAt: instant("started_at").notNull(),
    finishedAt: instant("finished_at"),
    /** Null while it runs; "done", or a PlatformError kind. */
    outcome: text("outcome"),
    postsFound: integer("posts_found").notNull().default(0),
    postsRead: integer("posts_read").notNull().default(0),
    calls: integer("calls").notNull().default(0),
    isListingDone: boolean("is_listing_done").notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("sync_runs_account").on(t.workspaceId, t.accountId, t.startedAt),
  ],
);
