import { index, pgTable, text } from "drizzle-orm/pg-core";
import { id, instant, publicId, ref, sealed } from "../columns";

/**
 * What happened around a person, for that person's eyes: they may wipe it, and nothing else reads it. The audit is
 * another table, which nobody wipes and which names nobody. Times are the product's calendar.
 */
export const activity = pgTable(
  "activity",
  {
    id: id(),
    publicId: publicId(),
    userId: ref("user_id").notNull(),
    at: instant("at").notNull(),
    /** An audit action, "session.began" or "mail." and a template: `lib/audit/activity-words.ts` says it. */
    kind: text("kind").notNull(),
    /** Of a sign-in: what the browser called itself, and the cut network it came from. */
    device: sealed("device"),
    network: sealed("network"),
    /** Of a look that staff took at the account: why, in their words. */
    reason: sealed("reason"),
  },
  (t) => [index("activity_user").on(t.userId, t.id)],
);
