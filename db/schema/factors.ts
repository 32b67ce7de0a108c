import { bigint, index, integer, pgTable, text } from "drizzle-orm/pg-core";
import { digest, id, instant, opaque, publicId, ref, sealed } from "../columns";

/** The secret that a person's authenticator app shares with us: one each. No factor until a code of it was typed. */
export const authenticatorApps = pgTable("authenticator_apps", {
  userId: ref("user_id").primaryKey(),
  secret: sealed("secret").notNull(),
  confirmedAt: instant("confirmed_at"),
  /** The newest step of thirty seconds, counted since 1970, whose code was taken: none counts twice. */
  lastStep: bigint("last_step", { mode: "bigint" }).notNull(),
  createdAt: instant("created_at").notNull(),
});

/** A key pair of a person's device, of which we know the public half. */
export const passkeys = pgTable(
  "passkeys",
  {
    id: id(),
    publicId: publicId(),
    userId: ref("user_id").notNull(),
    /** What the device calls it. */
    credentialId: opaque("credential_id").notNull().unique(),
    /** COSE. */
    publicKey: opaque("public_key").notNull(),
    /** As the device counts its uses; 0 for ever on those that do not count. */
    signCount: bigint("sign_count", { mode: "bigint" }).notNull(),
    /** How a browser reaches the device: "internal", "usb", … */
    transports: text("transports").array().notNull(),
    name: sealed("name").notNull(),
    createdAt: instant("created_at").notNull(),
    lastUsedAt: instant("last_used_at"),
  },
  (t) => [index("passkeys_user").on(t.userId)],
);

/** Ways back in for whoever lost the app or the device. Each opens once. */
export const recoveryCodes = pgTable(
  "recovery_codes",
  {
    id: id(),
    userId: ref("user_id").notNull(),
    codeHash: digest("code_hash").notNull().unique(),
    createdAt: instant("created_at").notNull(),
    usedAt: instant("used_at"),
  },
  (t) => [index("recovery_codes_user").on(t.userId)],
);

/** A sign-in that has its first proof and waits for the second: no session yet. Wall-clock times. */
export const pendingSignIns = pgTable(
  "pending_sign_ins",
  {
    id: id(),
    userId: ref("user_id").notNull(),
    tokenHash: digest("token_hash").notNull().unique(),
    browserHash: digest("browser_hash").notNull(),
    tries: integer("tries").notNull().default(0),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
  },
  (t) => [index("pending_sign_ins_user").on(t.userId)],
);

/** What a device is asked to sign, once. Wall-clock times. */
export const passkeyChallenges = pgTable(
  "passkey_challenges",
  {
    id: id(),
    /** Null while nobody has said who they are. */
    userId: ref("user_id"),
    challengeHash: digest("challenge_hash").notNull().unique(),
    purpose: text("purpose", { enum: ["sign-in", "second-factor", "confirm", "register"] }).notNull(),
    browserHash: digest("browser_hash").notNull(),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
  },
  (t) => [index("passkey_challenges_user").on(t.userId)],
);
