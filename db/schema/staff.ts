import { index, pgTable, text } from "drizzle-orm/pg-core";
import { id, instant, publicId, ref } from "../columns";

export const staffRoles = ["billing", "support", "privacy", "owner"] as const;

/** Who works for the operator, and as what: while the row is there. Written by functions only. */
export const staffMembers = pgTable("staff_members", {
  userId: ref("user_id").primaryKey(),
  role: text("role", { enum: staffRoles }).notNull(),
  grantedAt: instant("granted_at").notNull(),
});

/**
 * A staff member at work: begun in one of their sessions by a second factor, over with that session, after a short rest
 * and after half a day. Written by functions only. Wall-clock times.
 */
export const staffVisits = pgTable(
  "staff_visits",
  {
    id: id(),
    userId: ref("user_id").notNull(),
    sessionId: ref("session_id").notNull().unique(),
    beganAt: instant("began_at").notNull(),
    lastSeenAt: instant("last_seen_at").notNull(),
    /** The second factor was last proven: what acts needs that to be young. */
    provenAt: instant("proven_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
  },
  (t) => [index("staff_visits_user").on(t.userId)],
);

/**
 * A person's page that a staff member has opened for a reason: their visit sees it until then. The reason, and that it was
 * opened, stand in the person's activity. Written by functions only. Wall-clock times.
 */
export const staffOpenings = pgTable(
  "staff_openings",
  {
    id: id(),
    /** Whose page. */
    userId: ref("user_id").notNull(),
    visitId: ref("visit_id").notNull(),
    openedAt: instant("opened_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    /** The person's connections were looked at as well, which their grant allowed. */
    sawConnectionsAt: instant("saw_connections_at"),
  },
  (t) => [index("staff_openings_user").on(t.userId), index("staff_openings_visit").on(t.visitId)],
);

/** A person lets support see their connections, for a time. Times are the product's calendar. */
export const supportGrants = pgTable(
  "support_grants",
  {
    id: id(),
    publicId: publicId(),
    userId: ref("user_id").notNull(),
    grantedAt: instant("granted_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    endedAt: instant("ended_at"),
  },
  (t) => [index("support_grants_user").on(t.userId)],
);
