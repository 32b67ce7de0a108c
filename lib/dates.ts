/** A UTC calendar day, "YYYY-MM-DD". Days sort and compare as text. */
export type Day = string & { readonly __day: true };

/** Days from `from` up to, not including, `to`. */
export type DayRange = { from: Day; to: Day };

const MS_PER_DAY = 86_400_000;
const SHAPE = /^\d{4}-\d{2}-\d{2}$/;

/** The UTC day an instant falls on. @throws RangeError for an invalid date */
export function toDay(at: Date): Day {
  return at.toISOString().slice(0, 10) as Day;
}

/** Reads "YYYY-MM-DD" and nothing else. @throws RangeError when the text is no day of the calendar */
export function parseDay(text: string): Day {
  if (SHAPE.test(text)) {
    const at = new Date(`${text}T00:00:00Z`);
    // 30 February parses in some engines and rolls over in others: only a day that reads back is one.
    if (!Number.isNaN(at.getTime()) && toDay(at) === text) return text as Day;
  }
  throw new RangeError(`Not a day in the form YYYY-MM-DD: ${JSON.stringify(text)}`);
}

/** Midnight UTC at which the day begins. */
export function startOfDay(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}

export function addDays(day: Day, count: number): Day {
  return toDay(new Date(startOfDay(day).getTime() + count * MS_PER_DAY));
}

/** Whole days from `from` to `to`; negative when `to` lies before. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((startOfDay(to).getTime() - startOfDay(from).getTime()) / MS_PER_DAY);
}

/** The range of the same length that ends where this one begins. */
export function previousRange(range: DayRange): DayRange {
  return { from: addDays(range.from, -daysBetween(range.from, range.to)), to: range.from };
}

/** The range of the same length as few whole weeks before as leave both apart: weekday stands on weekday. */
export function weeksBefore(range: DayRange): DayRange {
  const days = -7 * Math.ceil(daysBetween(range.from, range.to) / 7);
  return { from: addDays(range.from, days), to: addDays(range.to, days) };
}

/**
 * The range of the same length from the same date a year before; 28 February stands in for a 29th. Where a leap day
 * makes it a day too long for its year, it ends where the range begins.
 */
export function yearBefore(range: DayRange): DayRange {
  const before = String(Number(range.from.slice(0, 4)) - 1).padStart(4, "0");
  const date = range.from.slice(4) === "-02-29" ? "-02-28" : range.from.slice(4);
  const from = parseDay(before + date);
  const to = addDays(from, daysBetween(range.from, range.to));
  return { from, to: to < range.from ? to : range.from };
}

/** Every day of the range in order; nothing when it is empty or turned round. */
export function eachDay(range: DayRange): Day[] {
  const length = Math.max(0, daysBetween(range.from, range.to));
  return Array.from({ length }, (_, index) => addDays(range.from, index));
}

/** The first day of the month the day lies in. */
export function month(day: Day): Day {
  return `${day.slice(0, 7)}-01` as Day;
}

/** 1 to 31. */
export function dayOfMonth(day: Day): number {
  return Number(day.slice(8));
}
