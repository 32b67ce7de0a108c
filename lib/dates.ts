/** A UTC calendar day, "YYYY-MM-DD". Days sort and compare as text. */
export type Day = string & { readonly __day: true };

/** Days from `from` up to, not including, `to`. */
export type DayRange = { from: Day; to: Day };

const SECONDS_PER_DAY = 86_400;
const MS_PER_DAY = SECONDS_PER_DAY * 1000;
const SHAPE = /^\d{4}-\d{2}-\d{2}$/;
/** More than lie between the first platform and any reading of it: what is kept cannot grow without end. */
const MOST_NAMED = 50_000;

const twoDigits = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, "0"));

// A page asks for the same few hundred days once for each of its readings, and a Date each costs more than the reading.
const named = new Map<number, Day>();
const ordinals = new Map<Day, number>();

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

/** Days since 1 January 1970. */
function ordinal(day: Day): number {
  const known = ordinals.get(day);
  if (known !== undefined) return known;
  const year = Number(day.slice(0, 4));
  // Date.UTC takes the years below 100 for those of the last century.
  if (year < 100) return startOfDay(day).getTime() / MS_PER_DAY;
  return Date.UTC(year, Number(day.slice(5, 7)) - 1, Number(day.slice(8))) / MS_PER_DAY;
}

/** The day so many days after 1 January 1970. @throws RangeError beyond the calendar */
function dayAt(days: number): Day {
  const known = named.get(days);
  if (known) return known;
  const day = toDay(new Date(days * MS_PER_DAY));
  if (named.size < MOST_NAMED && Number.isInteger(days)) {
    named.set(days, day);
    ordinals.set(day, days);
  }
  return day;
}

/** ISO instant so many whole seconds after the day began. */
export function instantOn(day: Day, seconds: number): string {
  if (seconds < 0 || seconds >= SECONDS_PER_DAY) {
    return new Date(startOfDay(day).getTime() + seconds * 1000).toISOString();
  }
  const [hour, minute] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return `${day}T${twoDigits[hour]}:${twoDigits[minute]}:${twoDigits[seconds % 60]}.000Z`;
}

export function addDays(day: Day, count: number): Day {
  return dayAt(ordinal(day) + count);
}

/** Whole days from `from` to `to`; negative when `to` lies before. */
export function daysBetween(from: Day, to: Day): number {
  return ordinal(to) - ordinal(from);
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
