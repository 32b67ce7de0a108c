import "server-only";
import { desc, eq } from "drizzle-orm";
import { disconnects } from "@/db/schema";
import { type ActivityView, listActivity } from "@/lib/audit/list-activity";
import { authorize } from "@/lib/auth/permissions";
import { inWorkspace, type PersonContext } from "@/lib/context";

/** A disconnect that is still under way: a finished one keeps no line to a person, only its receipt and its mail. */
interface Underway {
  receiptCode: string;
  platform: string;
  requestedAt: string;
}

export interface Recently {
  underway: readonly Underway[];
  /** Newest first. */
  happenings: readonly ActivityView[];
}

const most = 8;

/** The newest lines of the person's own activity, and what is under way. */
export async function whatHappened(ctx: PersonContext): Promise<Recently> {
  authorize(ctx, "privacy:read");
  const [{ entries }, underway] = await Promise.all([
    listActivity(ctx, {}),
    inWorkspace(ctx, (tx) =>
      tx
        .select({
          receiptCode: disconnects.receiptCode,
          platform: disconnects.platform,
          requestedAt: disconnects.requestedAt,
        })
        .from(disconnects)
        .where(eq(disconnects.userId, ctx.actor.userId))
        .orderBy(desc(disconnects.requestedAt)),
    ),
  ]);
  return {
    happenings: entries.slice(0, most),
    underway: underway.map((row) => ({ ...row, requestedAt: row.requestedAt.toISOString() })),
  };
}
