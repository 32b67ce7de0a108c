import "server-only";
import { eq } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "@/db/client";
import { users } from "@/db/schema";
import { recordEvent } from "@/lib/audit/events";
import { authorize } from "@/lib/auth/permissions";
import { inWorkspace, type PersonContext } from "@/lib/context";
import { nextTurn } from "@/lib/jobs/schedule";
import { type Label, label } from "@/lib/language/t";
import { type AccountFigures, type KeepYears, keepYears, readAccountFigures } from "./account-figures";

/** Years, as a form sends them, and their words; the last has no end. */
export const figuresPeriods = {
  "1": label("1 year"),
  "2": label("2 years"),
  "5": label("5 years"),
  always: label("Until I delete them"),
} as const satisfies Record<"always" | `${KeepYears}`, Label>;

export type FiguresPeriod = keyof typeof figuresPeriods;

const periods = Object.keys(figuresPeriods) as [FiguresPeriod, ...FiguresPeriod[]];

export const FiguresPeriodInput = z.strictObject({ period: z.enum(periods) });

/** What goes in the next night. */
export interface Loss {
  days: number;
  accounts: number;
}

export interface FiguresKept {
  chosen: FiguresPeriod;
  /** What each period would come to, of the figures there are now. */
  losses: readonly (Loss & { period: FiguresPeriod })[];
  accounts: readonly AccountFigures[];
  /** When what is past its time goes next. */
  nightAt: Date;
}

/** How long figures of the accounts a person linked stay, and what each other choice would come to. */
export async function getFiguresPeriod(ctx: PersonContext): Promise<FiguresKept> {
  authorize(ctx, "privacy:read");
  const years = await inWorkspace(ctx, (tx) => chosenYears(tx, ctx.actor.userId));
  const accounts = await readAccountFigures(ctx, years);
  return {
    chosen: periods.find((period) => yearsIn(period) === years) ?? "always",
    losses: periods.map((period) => ({ period, ...lossOf(accounts, yearsIn(period)) })),
    accounts,
    nightAt: nextTurn("apply-retention", ctx.now),
  };
}

/**
 * Figures of the accounts a person linked end after this long; a platform's own limit stays. Nothing goes before the
 * night, so that a choice can be taken back until then. @returns what goes, and when
 */
export async function chooseFiguresPeriod(
  ctx: PersonContext,
  { period }: z.output<typeof FiguresPeriodInput>,
): Promise<Loss & { nightAt: Date }> {
  authorize(ctx, "privacy:wipe");
  const years = yearsIn(period);
  await inWorkspace(ctx, async (tx) => {
    await tx.update(users).set({ keepYears: years }).where(eq(users.id, ctx.actor.userId));
    await recordEvent(tx, ctx, { action: "figures.period-chosen", entityId: ctx.actor.publicId });
  });
  const accounts = await readAccountFigures(ctx, years);
  return { ...lossOf(accounts, years), nightAt: nextTurn("apply-retention", ctx.now) };
}

/** What this person chose; null for no end. */
export async function chosenYears(tx: Tx, userId: bigint): Promise<KeepYears | null> {
  const [row] = await tx.select({ years: users.keepYears }).from(users).where(eq(users.id, userId));
  return keepYears.find((years) => years === row?.years) ?? null;
}

function yearsIn(period: FiguresPeriod): KeepYears | null {
  return keepYears.find((years) => String(years) === period) ?? null;
}

function lossOf(accounts: readonly AccountFigures[], years: KeepYears | null): Loss {
  const losing = years === null ? [] : accounts.map(({ olderThan }) => olderThan[years]);
  return {
    days: losing.reduce((sum, days) => sum + days, 0),
    accounts: losing.filter((days) => days > 0).length,
  };
}
