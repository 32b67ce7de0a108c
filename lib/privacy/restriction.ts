import "server-only";
import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { users } from "@/db/schema";
import { noteByItself } from "@/lib/audit/activity";
import { authorize } from "@/lib/auth/permissions";
import { type Context, inWorkspace, type PersonContext } from "@/lib/context";
import { send } from "@/lib/email/send";
import { finishWork, scheduleWork } from "@/lib/jobs/queue";
import { log } from "@/lib/log";
import { isPlatformId, platform } from "@/lib/platforms/registry";
import { privacyContact } from "./contact";
import { addressOf, findPerson } from "./person";

/**
 * Stops reading and linking for a person whose age changed, as a platform says, in the caller's transaction. They hear of
 * it by mail and on every page. `npm run restriction:lift` ends it.
 */
export async function restrictPerson(
  tx: Tx,
  restricted: { userId: bigint; platform: string },
  now: Date,
): Promise<void> {
  const userId = restricted.userId;
  const [row] = await tx.execute<{ is_new: boolean }>(sql`select restrict_person(
    ${userId.toString()}::bigint, ${restricted.platform}, ${now.toISOString()}::timestamptz) as is_new`);
  if (!row?.is_new) return;
  await scheduleWork(tx, { job: "tell-restriction", entityId: userId, userId, dueAt: now }, now);
}

/** The work stays on the list until the mail is taken, and the provider takes it once. */
export async function tellRestriction(ctx: Context, userId: bigint): Promise<void> {
  authorize(ctx, "privacy:read");
  const person = await findPerson(userId);
  const to = person && !person.isFrozen ? await addressOf(person) : null;
  const [row] = await inWorkspace(ctx, (tx) =>
    tx.select({ at: users.restrictedAt, by: users.restrictedBy }).from(users).where(eq(users.id, userId)),
  );
  if (person && to !== null && row?.at && row.by) {
    await send({
      to,
      language: person.language,
      template: "restricted",
      data: { platform: labelOf(row.by), reference: person.publicId, contact: privacyContact() },
      idempotencyKey: `restricted-${person.publicId}-${row.at.getTime()}`,
    });
    await noteByItself(userId, ctx.now, "mail.restricted");
    log("person.restricted", { userId: person.publicId, platform: row.by });
  }
  await inWorkspace(ctx, (tx) => finishWork(tx, "tell-restriction", userId));
}

/** What a restricted person reads on every page. */
export interface RestrictionView {
  platform: string;
  /** Where to write to; null where the operator has named no address. */
  contact: string | null;
  /** What to name in that mail. */
  reference: string;
}

/** Null for somebody who is not restricted. */
export function restrictionOf({ actor }: PersonContext): RestrictionView | null {
  if (actor.restrictedBy === null) return null;
  return { platform: labelOf(actor.restrictedBy), contact: privacyContact(), reference: actor.publicId };
}

function labelOf(id: string): string {
  return isPlatformId(id) ? platform(id).descriptor.label : id;
}
