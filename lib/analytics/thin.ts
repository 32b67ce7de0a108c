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

type Place = { index: number; value: number };

function largestTriangles(line: readonly (number | null)[], count: number): number[] {
  const places = line.flatMap((value, index): Place[] => (value === null ? [] : [{ index, value }]));
  if (places.length <= count) return places.map(({ index }) => index);
  const [first] = places;
  const last = places.at(-1);
  if (!first || !last || count < 3) return [];
  const kept = [first];
  const size = (places.length - 2) / (count - 2);
  for (let bucket = 0; bucket < count - 2; bucket++) {
    const start = 1 + Math.floor(bucket * size);
    const end = 1 + Math.floor((bucket + 1) * size);
    const next = places.slice(end, Math.max(end + 1, 1 + Math.floor((bucket + 2) * size)));
    const goal = mean(next.length > 0 ? next : [last]);
    const from = kept.at(-1) ?? first;
    kept.push(
      places
        .slice(start, end)
        .reduce((best, place) => (area(from, place, goal) > area(from, best, goal) ? place : best)),
    );
  }
  return [...kept, last].map(({ index }) => index);
}

function mean(places: readonly Place[]): Place {
  const total = places.reduce(
    (sum, { index, value }) => ({ index: sum.index + index, value: sum.value + value }),
    { index: 0, value: 0 },
  );
  return { index: total.index / places.length, value: total.value / places.length };
}

/** Twice the area of the triangle: only its size against others counts. */
function area(a: Place, b: Place, c: Place): number {
  return Math.abs((a.index - c.index) * (b.value - a.value) - (a.index - b.index) * (c.value - a.value));
}
