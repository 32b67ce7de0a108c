import "server-only";
import { addDays, startOfDay, toDay } from "@/lib/dates";
import type { JobName } from "./payloads";

const minute = 60_000;

/** Work of the whole installation, each at its minute of every UTC day. All else is planned by what it follows from. */
const daily: Partial<Record<JobName, number>> = {
  // After midnight, before the day's readings, so that nothing is read for what ends today.
  "apply-retention": 2,
  // In the morning, for it ends in mails.
  "remind-connections": 8 * 60,
  // Once all of yesterday is sealed.
  "anchor-audit": 5,
  // When little else is read: it walks the whole chain.
  "verify-audit": 3 * 60,
};

/** At every full minute: what happened and is not sealed yet could be taken away unseen. */
const minutely: readonly JobName[] = ["seal-audit"];

export const timetable = [...(Object.keys(daily) as JobName[]), ...minutely];

/** The next turn after `now`. @throws Error for a job that is not on the timetable */
export function nextTurn(job: JobName, now: Date): Date {
  if (minutely.includes(job)) return new Date((Math.floor(now.getTime() / minute) + 1) * minute);
  const minutes = daily[job];
  if (minutes === undefined) throw new Error(`${job} is not on the timetable`);
  const today = new Date(startOfDay(toDay(now)).getTime() + minutes * minute);
  if (today > now) return today;
  return new Date(startOfDay(addDays(toDay(now), 1)).getTime() + minutes * minute);
}
