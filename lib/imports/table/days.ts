import { type Day, startOfDay, toDay } from "@/lib/dates";

/** In which order day, month and year are written. */
export const dayOrders = ["year first", "day first", "month first"] as const;
export type DayOrder = (typeof dayOrders)[number];

export interface Moment {
  day: Day;
  /** Second of the UTC day; null where the cell names no time. */
  second: number | null;
}

/** A cell taken apart, before anything is decided about its zone. */
interface Written {
  year: number;
  month: number;
  day: number;
  /** Seconds since midnight as written; null without a time. */
  time: number | null;
  /** Minutes ahead of UTC where the cell says so. */
  offset: number | null;
}

const monthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

const numeric = /^(\d{1,4})([-/.])\s?(\d{1,2})\2\s?(\d{1,4})$/;
const compact = /^(\d{4})(\d{2})(\d{2})$/;
const dayMonthName = /^(\d{1,2})\.?[ -]([a-z]{3,9})\.?,?[ -](\d{4})$/;
const monthNameDay = /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/;
/** Says nothing more. */
const weekday = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? /;
const clock = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?(?: ?([ap])\.?m\.?)?$/;
const zone = /(z|utc|gmt|[+-]\d{2}(?::?\d{2})?)$/;

/** What a cell says in each order it can be read in; empty where it is no day. */
function readings(cell: string): Map<DayOrder, Written> {
  const found = new Map<DayOrder, Written>();
  const { date, time, offset } = split(cell.trim().toLowerCase().replace(/\s+/g, " "));
  if (time === "bad") return found;
  const add = (order: DayOrder, year: number, month: number, day: number) => {
    if (isDay(year, month, day)) found.set(order, { year, month, day, time, offset });
  };
  const everywhere = (year: number, month: number, day: number) => {
    for (const order of dayOrders) add(order, year, month, day);
  };
  const plain = numeric.exec(date);
  if (plain) {
    const [first = "", middle = "", last = ""] = [plain[1], plain[3], plain[4]];
    if (first.length === 4) everywhere(Number(first), Number(middle), Number(last));
    // "25-05-04" has too many meanings; spreadsheets shorten a year after strokes and points only.
    else if (first.length < 3 && (last.length === 4 || (last.length === 2 && plain[2] !== "-"))) {
      const year = last.length === 4 ? Number(last) : 2000 + Number(last);
      add("day first", year, Number(middle), Number(first));
      add("month first", year, Number(first), Number(middle));
    }
    return found;
  }
  const joined = compact.exec(date);
  if (joined) everywhere(Number(joined[1]), Number(joined[2]), Number(joined[3]));
  const named = dayMonthName.exec(date);
  if (named) everywhere(Number(named[3]), monthOf(named[2]), Number(named[1]));
  const turned = monthNameDay.exec(date);
  if (turned) everywhere(Number(turned[3]), monthOf(turned[1]), Number(turned[2]));
  return found;
}

/** "2025-05-04T23:30:00+02:00" into its day, its time and its distance from UTC. */
function split(text: string): { date: string; time: number | null | "bad"; offset: number | null } {
  const parts = /^(.*?\d)(?:t| |, )(\d{1,2}:\d{2}.*)$/.exec(text);
  if (!parts) return { date: text.replace(weekday, ""), time: null, offset: null };
  const [date = "", rest = ""] = [parts[1], parts[2]];
  const said = zone.exec(rest);
  const time = readClock(said ? rest.slice(0, said.index).trim() : rest.trim());
  return { date: date.replace(weekday, ""), time, offset: said ? minutesOf(said[1] ?? "") : null };
}

function readClock(text: string): number | "bad" {
  const parts = clock.exec(text);
  if (!parts) return "bad";
  const [minute, second, half] = [Number(parts[2]), Number(parts[3] ?? 0), parts[4]];
  let hour = Number(parts[1]);
  if (half) {
    if (hour < 1 || hour > 12) return "bad";
    hour = (hour % 12) + (half === "p" ? 12 : 0);
  }
  if (hour > 23 || minute > 59 || second > 59) return "bad";
  return hour * 3600 + minute * 60 + second;
}

function minutesOf(text: string): number {
  if (!/\d/.test(text)) return 0;
  const digits = text.replace(/\D/g, "");
  const size = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2) || 0);
  return text.startsWith("-") ? -size : size;
}

function monthOf(name = ""): number {
  return monthNames.indexOf(name.slice(0, 3)) + 1;
}

function isDay(year: number, month: number, day: number): boolean {
  const at = new Date(Date.UTC(year, month - 1, day));
  return year >= 2000 && year < 2100 && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
}

export interface DayQuestions {
  /** Orders in which most cells are days, the likeliest first; more than one must be asked about. */
  orders: readonly DayOrder[];
  /** Some cell has a time and does not say of which zone. */
  needsZone: boolean;
  /** Some cell has a time. */
  hasTimes: boolean;
}

/** What has to be asked before these cells are days. */
export function askAboutDays(cells: readonly string[]): DayQuestions {
  const all = cells.filter((cell) => cell.trim() !== "").map(readings);
  const fitting = dayOrders.map((order) => ({ order, count: all.filter((one) => one.has(order)).length }));
  const most = Math.max(0, ...fitting.map(({ count }) => count));
  const orders = most === 0 ? [] : fitting.filter(({ count }) => count === most).map(({ order }) => order);
  const written = all.flatMap((one) => [...one.values()].slice(0, 1));
  return {
    // Orders that read every cell alike are one.
    orders: areAlike(all, orders) ? orders.slice(0, 1) : orders,
    needsZone: written.some(({ time, offset }) => time !== null && offset === null),
    hasTimes: written.some(({ time }) => time !== null),
  };
}

function areAlike(all: readonly Map<DayOrder, Written>[], orders: readonly DayOrder[]): boolean {
  return all.every((one) => new Set(orders.map((order) => JSON.stringify(one.get(order)))).size < 2);
}

/**
 * The UTC day a cell falls on. A day without a time is taken as that UTC day.
 * @param timeZone IANA name, for times that do not say their own
 * @returns null where the cell is no day in this order
 */
export function readMoment(cell: string, order: DayOrder, timeZone: string): Moment | null {
  const written = readings(cell).get(order);
  if (!written) return null;
  const { year, month, day, time, offset } = written;
  const midnight = Date.UTC(year, month - 1, day);
  if (time === null) return { day: toDay(new Date(midnight)), second: null };
  const wall = midnight + time * 1000;
  const at = offset === null ? inZone(wall, timeZone) : wall - offset * 60_000;
  const utc = toDay(new Date(at));
  return { day: utc, second: Math.floor((at - startOfDay(utc).getTime()) / 1000) };
}

/** The instant at which clocks in a zone show this wall time; of an hour that is skipped, the one after it. */
function inZone(wall: number, timeZone: string): number {
  const guess = wall - offsetAt(wall, timeZone);
  return wall - offsetAt(guess, timeZone);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Milliseconds a zone's clocks are ahead of UTC at an instant. */
function offsetAt(at: number, timeZone: string): number {
  let format = formats.get(timeZone);
  if (!format) {
    const parts = {
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    } as const;
    format = new Intl.DateTimeFormat("en-US", { ...parts, hourCycle: "h23", timeZone });
    formats.set(timeZone, format);
  }
  const shown = Object.fromEntries(
    format.formatToParts(new Date(at)).map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = shown;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}
