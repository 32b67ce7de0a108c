import { index, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
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
  },
  (t) => [primaryKey({ columns: [t.job, t.entityId] }), index("due_work_due").on(t.dueAt)],
);
