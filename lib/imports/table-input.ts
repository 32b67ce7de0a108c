import "server-only";
import { z } from "zod";
import { parseDay } from "@/lib/dates";
import { type AccountMetric, accountMetricCatalog } from "@/lib/metrics/catalog";
import { type ImportedCount, type ImportedDay, largestCount } from "@/lib/metrics/imported";
import { mostRows } from "./table/read-table";

const Day = z.string().transform((text, issues) => {
  try {
    return parseDay(text);
  } catch {
    issues.addIssue("Not a day.");
    return z.NEVER;
  }
});

/** "1234", or "1200/2" for a count whose last two digits were cut off. */
const Count = z
  .string()
  .regex(/^(0|[1-9]\d{0,15})(\/([1-9]|1[0-2]))?$/)
  .transform((text, issues): ImportedCount => {
    const [digits = "", cut = "0"] = text.split("/");
    const [count, power] = [BigInt(digits), Number(cut)];
    const isCut = power > 0 && count > 0n && count % 10n ** BigInt(power) === 0n;
    if (count > largestCount || (power > 0 && !isCut)) {
      issues.addIssue("Not a count.");
      return z.NEVER;
    }
    return { state: "counted", count, power };
  });

const metricNames = Object.keys(accountMetricCatalog) as AccountMetric[];
const Column = z.array(Count.nullable()).max(mostRows);

/** Days as the browser sends them, in columns: element i of each belongs to the same day. */
export const TableDays = z
  .strictObject({
    days: z.array(Day).min(1).max(mostRows),
    seconds: z.array(z.int().min(0).max(86_399).nullable()),
    counts: z.partialRecord(z.enum(metricNames), Column),
  })
  .refine(
    ({ days, seconds, counts }) =>
      [seconds, ...Object.values(counts)].every((column) => column.length === days.length),
    "The columns differ in length.",
  )
  .refine(
    ({ days }) => days.every((day, at) => at === 0 || day > (days[at - 1] ?? "")),
    "The days are not in order.",
  )
  .transform(({ days, seconds, counts }): ImportedDay[] =>
    days.map((day, at) => ({
      day,
      second: seconds[at] ?? null,
      counts: Object.fromEntries(
        metricNames.flatMap((metric) => {
          const count = counts[metric]?.[at];
          return count ? [[metric, count]] : [];
        }),
      ),
    })),
  )
  .refine((days) => days.every(({ counts }) => Object.keys(counts).length > 0), "A day has no count.");
