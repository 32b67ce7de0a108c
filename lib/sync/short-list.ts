import "server-only";
import { type Day, daysBetween } from "@/lib/dates";
import type { Listing } from "./list-posts";

/** What is deleted at the platform goes here within this time and a visit: its whole list is read as often. */
const wholeListEveryDays = 7;

/** Whether this visit reads the platform's whole list. */
export function isWholeListDue(listedOn: Day | null, today: Day): boolean {
  return listedOn === null || daysBetween(listedOn, today) >= wholeListEveryDays;
}

/**
 * Whether the rest of the list may be left out today: all that is new has been seen, and those of the rest whose day has
 * come cost no more calls by name than by the pages down to the oldest of them.
 * @param lastDay posts to be read by then are due
 */
export function mayStop(
  { known, listed, pageSize, reachesKnown }: Listing,
  lastDay: Day,
  readingsPerCall: number,
): boolean {
  if (!reachesKnown) return false;
  const rest = [...known.values()]
    .filter(({ id }) => !listed.has(id))
    .sort((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime());
  const due = rest.filter(({ nextReadDay }) => nextReadDay <= lastDay).length;
  const downTo = 1 + rest.findLastIndex(({ nextReadDay }) => nextReadDay <= lastDay);
  return Math.ceil(due / readingsPerCall) <= Math.ceil(downTo / pageSize);
}
