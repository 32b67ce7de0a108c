import { sql } from "drizzle-orm";
import { index, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { digest, id, instant } from "../columns";

/**
 * Every signal from outside, once for ever: taken before any work is done on it. No body of one is kept. Written and
 * read by the functions of `inbox.sql` only.
 */
export const inbox = pgTable(
  "inbox",
  {
    id: id(),
    /** A platform's id. */
    provider: text("provider").notNull(),
    /** HMAC of the provider's own name for the event. */
    eventDigest: digest("event_digest").notNull(),
    kind: text("kind", { enum: ["ended", "delete", "age-changed"] }).notNull(),
    /** HMACs of the external id it is about, one per root key in use when it came: until it is worked on. */
    subjectLookups: digest("subject_lookups").array(),
    /** One word of the provider's fixed list. */
    reason: text("reason"),
    /** Where deletion was asked for: the code that was answered, the same for each delivery. */
    receiptCode: text("receipt_code"),
    occurredAt: instant("occurred_at").notNull(),
    receivedAt: instant("received_at").notNull(),
    handledAt: instant("handled_at"),
    outcome: text("outcome", {
      enum: ["nothing-held", "unchanged", "ended", "deleted", "begun-anew", "restricted"],
    }),
  },
  (t) => [
    uniqueIndex("inbox_event").on(t.provider, t.eventDigest),
    index("inbox_waiting").on(t.receivedAt).where(sql`${t.handledAt} is null`),
  ],
);
