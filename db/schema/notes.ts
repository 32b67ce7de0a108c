import { date, index, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { instant, publicId, ref, sealed, workspaceId } from "../columns";

/** What people write at a day of their charts. A note belongs to who wrote its words last. */
export const notes = pgTable(
  "notes",
  {
    workspaceId: workspaceId(),
    id: ref("id").generatedAlwaysAsIdentity().notNull().unique(),
    publicId: publicId(),
    /** Who wrote it, with whom it goes. */
    userId: ref("user_id").notNull(),
    /** Their profile key. */
    keyId: uuid("key_id").notNull(),
    /** The account it stands at, and goes with; null for all accounts of the workspace. */
    accountId: ref("account_id"),
    day: date("day", { mode: "string" }).notNull(),
    text: sealed("text").notNull(),
    writtenAt: instant("written_at").notNull(),
    /** Set while it can still be brought back. */
    deletedAt: instant("deleted_at"),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] }), index("notes_day").on(t.workspaceId, t.day)],
);
