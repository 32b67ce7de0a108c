import { index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { instant, ref } from "../columns";

/**
 * Everything that has to happen later: the planner finds what is due and hands it to the queue. A row stays until its
 * work is done, so a lost job is found again. Ids only; written through `schedule_work` and `finish_work`.
 */
export const dueWork = pgTable(
  "due_work",
  {
    job: text("job").notNull(),
    /** The internal id of what the job works on; 0 for work of the whole installation. */
    entityId: ref("entity_id").notNull(),
    workspaceId: ref("workspace_id"),
    userId: ref("user_id"),
    dueAt: instant("due_at").notNull(),
    /** The platform whose allowance a planned reading waits for in its fair turn; null for work that goes by its time. */
    lane: text("lane"),
    /** The account was last read: the oldest reading of a workspace goes first. */
    readAt: instant("read_at"),
    /** The platform last confirmed the grant and every post: what is nearly too old to keep goes before all else. */
    provenAt: instant("proven_at"),
    /** Last handed over: workspaces take turns by it. */
    handedAt: instant("handed_at"),
    /** Believed to be in good hands until then. */
    leasedUntil: instant("leased_until"),
    /** Of a reading for which the allowance was not enough: when its turn comes, as far as can be told. */
    plannedAt: instant("planned_at"),
  },
  (t) => [
    primaryKey({ columns: [t.job, t.entityId] }),
    index("due_work_due").on(t.dueAt),
    index("due_work_lane").on(t.lane, t.dueAt),
  ],
);

/**
 * What was spent of the allowances that platforms grant the whole service, one row each, in slots from the newest to the
 * oldest (how they are cut: `lib/budget/allowances.ts`). An allowance that only answers tell holds its percentage.
 */
export const allowanceSpending = pgTable("allowance_spending", {
  /** The platform, our name of the allowance, and whom the platform counts. */
  bucket: text("bucket").primaryKey(),
  /** When the newest slot began; when the percentage was told. */
  slotAt: instant("slot_at").notNull(),
  planned: integer("planned").array().notNull(),
  asked: integer("asked").array().notNull(),
  /** Refusals by the platform, one after the other. */
  refusals: integer("refusals").notNull(),
  /** Nobody asks before then. */
  closedUntil: instant("closed_until"),
});
