import "server-only";
import { eq } from "drizzle-orm";
import type { PgUpdateSetSource } from "drizzle-orm/pg-core";
import { z } from "zod";
import { users } from "@/db/schema";
import { recordEvent } from "@/lib/audit/events";
import { inWorkspace, type PersonContext } from "@/lib/context";
import type { Language } from "@/lib/language/languages";
import { rateChoices } from "@/lib/metrics/rate-choice";
import { authorize } from "./permissions";

export const RateInput = z.strictObject({ rate: z.enum(rateChoices) });

export const AppearanceInput = z.strictObject({
  theme: z.enum(users.theme.enumValues),
  shortcuts: z.literal("on").optional(),
});

export const CalmInput = z.strictObject({
  weekly: z.literal("on").optional(),
  hidden: z.literal("on").optional(),
});

/** The engagement rate that pages show where their address names none. */
export async function rememberRate(ctx: PersonContext, { rate }: z.output<typeof RateInput>): Promise<void> {
  authorize(ctx, "preference:write");
  await change(ctx, { rate });
}

/** Light, dark or as the system says, and whether single keys lead to pages. */
export async function updateAppearance(
  ctx: PersonContext,
  { theme, shortcuts }: z.output<typeof AppearanceInput>,
): Promise<void> {
  authorize(ctx, "preference:write");
  await change(ctx, { theme, hasShortcuts: shortcuts === "on" });
}

/** A median a week instead of every day, and figures on cards only when asked for. */
export async function updateCalm(
  ctx: PersonContext,
  { weekly, hidden }: z.output<typeof CalmInput>,
): Promise<void> {
  authorize(ctx, "preference:write");
  await change(ctx, { hasWeeklyMedians: weekly === "on", hasHiddenCounts: hidden === "on" });
}

/** What pages and mails speak to this person. */
export async function chooseLanguage(ctx: PersonContext, language: Language): Promise<void> {
  authorize(ctx, "preference:write");
  await change(ctx, { language });
}

function change(ctx: PersonContext, values: PgUpdateSetSource<typeof users>): Promise<void> {
  return inWorkspace(ctx, async (tx) => {
    await tx.update(users).set(values).where(eq(users.id, ctx.actor.userId));
    await recordEvent(tx, ctx, { action: "profile.changed", entityId: ctx.actor.publicId });
  });
}
