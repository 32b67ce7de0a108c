import { foreignKey, index, pgTable, primaryKey } from "drizzle-orm/pg-core";
import { digest, instant, publicId, ref, sealed, workspaceId } from "../columns";
import { posts } from "./metrics";

/**
 * A word that members put on a post, sealed under the key of the member who linked its account. The same word on two
 * posts is two rows: each goes with its post, whoever deletes that.
 */
export const postLabels = pgTable(
  "post_labels",
  {
    workspaceId: workspaceId(),
    postId: ref("post_id").notNull(),
    /** Of the word without its capitals, and of this workspace alone. */
    nameLookup: digest("name_lookup").notNull(),
    name: sealed("name").notNull(),
    publicId: publicId(),
    accountId: ref("account_id").notNull(),
    labelledAt: instant("labelled_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.postId, t.nameLookup] }),
    foreignKey({
      columns: [t.workspaceId, t.postId],
      foreignColumns: [posts.workspaceId, posts.id],
    }).onDelete("cascade"),
    index("post_labels_name").on(t.workspaceId, t.nameLookup),
  ],
);
