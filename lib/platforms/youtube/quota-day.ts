import "server-only";
import { youtubePolicy } from "./policy";

const pacific = new Intl.DateTimeFormat("en-CA", {
  timeZone: youtubePolicy.quotaZone,
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  hourCycle: "h23",
});

/**
 * When the day's allowance begins anew: the next midnight in Los Angeles. Clocks there change at two in the morning, so
 * every day has one.
 */
export function nextQuotaDay(now: Date): Date {
  const { year, month, day } = partsAt(now);
  const tomorrow = Date.UTC(Number(year), Number(month) - 1, Number(day) + 1);
  // Pacific midnight is 07:00 or 08:00 in UTC, by the season.
  const summer = new Date(tomorrow + 7 * 3_600_000);
  return partsAt(summer).hour === "00" ? summer : new Date(tomorrow + 8 * 3_600_000);
}

function partsAt(instant: Date): Partial<Record<Intl.DateTimeFormatPartTypes, string>> {
  return Object.fromEntries(pacific.formatToParts(instant).map(({ type, value }) => [type, value]));
}
