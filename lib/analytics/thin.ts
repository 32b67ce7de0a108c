import "server-only";

/** As many days as a chart shows at once. */
export const mostPoints = 400;

/**
 * Which days of a long stretch to keep, at most `limit` of them, in order: the first, the last, each line's lowest
 * and highest, and of the rest those that shape the lines most (largest triangle three buckets, each line with an
 * equal share). Whatever is kept was read: nothing is averaged.
 * @source Sveinn Steinarsson, Downsampling Time Series for Visual Representation (2013)
 */
export function daysToKeep(
  length: number,
  lines: readonly (readonly (number | null)[])[],
  limit = mostPoints,
): number[] {
  if (length <= limit) return Array.from({ length }, (_, index) => index);
  const kept = new Set([0, length - 1]);
  for (const line of lines) {
    for (const index of extremes(line)) kept.add(index);
  }
  const share = Math.floor((limit - kept.size) / Math.max(1, lines.length));
  for (const line of lines) {
    for (const index of largestTriangles(line, share)) kept.add(index);
  }
  return [...kept].sort((a, b) => a - b);
}

function extremes(line: readonly (number | null)[]): number[] {
  let low = -1;
  let high = -1;
  line.forEach((value, index) => {
    if (value === null) return;
    if (low === -1 || value < (line[low] ?? value)) low = index;
    if (high === -1 || value > (line[high] ?? value)) high = index;
  });
  return low === -1 ? [] : [low, high];
}

/**
 * Over plain arrays of numbers: an object a reading, and lists of them cut anew for each bucket, took longer than all
 * else that is done for five years of days.
 */
function largestTriangles(line: readonly (number | null)[], count: number): number[] {
  const xs: number[] = [];
  const ys: number[] = [];
  line.forEach((value, index) => {
    if (value === null) return;
    xs.push(index);
    ys.push(value);
  });
  if (xs.length <= count) return xs;
  if (count < 3) return [];
  const at = (numbers: readonly number[], place: number) => numbers[place] ?? 0;
  const mean = (numbers: readonly number[], from: number, to: number) => {
    let sum = 0;
    for (let place = from; place < to; place++) sum += at(numbers, place);
    return sum / (to - from);
  };
  const last = xs.length - 1;
  const size = (last - 1) / (count - 2);
  const startOf = (bucket: number) => 1 + Math.floor(bucket * size);
  const kept = [0];
  for (let bucket = 0; bucket < count - 2; bucket++) {
    const next = startOf(bucket + 1);
    const end = Math.max(next + 1, Math.min(startOf(bucket + 2), last + 1));
    const [x, y] = [at(xs, kept[bucket] ?? 0), at(ys, kept[bucket] ?? 0)];
    const [goalX, goalY] = [mean(xs, next, end), mean(ys, next, end)];
    let best = startOf(bucket);
    let largest = -1;
    for (let place = best; place < next; place++) {
      // Twice the area of the triangle: only its size against others counts.
      const area = Math.abs((x - goalX) * (at(ys, place) - y) - (x - at(xs, place)) * (goalY - y));
      if (area > largest) {
        best = place;
        largest = area;
      }
    }
    kept.push(best);
  }
  return [...kept, last].map((place) => at(xs, place));
}
