import { addDays, type Day, daysBetween, month, startOfDay } from "@/lib/dates";

/** Significant digits of a tick. */
const digits = 12;

export type ValueScale = { from: number; to: number; ticks: number[] };

/** Round numbers around the values, about four steps. `smallest` is 1 for counts: there is no half follower. */
export function valueAxis(low: number, high: number, { smallest = 0, fromZero = false } = {}): ValueScale {
  const bottom = fromZero ? 0 : low;
  const span = high - bottom || Math.abs(high) * 0.02 || 1;
  // Finer than the digits that are left of a tick, two of them would be one.
  const finest = roundStep(Math.max(Math.abs(bottom), Math.abs(high), Number.MIN_VALUE) / 10 ** (digits - 2));
  const step = Math.max(smallest, finest, roundStep(span / 4));
  const from = Math.floor((bottom - (high === bottom ? step : 0)) / step);
  const to = Math.ceil((high + (high === bottom ? step : 0)) / step);
  const first = Math.max(from, low >= 0 ? 0 : from);
  const ticks = Array.from({ length: to - first + 1 }, (_, index) => cut((first + index) * step));
  return { from: cut(first * step), to: cut(to * step), ticks };
}

/** 1, 2 or 5 times a power of ten, not below the given size. */
function roundStep(size: number): number {
  const power = 10 ** Math.floor(Math.log10(size));
  const lead = size / power;
  return power * (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10);
}

/** Multiples of a decimal step carry the float's dust: 0.1 × 3. */
function cut(value: number): number {
  return Number(value.toPrecision(digits));
}

export type TickStyle = "axis" | "month" | "year";

/** Days, Mondays, firsts of a month or New Year's days, whichever is fewest but still enough. */
export function dayTicks(first: Day, last: Day): { ticks: number[]; style: TickStyle } {
  const length = daysBetween(first, last);
  const isTick: (day: Day) => boolean =
    length <= 14
      ? () => true
      : length <= 100
        ? (day) => startOfDay(day).getUTCDay() === 1
        : length <= 1_100
          ? (day) => day === month(day)
          : (day) => day.endsWith("-01-01");
  const ticks: number[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) {
    if (isTick(day)) ticks.push(startOfDay(day).getTime());
  }
  const style = length <= 100 ? "axis" : length <= 1_100 ? "month" : "year";
  return { ticks, style };
}
