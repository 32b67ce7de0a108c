import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { type Day, toDay } from "@/lib/dates";
import { type GapReason, gapReasons } from "@/lib/metrics/gap-reasons";
import { lacks, platform } from "@/lib/platforms/registry";

/** What a day without a reading was spoilt by, as far as the account and its connection tell. */
export interface Weather {
  linkedAt: Date;
  lastReadingAt: Date | null;
  pausedAt: Date | null;
  problem: string | null;
  problemSince: Date | null;
  platform: string;
  /** As granted and not taken back; null without a connection. */
  scopes: readonly string[] | null;
}

const byKind: Record<string, GapReason> = {
  expired: "needs-reconnect",
  limited: "quota-used-up",
  unavailable: "platform-unavailable",
  unexpected: "unreadable-answer",
};

/** The reason that holds now, and the day since which it does. */
export function reasonOf(weather: Weather): { reason: GapReason; since: Day | null } {
  if (weather.pausedAt) return { reason: "paused", since: toDay(weather.pausedAt) };
  const reason = ofProblem(weather);
  if (!reason || !weather.problemSince) return { reason: "not-read", since: null };
  return { reason, since: toDay(weather.problemSince) };
}

/** A permission that is missing spoils a day only where the account's counts need it. */
function ofProblem({ problem, platform: id, scopes }: Weather): GapReason | undefined {
  if (problem === "expired/scope-missing") {
    return lacks(platform(id), { scopes: scopes ?? [] }, "counts") ? "permission-missing" : undefined;
  }
  return byKind[problem?.split("/")[0] ?? ""];
}

/**
 * Says of each day that passed without a reading why it did. Belongs before whatever changes the weather: a reading, a
 * resume, a new grant. Days that have their reason keep it.
 */
export async function fillGaps(tx: Tx, accountId: bigint, weather: Weather, now: Date): Promise<void> {
  const { reason, since } = reasonOf(weather);
  const from = toDay(weather.lastReadingAt ?? weather.linkedAt);
  await tx.execute(sql`select fill_gaps(${accountId.toString()}::bigint, ${from}, ${toDay(now)}, ${since ?? from},
    ${codeOf(since ? reason : "not-read")}::smallint, ${codeOf("not-read")}::smallint)`);
}

const codeOf = (reason: GapReason) => gapReasons.indexOf(reason);
