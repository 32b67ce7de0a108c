import { date, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { instant, publicId, ref, workspaceId } from "../columns";

export const importSources = ["table", "archive"] as const;

/** History a person brought to an account: what is needed to show it and to take it back. No file, no name of one. */
export const imports = pgTable(
  "imports",
  {
    workspaceId: workspaceId(),
    id: ref("id").generatedAlwaysAsIdentity().notNull().unique(),
    /** Made with the preview: confirming twice stores once. */
    publicId: publicId(),
    accountId: ref("account_id").notNull(),
    /** A table of daily counts, or an archive that our export wrote. */
    source: text("source", { enum: importSources }).notNull(),
    importedAt: instant("imported_at").notNull(),
    /** Null where only readings of posts were stored. */
    firstDay: date("first_day", { mode: "string" }),
    lastDay: date("last_day", { mode: "string" }),
    daysStored: integer("days_stored").notNull(),
    postReadingsStored: integer("post_readings_stored").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("imports_account").on(t.workspaceId, t.accountId),
  ],
);

const daysOf = (metric: string) => integer(metric).notNull();

/**
 * Which counts an import stored, one row a month: bit i - 1 of a metric is day i. A count belongs to one import at
 * most, for what is there is never overwritten.
 */
export const importMonths = pgTable(
  "import_months",
  {
    workspaceId: workspaceId(),
    importId: ref("import_id").notNull(),
    accountId: ref("account_id").notNull(),
    month: date("month", { mode: "string" }).notNull(),
    followers: daysOf("followers"),
    following: daysOf("following"),
    views: daysOf("views"),
    posts: daysOf("posts"),
    likes: daysOf("likes"),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.importId, t.month] })],
);
