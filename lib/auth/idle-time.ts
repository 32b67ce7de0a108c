import "server-only";
import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { sessions, users } from "@/db/schema";
import { recordEvent } from "@/lib/audit/events";
import { inWorkspace, type PersonContext } from "@/lib/context";
import { type Label, label } from "@/lib/language/t";
import { authorize } from "./permissions";

/** Hours, as a form sends them, and their words; the first is as long as any session may rest. */
export const idleTimes = {
  "168": label("7 days"),
  "24": label("1 day"),
  "8": label("8 hours"),
  "1": label("1 hour"),
} as const satisfies Record<string, Label>;

type IdleHours = keyof typeof idleTimes;

const choices = Object.keys(idleTimes) as [IdleHours, ...IdleHours[]];

export const IdleTimeInput = z.strictObject({ hours: z.enum(choices) });

/** In hours. */
export async function getIdleTime(ctx: PersonContext): Promise<number> {
  authorize(ctx, "session:list");
  const [row] = await inWorkspace(ctx, (tx) =>
    tx.select({ hours: users.idleHours }).from(users).where(eq(users.id, ctx.actor.userId)),
  );
  return row?.hours ?? Number(choices[0]);
}

/** A shorter time also shortens what sessions have left; a longer one begins with their next visit. */
export async function chooseIdleTime(
  ctx: PersonContext,
  { hours }: z.output<typeof IdleTimeInput>,
): Promise<void> {
  authorize(ctx, "preference:write");
  await inWorkspace(ctx, async (tx) => {
    await tx
      .update(users)
      .set({ idleHours: Number(hours) })
      .where(eq(users.id, ctx.actor.userId));
    const rest = sql`${sessions.lastSeenAt} + ${hours}::integer * interval '1 hour'`;
    await tx
      .update(sessions)
      .set({ expiresAt: sql`least(${sessions.expiresAt}, ${rest})` })
      .where(eq(sessions.userId, ctx.actor.userId));
    await recordEvent(tx, ctx, { action: "profile.changed", entityId: ctx.actor.publicId });
  });
}
