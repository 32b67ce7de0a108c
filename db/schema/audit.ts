import { bigint, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { digest, instant, opaque, ref } from "../columns";

/** Audit events that are not in the chain yet, and erasures of events that are. A row lives for a minute. */
export const unsealedEvents = pgTable(
  "unsealed_events",
  {
    eventId: ref("event_id").notNull(),
    kind: text("kind", { enum: ["written", "erased"] }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.eventId, t.kind] })],
);

/**
 * The chain of audit events: append-only, digests and internal numbers alone. A link outlives its event: `digest` is the
 * keyed hash of what the event said, and `hash` covers it and the link before, so the chain stays whole when events go.
 */
export const auditChain = pgTable(
  "audit_chain",
  {
    /** Given when the event is sealed, one by one: 1, 2, 3 … whatever order its writers committed in. */
    sequence: bigint("sequence", { mode: "bigint" }).primaryKey(),
    /** `erased`: the event went before its time, with a person or a workspace. */
    kind: text("kind", { enum: ["written", "erased"] }).notNull(),
    eventId: ref("event_id").notNull(),
    /** When it happened: an event that old may have run its period. Null for an erasure. */
    at: instant("at"),
    sealedAt: instant("sealed_at").notNull(),
    /** HMAC of the event's own fields. Null for an erasure. */
    digest: digest("digest"),
    previousHash: digest("previous_hash").notNull(),
    hash: digest("hash").notNull(),
    /** Which of the keys in use it was sealed under, as 8 bytes that tell nothing of it. */
    keyMark: opaque("key_mark").notNull(),
  },
  (t) => [uniqueIndex("audit_chain_event").on(t.eventId, t.kind)],
);
