import "server-only";
import { and, desc, gt, isNull } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { supportGrants } from "@/db/schema";
import { recordEvent } from "@/lib/audit/events";
import { refuseUnderGuard } from "@/lib/auth/guarded";
import { authorize } from "@/lib/auth/permissions";
import { assertFresh } from "@/lib/auth/step-up";
import { inWorkspace, type PersonContext } from "@/lib/context";
import { label } from "@/lib/language/t";
import { findPerson, tell } from "@/lib/privacy/person";

const hour = 60 * 60 * 1000;

/** For how long: nothing is open for ever. */
export const accessPeriods = {
  hour: { label: label("1 hour"), milliseconds: hour },
  day: { label: label("1 day"), milliseconds: 24 * hour },
  week: { label: label("7 days"), milliseconds: 7 * 24 * hour },
} as const;

const periods = Object.keys(accessPeriods) as (keyof typeof accessPeriods)[];
export const AllowSupportInput = z.strictObject({ period: z.enum(periods) });

/** @returns until when support may look at the person's connections, as ISO instant; null where it may not */
export async function getSupportAccess(ctx: PersonContext): Promise<string | null> {
  authorize(ctx, "privacy:read");
  const [living] = await inWorkspace(ctx, (tx) =>
    tx
      .select({ expiresAt: supportGrants.expiresAt })
      .from(supportGrants)
      .where(and(isNull(supportGrants.endedAt), gt(supportGrants.expiresAt, ctx.now)))
      .orderBy(desc(supportGrants.expiresAt))
      .limit(1),
  );
  return living?.expiresAt.toISOString() ?? null;
}

/** From now on for that long, in place of what was allowed before. Told by mail. @throws StepUpRequiredError */
export async function allowSupport(
  ctx: PersonContext,
  { period, wall }: z.output<typeof AllowSupportInput> & { wall: Date },
): Promise<void> {
  authorize(ctx, "support:allow");
  assertFresh(ctx, wall);
  const publicId = uuidv7();
  const expiresAt = new Date(ctx.now.getTime() + accessPeriods[period].milliseconds);
  await inWorkspace(ctx, async (tx) => {
    await refuseUnderGuard(tx, ctx.actor.userId);
    await tx.update(supportGrants).set({ endedAt: ctx.now }).where(isNull(supportGrants.endedAt));
    await tx
      .insert(supportGrants)
      .values({ publicId, userId: ctx.actor.userId, grantedAt: ctx.now, expiresAt });
    await recordEvent(tx, ctx, { action: "support.allowed", entityId: publicId });
  });
  const person = await findPerson(ctx.actor.userId);
  if (!person) return;
  await tell(person, {
    template: "support-allowed",
    data: { expiresAt },
    idempotencyKey: `support-allowed-${publicId}`,
  });
}

/** At once: a page of support that is open shows nothing more. */
export async function endSupport(ctx: PersonContext): Promise<void> {
  authorize(ctx, "support:end");
  await inWorkspace(ctx, async (tx) => {
    const ended = await tx
      .update(supportGrants)
      .set({ endedAt: ctx.now })
      .where(and(isNull(supportGrants.endedAt), gt(supportGrants.expiresAt, ctx.now)))
      .returning({ publicId: supportGrants.publicId });
    for (const { publicId } of ended) {
      await recordEvent(tx, ctx, { action: "support.ended", entityId: publicId });
    }
  });
}
