import "server-only";
import { dayWindow } from "@/lib/budget/day-window";
import { youtubePolicy } from "./policy";

/** When the day's allowance begins anew: the next midnight in Los Angeles. */
export function nextQuotaDay(now: Date): Date {
  return dayWindow(youtubePolicy.quotaZone, now).end;
}
