import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { digest, id, instant, publicId, ref, sealed } from "../columns";

/** A person. Their address is sealed under their own profile key; `address_lookup` finds it by HMAC. */
export const users = pgTable(
  "users",
  {
    id: id(),
    publicId: publicId(),
    /** The profile key's row in the keystore. Destroying that key makes every sealed column here unreadable. */
    keyId: uuid("key_id").notNull(),
    address: sealed("address").notNull(),
    addressLookup: digest("address_lookup").notNull().unique(),
    name: sealed("name"),
    passwordHash: text("password_hash"),
    /** HMAC of the browser cookie that set the password: the first proof of the address keeps only what came from it. */
    passwordBrowser: digest("password_browser"),
    verifiedAt: instant("verified_at"),
    oldEnoughAt: instant("old_enough_at").notNull(),
    termsVersion: text("terms_version").notNull(),
    /** What mails and pages speak: as `lib/language/languages.ts`. */
    language: text("language").notNull().default("en"),
    showCovers: boolean("show_covers").notNull().default(true),
    /** The engagement rate shown where an address names none: a choice of `lib/metrics/rate-choice.ts`; null for ours. */
    rate: text("rate"),
    theme: text("theme", { enum: ["system", "light", "dark"] })
      .notNull()
      .default("system"),
    /** A session that is not used for so long ends: one of `lib/auth/idle-time.ts`, never more than seven days. */
    idleHours: integer("idle_hours").notNull().default(168),
    /** Figures of accounts they linked end after so many years: one of `lib/privacy/figures-period.ts`; null for never. */
    keepYears: integer("keep_years"),
    hasShortcuts: boolean("has_shortcuts").notNull().default(true),
    /** Lines show a median a week instead of every day. */
    hasWeeklyMedians: boolean("has_weekly_medians").notNull().default(false),
    /** Figures on cards are shown when asked for. */
    hasHiddenCounts: boolean("has_hidden_counts").notNull().default(false),
    /** Set while an erasure waits or runs: nothing is read for this person any more. */
    frozenAt: instant("frozen_at"),
    /** Set when a platform said that the person is too young: nothing is read or linked until that is cleared up. */
    restrictedAt: instant("restricted_at"),
    /** That platform's id. */
    restrictedBy: text("restricted_by"),
    /** Set when the person said "This was not me": until they lift it nothing leaves and nothing changes. */
    guardedAt: instant("guarded_at"),
    /** When a password was set by mail since then: one of the two conditions of lifting it. */
    guardResetAt: instant("guard_reset_at"),
    /** The workspace they went to last: where the next sign-in leads. Null for their own. */
    chosenWorkspace: ref("chosen_workspace"),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [check("users_keep_years", sql`${t.keepYears} in (1, 2, 5)`)],
);

/** A signed-in browser. Only the hash of its cookie is kept. Times are wall-clock times. */
export const sessions = pgTable(
  "sessions",
  {
    id: id(),
    publicId: publicId(),
    userId: ref("user_id").notNull(),
    tokenHash: digest("token_hash").notNull().unique(),
    /** What the browser called itself, for the session list. */
    device: sealed("device"),
    /** First three octets (IPv4) or /48 (IPv6) only. */
    network: sealed("network"),
    createdAt: instant("created_at").notNull(),
    lastSeenAt: instant("last_seen_at").notNull(),
    /** Last proof of identity in this session; step-up compares it. */
    authenticatedAt: instant("authenticated_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    /** The workspace chosen in this browser, while the membership stands; else the person's first. */
    chosenWorkspace: ref("chosen_workspace"),
  },
  (t) => [index("sessions_user").on(t.userId)],
);

/**
 * Secrets of mails: hashed, single use. Those that open something are bound to the browser that asked; "not-me", which
 * locks, has neither a browser nor a code. Wall-clock times.
 */
export const oneTimeSecrets = pgTable(
  "one_time_secrets",
  {
    id: id(),
    userId: ref("user_id").notNull(),
    purpose: text("purpose", { enum: ["sign-in", "verify", "reset", "not-me"] }).notNull(),
    secretHash: digest("secret_hash").notNull().unique(),
    /** HMAC of the six digits a person may type instead of following the link. */
    codeHash: digest("code_hash").notNull(),
    browserHash: digest("browser_hash").notNull(),
    failedTries: integer("failed_tries").notNull().default(0),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
  },
  (t) => [index("one_time_secrets_user").on(t.userId)],
);

/** Counters behind the rate limits. The key is an HMAC, so neither an address nor a network can be read from it. */
export const rateLimits = pgTable("rate_limits", {
  key: digest("key").primaryKey(),
  hits: integer("hits").notNull(),
  windowEndsAt: instant("window_ends_at").notNull(),
});

/** Browsers that signed in before: a right password from one of them works during an attack. */
export const knownDevices = pgTable(
  "known_devices",
  {
    userId: ref("user_id").notNull(),
    deviceHash: digest("device_hash").notNull(),
    lastUsedAt: instant("last_used_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.deviceHash] })],
);
