import "server-only";
import { label, t } from "@/lib/language/t";

const names = [
  label("Monday"),
  label("Tuesday"),
  label("Wednesday"),
  label("Thursday"),
  label("Friday"),
  label("Saturday"),
  label("Sunday"),
] as const;

/** @param day 0 for Monday */
export function weekday(day: number): string {
  const name = names[day];
  if (!name) throw new RangeError(`There is no weekday ${day}`);
  return t(name);
}
