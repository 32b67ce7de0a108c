import { addDays, type Day, startOfDay } from "@/lib/dates";

/** The Monday of the ISO week a UTC day lies in. */
export function weekOf(day: Day): Day {
  return addDays(day, -((startOfDay(day).getUTCDay() + 6) % 7));
}

/** Which of a week's days stands for it: the middle one by size, the lower of two. Null for none. */
export function weeklyMedian<T>(days: readonly T[], compare: (a: T, b: T) => number): T | null {
  return days.toSorted(compare)[Math.floor((days.length - 1) / 2)] ?? null;
}
