import "server-only";
import { authorize } from "@/lib/auth/permissions";
import type { PersonContext } from "@/lib/context";
import { addDays, type Day, type DayRange, toDay } from "@/lib/dates";
import type { AccountMetric } from "@/lib/metrics/catalog";
import { doubtReach } from "@/lib/metrics/doubt";
import { type AccountRecord, byPlatform, countWithheld, earliestOf, readAccounts } from "./accounts";
import { comparedEngagement, comparedFigure, withBefore } from "./comparison";
import { rateLead, readPostsForRates } from "./engagement";
import type { Look } from "./figures";
import { type Period, parsePeriod, type SearchParams } from "./period";
import { type PostView, readAllNewest } from "./posts";
import type { AccountView, FigureView } from "./views";
import { weeklyFigure } from "./weekly";
import { type ChangeNote, whatChanged } from "./what-changed";

export type OverviewAccount = {
  account: AccountView;
  figures: readonly FigureView[];
  /** The day the follower line begins; null once it has. */
  lineBegins: Day | null;
  /** Until then, all posts read so far, newest first; empty after, and where many accounts are linked. */
  firstPosts: readonly PostView[];
};

type Overview = {
  now: string;
  period: Period;
  earliest: Day | null;
  /** Platform by platform, oldest link first. */
  accounts: readonly OverviewAccount[];
  /** More accounts than stand well below one another: a line each. */
  isCompact: boolean;
  notes: readonly ChangeNote[];
  /** How many more there are to tell; the accounts' own pages do. */
  notesLeft: number;
  /** Accounts of other members whose platform's rules show their figures to nobody else. */
  withheld: readonly { label: string; accounts: number }[];
};

const mostNotes = 5;
/** Accounts that a dashboard shows in full. */
const mostInFull = 6;

/** Every account of the workspace side by side; no count is ever added to another account's. */
export async function getOverview(ctx: PersonContext, params: SearchParams): Promise<Overview> {
  authorize(ctx, "metric:read");
  const today = toDay(ctx.now);
  const earliest = params.period === "all" ? await earliestDay(ctx) : null;
  const period = parsePeriod(params, today, earliest);
  const wide = readingRange(period, today);
  const [records, posts, postsBefore, withheld] = await Promise.all([
    readAccounts(ctx, { range: wide }),
    readPostsForRates(ctx, null, period.range),
    period.comparison && readPostsForRates(ctx, null, period.comparison.range),
    countWithheld(ctx),
  ]);
  const looks = byPlatform(records).flatMap((record): Look[] => {
    const { view, series } = record;
    if (!series) return [];
    const { rate } = ctx.actor;
    const look: Look = { record, series, posts: posts.get(view.id) ?? [], period, now: ctx.now, rate };
    return [withBefore(look, postsBefore?.get(view.id) ?? [])];
  });
  const notes = whatChanged(looks);
  const isCompact = looks.length > mostInFull;
  return {
    now: ctx.now.toISOString(),
    period,
    earliest: earliestOf(records),
    withheld,
    accounts: await Promise.all(looks.map((look) => toOverviewAccount(ctx, look, isCompact))),
    isCompact,
    notes: notes.slice(0, mostNotes),
    notesLeft: Math.max(0, notes.length - mostNotes),
  };
}

async function toOverviewAccount(
  ctx: PersonContext,
  look: Look,
  isCompact: boolean,
): Promise<OverviewAccount> {
  const begins = lineBegins(look.record, ctx.now);
  const figures = [
    comparedFigure(look, "followers"),
    comparedEngagement(look),
    comparedFigure(look, thirdMetric(look)),
  ];
  const isWeekly = ctx.actor.hasWeeklyMedians && look.record.descriptor.allowsDerived;
  return {
    account: look.record.view,
    figures: isWeekly ? figures.map(weeklyFigure) : figures,
    lineBegins: begins,
    // One round trip each: a line of a list has no room for posts.
    firstPosts: begins === null || isCompact ? [] : (await readAllNewest(ctx, look.record, null)).shown,
  };
}

/** Views where the platform gives them for an account, else its number of posts. */
function thirdMetric({ record: { descriptor } }: Look): AccountMetric {
  return descriptor.accountMetrics.includes("views") ? "views" : "posts";
}

/**
 * The days to read for a period: what it is compared with, the followers of its first window of posts, and the readings
 * that tell whether its first and its last are flagged.
 */
export function readingRange(period: Period, today: Day): DayRange {
  const { from } = (period.comparison ?? period).range;
  const to = addDays(period.range.to, doubtReach);
  const end = addDays(today, 1);
  return { from: addDays(from, -rateLead - doubtReach), to: to < end ? to : end };
}

async function earliestDay(ctx: PersonContext): Promise<Day | null> {
  return earliestOf(await readAccounts(ctx, {}));
}

/** A line needs two days: until the second is read, the day it is due. Imported days make one before. */
export function lineBegins(record: AccountRecord, now: Date): Day | null {
  const days = record.series?.days ?? [];
  if (days.some(({ isImported }) => isImported)) return null;
  const first = record.firstReadingDay ?? days.find(({ readAt }) => readAt !== null)?.day;
  if (!first) return addDays(toDay(now), 1);
  return first === toDay(now) ? addDays(first, 1) : null;
}
