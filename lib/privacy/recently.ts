import "server-only";
import { desc, eq, sql } from "drizzle-orm";
import { auditEvents, disconnects } from "@/db/schema";
import { authorize } from "@/lib/auth/permissions";
import { inWorkspace, type PersonContext } from "@/lib/context";

/** Something a person did to their data here, newest first. */
interface Happening {
  /** "You disconnected an account". */
  text: string;
  at: string;
}

/** A disconnect that is still under way: a finished one keeps no line to a person, only its receipt and its mail. */
interface Underway {
  receiptCode: string;
  platform: string;
  requestedAt: string;
}

export interface Recently {
  underway: readonly Underway[];
  happenings: readonly Happening[];
}

/** Audit actions a person wants to hear of on the privacy page. */
const words: Readonly<Record<string, string>> = {
  "account.connected": "You linked an account",
  "account.paused": "You paused an account",
  "account.resumed": "You resumed an account",
  "account.history-brought": "You brought an account's history",
  "account.history-taken-back": "You took back history you had brought",
  "account.disconnected": "You disconnected an account",
  "profile.changed": "You changed your profile",
  "password.changed": "You changed your password",
  "erasure.requested": "You asked for deletion",
  "erasure.undone": "You kept your account",
};

const most = 8;

export async function whatHappened(ctx: PersonContext): Promise<Recently> {
  authorize(ctx, "privacy:read");
  const { actor } = ctx;
  return inWorkspace(ctx, async (tx) => {
    const events = await tx
      .select({ at: auditEvents.at, action: auditEvents.action })
      .from(auditEvents)
      .where(
        sql`${eq(auditEvents.actorId, actor.publicId)} and ${auditEvents.action} = any (${`{${Object.keys(words).join(",")}}`}::text[])`,
      )
      .orderBy(desc(auditEvents.at), desc(auditEvents.id))
      .limit(most);
    const underway = await tx
      .select({
        receiptCode: disconnects.receiptCode,
        platform: disconnects.platform,
        requestedAt: disconnects.requestedAt,
      })
      .from(disconnects)
      .where(eq(disconnects.userId, actor.userId))
      .orderBy(desc(disconnects.requestedAt));
    return {
      happenings: events.map(({ at, action }) => ({ at: at.toISOString(), text: words[action] ?? action })),
      underway: underway.map((row) => ({ ...row, requestedAt: row.requestedAt.toISOString() })),
    };
  });
}
