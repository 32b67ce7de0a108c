import { readdirSync, readFileSync } from "node:fs";

/**
 * Real public counts, one file a curve: `day_index,value`, first line names the series it was copied from.
 * Ids and names of the channels and videos were dropped when they were copied.
 */
export type Curve = { days: number[]; values: number[] };

const folder = new URL("./curves/", import.meta.url);

const curves = new Map<string, Curve>(
  readdirSync(folder)
    .filter((file) => file.endsWith(".csv"))
    .sort()
    .map((file) => [file.slice(0, -".csv".length), readCurve(file)]),
);

function readCurve(file: string): Curve {
  const curve: Curve = { days: [], values: [] };
  for (const line of readFileSync(new URL(file, folder), "utf8").split("\n")) {
    if (!/^\d/.test(line)) continue;
    const [day, value] = line.split(",").map(Number);
    if (day === undefined || value === undefined || !Number.isFinite(day + value)) {
      throw new Error(`${file}: "${line}" is not day_index,value`);
    }
    curve.days.push(day);
    curve.values.push(value);
  }
  if (curve.days.length < 2) throw new Error(`${file} holds no curve`);
  return curve;
}

export function curveNamed(name: string): Curve {
  const curve = curves.get(name);
  if (!curve) throw new Error(`There is no curve "${name}"`);
  return curve;
}

/** The lifetimes of real videos: day 0 to 30 since publishing. */
export const videoCurves: Curve[] = [...curves].flatMap(([name, curve]) =>
  name.startsWith("video-") ? [curve] : [],
);

function first(numbers: number[]): number {
  return numbers[0] ?? 0;
}

export function last(numbers: number[]): number {
  return numbers[numbers.length - 1] ?? 0;
}

/** Between two known days the straight line; outside the curve its nearest end. */
export function valueWithin({ days, values }: Curve, day: number): number {
  if (day <= first(days)) return first(values);
  if (day >= last(days)) return last(values);
  let low = 0;
  let high = days.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((days[middle] ?? 0) <= day) low = middle;
    else high = middle;
  }
  const fromDay = days[low] ?? 0;
  const fromValue = values[low] ?? 0;
  const share = (day - fromDay) / ((days[high] ?? 0) - fromDay);
  return fromValue + share * ((values[high] ?? 0) - fromValue);
}

/**
 * The curve for any day: before its first and after its last day its own daily steps repeat, so growth keeps
 * the measured rhythm and a rising curve keeps rising. Never below zero.
 */
export function valueAt(curve: Curve, day: number): number {
  const length = last(curve.days) - first(curve.days);
  const offset = day - first(curve.days);
  const rounds = Math.floor(offset / length);
  const gain = last(curve.values) - first(curve.values);
  return Math.max(0, valueWithin(curve, first(curve.days) + offset - rounds * length) + rounds * gain);
}
