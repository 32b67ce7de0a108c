import "server-only";
import { dailyPart } from "@/lib/budget/costs";
import { clients } from "@/lib/db";
import { platform } from "@/lib/platforms/registry";
import { spanOf } from "./reading-times";

/** The number of accounts changes slowly. */
const believedMs = 10 * 60_000;
const counted = new Map<string, { accounts: number; until: number }>();

/**
 * Over how much of a day the daily readings of a platform lie: the more of its allowance they need, the longer. Asked
 * before a transaction and not within one: it may wait behind a statement that waits for what the transaction holds.
 */
export async function laneSpan(platformId: string): Promise<number> {
  let known = counted.get(platformId);
  if (!known || known.until < performance.now()) {
    const [row] = await clients().sql<{ accounts: number }[]>`select count_lane(${platformId}) as accounts`;
    known = { accounts: row?.accounts ?? 0, until: performance.now() + believedMs };
    counted.set(platformId, known);
  }
  return spanOf(dailyPart(platform(platformId).budget, known.accounts));
}
