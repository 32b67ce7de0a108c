import { pgTable, text, uuid } from "drizzle-orm/pg-core";
import { instant, sealed } from "../columns";

/** Data keys, each wrapped by the key-encryption key of its kind. Lives in the second cluster. */
export const wrappedKeys = pgTable("wrapped_keys", {
  keyId: uuid("key_id").primaryKey(),
  kind: text("kind", { enum: ["profile", "token"] }).notNull(),
  /** Which key-encryption key wrapped it. */
  wrappedBy: text("wrapped_by").notNull(),
  wrapped: sealed("wrapped").notNull(),
  createdAt: instant("created_at").notNull(),
});

/** Keys destroyed on purpose: a restored backup is brought up to date from this list before it serves anybody. */
export const erasureLedger = pgTable("erasure_ledger", {
  keyId: uuid("key_id").primaryKey(),
  destroyedAt: instant("destroyed_at").notNull(),
});
