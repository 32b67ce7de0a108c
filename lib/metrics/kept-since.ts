/** How long an account's figures stay: the shorter of what the platform's rules allow and what its person chose. */
export interface FiguresLimit {
  months: number;
  by: "platform" | "person";
}

/** Null where nothing limits it. @param keepYears what the person who linked the account chose; null for no end */
export function figuresLimit(keepMonths: number | null, keepYears: number | null): FiguresLimit | null {
  const chosen = keepYears === null ? null : 12 * keepYears;
  if (chosen !== null && (keepMonths === null || chosen < keepMonths))
    return { months: chosen, by: "person" };
  return keepMonths === null ? null : { months: keepMonths, by: "platform" };
}

/** The moment from whose UTC day on figures are kept for so many months. */
export function keptSince(months: number, now: Date): Date {
  const since = new Date(now);
  since.setUTCMonth(since.getUTCMonth() - months);
  return since;
}
