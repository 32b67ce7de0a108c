import { index, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { digest, id, instant, publicId, ref, sealed, workspaceId } from "../columns";

export const roles = ["owner", "manager", "viewer", "billing"] as const;

/** A tenant. Everybody gets one at sign-up and meets the word only when inviting. */
export const workspaces = pgTable("workspaces", {
  id: id(),
  publicId: publicId(),
  /** Sealed under its owner's key; a new owner takes it over under theirs. */
  name: sealed("name"),
  nameKeyId: uuid("name_key_id"),
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

/**
 * An open invitation: it is the inviting person's row, for the invited one may be nobody here yet. Whoever proves the
 * address finds it by `address_lookup`; answered or withdrawn, it is gone.
 */
export const invitations = pgTable(
  "invitations",
  {
    id: id(),
    publicId: publicId(),
    /** Who invites: the owner. */
    userId: ref("user_id").notNull(),
    keyId: uuid("key_id").notNull(),
    hostWorkspace: ref("host_workspace").notNull(),
    address: sealed("address").notNull(),
    addressLookup: digest("address_lookup").notNull(),
    role: text("role", { enum: roles }).notNull(),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
  },
  (t) => [
    uniqueIndex("invitations_address").on(t.hostWorkspace, t.addressLookup),
    index("invitations_lookup").on(t.addressLookup),
    index("invitations_user").on(t.userId),
  ],
);

/** Where a person was a member, while what they did there is still in its audit: an erasure looks there as well. */
export const leftWorkspaces = pgTable(
  "left_workspaces",
  {
    userId: ref("user_id").notNull(),
    hostWorkspace: ref("host_workspace").notNull(),
    leftAt: instant("left_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.hostWorkspace] })],
);
