import type { SeriesPoint, ValueFormat } from "@/components/charts/points";
import { formatCount, formatIndex, formatPercent } from "@/lib/format";
import { label, t, tn } from "@/lib/language/t";

export function formatValue(value: string, format: ValueFormat = "count", exact = false): string {
  if (format === "percent") return formatPercent(Number(value));
  return format === "index" ? formatIndex(Number(value), { exact }) : formatCount(BigInt(value), { exact });
}

/** The same where nothing around it says what is an index and what a count: "index 103.25". */
export function nameValue(...written: Parameters<typeof formatValue>): string {
  const value = formatValue(...written);
  return written[1] === "index" ? t("index {value}", { value }) : value;
}

/** "1,230,000 to 1,239,999": what a rounded value can mean; nothing for the others. */
export function formatBand(
  point: Pick<SeriesPoint, "state" | "low" | "high">,
  format?: ValueFormat,
): string | undefined {
  if (point.state !== "rounded" || point.low === undefined || point.high === undefined) return undefined;
  return t("{from} to {to}", {
    from: formatValue(point.low, format, true),
    to: formatValue(point.high, format, true),
  });
}

/** "95% interval 2.1% to 4.0%": how far a median of few posts can be trusted; nothing for the others. */
export function formatInterval({ interval }: Pick<SeriesPoint, "interval">): string | undefined {
  return (
    interval &&
    t("95% interval {low} to {high}", {
      low: formatPercent(Number(interval.low)),
      high: formatPercent(Number(interval.high)),
    })
  );
}

/** "median of 5 days": what stands behind a week's value. */
export function behindWords({ days }: Pick<SeriesPoint, "days">): string | undefined {
  return days === undefined
    ? undefined
    : tn(days, "median of {count} day read", "median of {count} days read");
}

/** Beside a count that a person brought, wherever one stands alone. */
export const importedWords = label("imported, not read from the platform");

/** What stands in place of a number that is not there. */
export function stateWords(state: SeriesPoint["state"]): string {
  return state === "hidden" ? t("Hidden by the owner") : t("No reading");
}
