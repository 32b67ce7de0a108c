import "server-only";
import { roomAt } from "@/lib/budget/room";
import { clients } from "@/lib/db";
import { platforms } from "@/lib/platforms/registry";
import { leaseSeconds } from "./run-job";

const minute = 60_000;
const day = 24 * 60 * minute;
/** Readings of one platform that are under way at a time, so that a slow one does not fill the queue for the others. */
const places = 16;
/** A proof older than this goes before all else: the strictest platform ends what was not proven again for 30 days. */
export const urgentAfterDays = 21;
/** A reading that is late by more is told when its turn comes. */
const lateMs = 60 * minute;

const lastPlanned = new Map<string, number>();

/**
 * Begins planned readings of each platform as far as it has room for them, in fair turns, and says of those that have
 * to wait until when. @returns how many were begun
 */
export async function handOverReadings(at: Date): Promise<number> {
  const urgentBefore = new Date(at.getTime() - urgentAfterDays * day);
  let handed = 0;
  for (const { descriptor, budget } of platforms()) {
    const { id: lane } = descriptor;
    const { visits, opensAt } = await roomAt(lane, budget, "planned", at);
    const most = Math.min(places, visits);
    if (most > 0) {
      const [row] = await clients().sql<{ handed: number }[]>`
        select hand_over_readings(${lane}, ${at}, make_interval(secs => ${leaseSeconds}), ${places}, ${most},
          ${urgentBefore}) as handed`;
      handed += row?.handed ?? 0;
    }
    // Once a minute is often enough for what is told in hours, and the list of those who wait may be long.
    if (at.getTime() - (lastPlanned.get(lane) ?? 0) < minute) continue;
    lastPlanned.set(lane, at.getTime());
    await clients().sql`
      select plan_waiting_readings(${lane}, ${at}, ${new Date(at.getTime() - lateMs)}, ${opensAt}, ${urgentBefore})`;
  }
  return handed;
}
