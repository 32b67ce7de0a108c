import { index, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { id, instant, publicId, ref, workspaceId } from "../columns";

export const roles = ["owner", "manager", "viewer", "billing"] as const;

/** A tenant. Everybody gets one at sign-up and meets the word only when inviting. */
export const workspaces = pgTable("workspaces", {
  id: id(),
  publicId: publicId(),
  createdAt: instant("created_at").notNull(),
});

export const members = pgTable(
  "members",
  {
    workspaceId: workspaceId(),
    userId: ref("user_id").notNull(),
    role: text("role", { enum: roles }).notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.userId] })],
);

/** Which workspaces a person belongs to, asked before the workspace is known. Written with `members`, by function only. */
export const memberIndex = pgTable(
  "member_index",
  {
    userId: ref("user_id").notNull(),
    workspaceId: workspaceId(),
    role: text("role", { enum: roles }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.workspaceId] }),
    index("member_index_workspace").on(t.workspaceId),
  ],
);
