import {
  bigint,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { digest, id, instant, publicId, ref, workspaceId } from "../columns";

/** A copy of everything, asked for by its owner. The archive itself is a sealed file named by `public_id`. */
export const exportArchives = pgTable(
  "export_archives",
  {
    id: id(),
    publicId: publicId(),
    userId: ref("user_id").notNull(),
    state: text("state", { enum: ["queued", "running", "ready", "failed", "revoked", "expired"] }).notNull(),
    requestedAt: instant("requested_at").notNull(),
    readyAt: instant("ready_at"),
    expiresAt: instant("expires_at"),
    /** Size of the archive in bytes as downloaded, and its SHA-256 as hex. */
    bytes: bigint("bytes", { mode: "number" }),
    sha256: text("sha256"),
    /** Public ids of the accounts it is limited to; null for all of them. */
    scopeAccounts: uuid("scope_accounts").array(),
    /** Limits readings to these UTC days, the last one included; null for no limit. */
    scopeFrom: date("scope_from", { mode: "string" }),
    scopeTo: date("scope_to", { mode: "string" }),
    rowsDone: integer("rows_done").notNull().default(0),
    rowsTotal: integer("rows_total"),
    downloads: integer("downloads").notNull().default(0),
    attempts: integer("attempts").notNull().default(0),
  },
  (t) => [index("export_archives_user").on(t.userId)],
);

/** A request to erase a person. The row lives until the erasure is complete; what remains is its receipt. */
export const erasures = pgTable("erasures", {
  id: id(),
  publicId: publicId(),
  userId: ref("user_id").notNull().unique(),
  receiptCode: text("receipt_code").notNull(),
  requestedAt: instant("requested_at").notNull(),
  /** When deletion begins: the end of the undo days, or at once. */
  runAt: instant("run_at").notNull(),
  startedAt: instant("started_at"),
  /** The closing mail left at this time: sent before the key of the address is destroyed, and only once. */
  mailedAt: instant("mailed_at"),
});

/** A disconnect on its way: revoked, probed, destroyed. The row goes when the receipt is complete. */
export const disconnects = pgTable(
  "disconnects",
  {
    workspaceId: workspaceId(),
    id: ref("id").generatedAlwaysAsIdentity().notNull().unique(),
    publicId: publicId(),
    connectionId: ref("connection_id").notNull(),
    accountId: ref("account_id").notNull(),
    /** Who granted the account; null once that person is erased while the platform is still silent. */
    userId: ref("user_id"),
    platform: text("platform").notNull(),
    receiptCode: text("receipt_code").notNull(),
    requestedAt: instant("requested_at").notNull(),
    /** The last moment to reach the platform; after it the receipt says that revocation failed. */
    giveUpAt: instant("give_up_at").notNull(),
    tries: integer("tries").notNull().default(0),
    keepHistory: text("keep_history", { enum: ["delete", "keep"] }).notNull(),
    /** Asked for here, or told by the platform: the grant ended there, or the person asked there for deletion. */
    cause: text("cause", { enum: ["asked", "ended-there", "deletion-asked"] })
      .notNull()
      .default("asked"),
    deletedRows: integer("deleted_rows").notNull().default(0),
    /** What each step came to, written as it happens: after a crash the row tells what remains. */
    revokeResult: text("revoke_result"),
    revokeAt: instant("revoke_at"),
    probes: integer("probes").notNull().default(0),
    probeResult: text("probe_result"),
    probeAt: instant("probe_at"),
    destroyedAt: instant("destroyed_at"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("disconnects_connection").on(t.workspaceId, t.connectionId),
  ],
);

/**
 * The chain of receipts: append-only, no identifier of a person. A receipt is every entry with its code, the newest
 * counts. `body` is the canonical JSON that was signed; `hash` covers `previous_hash` and `body`.
 */
export const receipts = pgTable(
  "receipts",
  {
    sequence: bigint("sequence", { mode: "bigint" }).primaryKey(),
    code: text("code").notNull(),
    kind: text("kind", { enum: ["disconnect", "erasure"] }).notNull(),
    issuedAt: instant("issued_at").notNull(),
    body: text("body").notNull(),
    previousHash: digest("previous_hash").notNull(),
    hash: digest("hash").notNull(),
    signature: digest("signature").notNull(),
  },
  (t) => [index("receipts_code").on(t.code), uniqueIndex("receipts_hash").on(t.hash)],
);

/** Who did what to which entity: ids only, with nowhere to put a personal value. */
export const auditEvents = pgTable(
  "audit_events",
  {
    workspaceId: workspaceId(),
    id: ref("id").generatedAlwaysAsIdentity().notNull().unique(),
    at: instant("at").notNull(),
    actorId: uuid("actor_id"),
    action: text("action").notNull(),
    entityId: uuid("entity_id"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("audit_events_workspace").on(t.workspaceId, t.at),
  ],
);
