import { addDays, type Day } from "@/lib/dates";
import type { BreaksBetween } from "./ledger";
import { band, countOf, type MetricValue } from "./value";

/** Why a reading is flagged: what was read before it and after it, so far from it and so close to each other. */
export type Doubt = { before: { day: Day; count: bigint }; after: { day: Day; count: bigint } };

/** How far before and after a reading others are looked for, in days. */
export const doubtReach = 183;
/** Longer stays are believed: what platforms get wrong, or people type wrong, is right again soon. */
const mostReadings = 3;
/** Within two weeks nobody triples and falls back; over half a year somebody may, so only a slip of a digit counts. */
const short = { days: 14, factor: 3n };
const longFactor = 8n;
/** Fewer come and go without anything being wrong. */
const leastDistance = 30n;
/** The readings around differ by no more than this part of the way to the flagged one. */
const returnPart = 10n;

type Counted = { index: number; day: Day; count: bigint; low: bigint; high: bigint };

/**
 * Readings that jump away from those before and after them and come back: typing errors in imported tables, faults of
 * a platform. A reading is only marked by this: nothing is changed, smoothed or left out. The first and the last reading
 * never are, for nobody knows yet whether they come back; nor is what grows, however fast, or falls and stays.
 * @param values in order of days
 * @param breaksBetween changes of definition: across one nothing is compared
 * @returns in step with `values`
 */
export function findDoubts(
  values: readonly { day: Day; value: MetricValue }[],
  breaksBetween: BreaksBetween,
): (Doubt | null)[] {
  const found: (Doubt | null)[] = values.map(() => null);
  if (!anyFallsFar(values.map(({ value }) => countOf(value)))) return found;
  const counted = values.flatMap(({ day, value }, index) => countedOf(day, value, index));
  let before = counted[0];
  for (let place = 1; before && place < counted.length; place += 1) {
    const length = lengthOfJump(before, counted.slice(place, place + mostReadings + 1), breaksBetween);
    const after = counted[place + length];
    if (length > 0 && after) {
      for (const { index } of counted.slice(place, place + length)) {
        found[index] = { before: plain(before), after: plain(after) };
      }
      place += length;
    }
    before = counted[place];
  }
  return found;
}

/** Whatever jumps away and comes back falls far on its way: where nothing does, nothing needs a closer look. */
export function anyFallsFar(counts: readonly (bigint | null)[]): boolean {
  let before: bigint | null = null;
  for (const count of counts) {
    if (count === null) continue;
    if (before !== null && before >= short.factor * count && before - count >= leastDistance) return true;
    before = count;
  }
  return false;
}

/** How many of the next readings stand apart before one comes back; 0 where none does. */
function lengthOfJump(before: Counted, next: readonly Counted[], breaksBetween: BreaksBetween): number {
  for (let length = 1; length < next.length; length += 1) {
    const after = next[length];
    if (after && isDoubtful(before, next.slice(0, length), after, breaksBetween)) return length;
  }
  return 0;
}

function isDoubtful(
  before: Counted,
  between: readonly Counted[],
  after: Counted,
  breaksBetween: BreaksBetween,
): boolean {
  const [first, last] = [between[0], between.at(-1)];
  if (!first || !last) return false;
  if (addDays(before.day, doubtReach) < first.day || addDays(last.day, doubtReach) < after.day) return false;
  const factor = after.day <= addDays(before.day, short.days) ? short.factor : longFactor;
  // Between the bands: what rounding alone can explain is no distance.
  const low = least(before.low, after.low);
  const high = most(before.high, after.high);
  const distances = between.map((one) => (one.low > high ? one.low - high : low - one.high));
  const isAbove = between.every((one) => one.low >= factor * high && one.low > high);
  const isBelow = between.every((one) => low >= factor * one.high && low > one.high);
  return (
    (isAbove || isBelow) &&
    distances.every((distance) => distance >= leastDistance && distance >= returnPart * (high - low)) &&
    breaksBetween(before.day, after.day).length === 0
  );
}

function countedOf(day: Day, value: MetricValue, index: number): Counted[] {
  if (value.state === "measured") {
    return [{ index, day, count: value.count, low: value.count, high: value.count }];
  }
  if (value.state === "rounded") {
    return [{ index, day, count: value.count, ...band(value.count, value.significantDigits) }];
  }
  return [];
}

const plain = ({ day, count }: Counted) => ({ day, count });
const least = (a: bigint, b: bigint) => (a < b ? a : b);
const most = (a: bigint, b: bigint) => (a > b ? a : b);
