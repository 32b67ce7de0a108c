/** The moment from whose UTC day on a platform's figures may be kept; null where nothing limits it. */
export function keptSince(keepMonths: number | null, now: Date): Date | null {
  if (keepMonths === null) return null;
  const since = new Date(now);
  since.setUTCMonth(since.getUTCMonth() - keepMonths);
  return since;
}
