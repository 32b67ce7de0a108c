import "server-only";
import { desc, eq, sql } from "drizzle-orm";
import { auditEvents, disconnects } from "@/db/schema";
import { authorize } from "@/lib/auth/permissions";
import { inWorkspace, type PersonContext } from "@/lib/context";
import { type Label, label, t } from "@/lib/language/t";

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
const words: Readonly<Record<string, Label>> = {
  "account.connected": label("You linked an account"),
  "account.paused": label("You paused an account"),
  "account.resumed": label("You resumed an account"),
  "account.history-brought": label("You brought an account's history"),
  "account.history-taken-back": label("You took back history you had brought"),
  "account.disconnected": label("You disconnected an account"),
  "profile.changed": label("You changed your profile"),
  "password.changed": label("You changed your password"),
  "erasure.requested": label("You asked for deletion"),
  "erasure.undone": label("You kept your account"),
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
      happenings: events.map(({ at, action }) => {
        const text = words[action];
        return { at: at.toISOString(), text: text ? t(text) : action };
      }),
      underway: underway.map((row) => ({ ...row, requestedAt: row.requestedAt.toISOString() })),
    };
  });
}
