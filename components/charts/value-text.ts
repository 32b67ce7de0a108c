import type { SeriesPoint, ValueFormat } from "@/components/charts/points";
import { formatCount, formatIndex, formatPercent } from "@/lib/format";

export function formatValue(value: string, format: ValueFormat = "count", exact = false): string {
  if (format === "percent") return formatPercent(Number(value));
  return format === "index" ? formatIndex(Number(value), { exact }) : formatCount(BigInt(value), { exact });
}

/** "1,230,000 to 1,239,999": what a rounded value can mean; nothing for the others. */
export function formatBand(
  point: Pick<SeriesPoint, "state" | "low" | "high">,
  format?: ValueFormat,
): string | undefined {
  if (point.state !== "rounded" || point.low === undefined || point.high === undefined) return undefined;
  return `${formatValue(point.low, format, true)} to ${formatValue(point.high, format, true)}`;
}

/** "95% interval 2.1% to 4.0%": how far a median of few posts can be trusted; nothing for the others. */
export function formatInterval({ interval }: Pick<SeriesPoint, "interval">): string | undefined {
  return (
    interval &&
    `95% interval ${formatPercent(Number(interval.low))} to ${formatPercent(Number(interval.high))}`
  );
}

/** "median of 5 days": what stands behind a week's value. */
export function behindWords({ days }: Pick<SeriesPoint, "days">): string | undefined {
  return days === undefined ? undefined : `median of ${days === 1 ? "1 day" : `${days} days`} read`;
}

/** What changed: whether the numbers on both sides count different things, or are given more or less exactly. */
export function brokenWord({ effect }: { effect?: "counting" | "precision" | undefined }): string {
  return effect === "precision" ? "precision" : "definition";
}

/** Beside a count that a person brought, wherever one stands alone. */
export const importedWords = "imported, not read from the platform";

/** "view" beside 1, else "views": each unit of ours forms its plural with an s. */
export function unitWord(value: string, unit: string): string {
  return value === "1" ? unit.replace(/s$/, "") : unit;
}

/** What stands in place of a number that is not there. */
export function stateWords(state: SeriesPoint["state"]): string {
  return state === "hidden" ? "Hidden by the owner" : "No reading";
}
