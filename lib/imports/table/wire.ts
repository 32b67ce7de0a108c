import type { AccountMetric } from "@/lib/metrics/catalog";
import type { ImportedCount, ImportedDay } from "@/lib/metrics/imported";

/** Days in columns, as they are sent: element i of each belongs to the same day; "1200/2" is cut to hundreds. */
export interface WireTable {
  days: string[];
  seconds: (number | null)[];
  counts: Partial<Record<AccountMetric, (string | null)[]>>;
}

export function toWire(days: readonly ImportedDay[]): WireTable {
  const metrics = new Set(days.flatMap(({ counts }) => Object.keys(counts) as AccountMetric[]));
  return {
    days: days.map(({ day }) => day),
    seconds: days.map(({ second }) => second),
    counts: Object.fromEntries(
      [...metrics].map((metric) => [metric, days.map(({ counts }) => written(counts[metric]))]),
    ),
  };
}

function written(count: ImportedCount | undefined): string | null {
  if (count?.state !== "counted") return null;
  return count.power === 0 ? count.count.toString() : `${count.count}/${count.power}`;
}
