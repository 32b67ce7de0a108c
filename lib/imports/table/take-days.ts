import type { Day } from "@/lib/dates";
import { label, t } from "@/lib/language/t";
import { type AccountMetric, accountMetricCatalog } from "@/lib/metrics/catalog";
import type { ImportedCount, ImportedDay } from "@/lib/metrics/imported";
import type { Mapping, Reading } from "./columns";
import { type CountProblem, readCount } from "./counts";
import { readMoment } from "./days";
import type { Table, TableRow } from "./read-table";

/** A line that is not taken, and why. */
export interface RefusedRow {
  line: number;
  reason: string;
}

export interface TakenDays {
  /** Oldest first, each day once. */
  days: readonly ImportedDay[];
  refused: readonly RefusedRow[];
  /** Lines of a day that another line has too, by what became of them. */
  repeated: { alike: number; replaced: number };
  /** Lines with a day and no count. */
  empty: number;
}

interface Limits {
  /** The last day that can be told of. */
  today: Day;
  /** The first one that is kept; null without a limit. */
  oldest: Day | null;
}

const noDay = {
  "year first": label("“{cell}” is no day of the calendar, year first"),
  "day first": label("“{cell}” is no day of the calendar, day first"),
  "month first": label("“{cell}” is no day of the calendar, month first"),
} as const;

const noCount = {
  "no-number": label("{metric}: “{cell}” is not a number"),
  negative: label("{metric}: “{cell}” is negative"),
  fraction: label("{metric}: “{cell}” is a fraction, and a count is whole"),
  "too-large": label("{metric}: “{cell}” is larger than any count can be"),
  "nothing-certain": label("{metric}: “{cell}” is a short form of nothing certain"),
} as const;

/**
 * The days of a table. Of a day that several lines have, the latest time stays, and without times the line that stands
 * lower in the file; nothing is averaged. A line with one bad count is refused as a whole.
 */
export function takeDays(table: Table, mapping: Mapping, reading: Reading, limits: Limits): TakenDays {
  const days = new Map<Day, ImportedDay>();
  const refused: RefusedRow[] = [];
  const repeated = { alike: 0, replaced: 0 };
  let empty = 0;
  for (const row of table.rows) {
    const taken = takeRow(row, mapping, reading, limits);
    if (taken === "empty") {
      empty += 1;
      continue;
    }
    if (typeof taken === "string") {
      refused.push({ line: row.line, reason: taken });
      continue;
    }
    const there = days.get(taken.day);
    if (there) repeated[isAlike(there, taken) ? "alike" : "replaced"] += 1;
    if (!there || isLater(taken, there)) days.set(taken.day, taken);
  }
  return {
    days: [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1)),
    refused,
    repeated,
    empty,
  };
}

function takeRow(row: TableRow, mapping: Mapping, reading: Reading, limits: Limits): ImportedDay | string {
  const cell = row.cells[mapping.day] ?? "";
  const moment = readMoment(cell, reading.order, reading.timeZone);
  if (!moment) return cell.trim() === "" ? t("it has no day") : t(noDay[reading.order], { cell: cut(cell) });
  if (moment.day > limits.today) return t("{day} lies in the future", { day: moment.day });
  const { oldest } = limits;
  if (oldest && moment.day < oldest) {
    return t("{day} lies before {oldest}, the first day that is kept", { day: moment.day, oldest });
  }
  const counts: Partial<Record<AccountMetric, ImportedCount>> = {};
  for (const [metric, at] of Object.entries(mapping.metrics) as [AccountMetric, number][]) {
    const text = row.cells[at] ?? "";
    const read = readCount(text, reading.decimal);
    if ("problem" in read) return noCountWords(read, t(accountMetricCatalog[metric].label), cut(text));
    if (read.count) counts[metric] = read.count;
  }
  if (Object.keys(counts).length === 0) return "empty";
  return { ...moment, counts };
}

function noCountWords(why: CountProblem, metric: string, cell: string): string {
  if (why.problem !== "unknown-unit") return t(noCount[why.problem], { metric, cell });
  const { unit } = why;
  return t("{metric}: “{cell}” has the unit “{unit}”, which is not known", { metric, cell, unit });
}

function cut(cell: string): string {
  const text = cell.trim();
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

function isLater(a: ImportedDay, b: ImportedDay): boolean {
  return (a.second ?? 0) >= (b.second ?? 0);
}

function isAlike(a: ImportedDay, b: ImportedDay): boolean {
  const text = ({ counts }: ImportedDay) =>
    Object.entries(counts)
      .map(
        ([metric, one]) => `${metric}:${one.state === "counted" ? `${one.count}/${one.power}` : one.state}`,
      )
      .sort()
      .join();
  return text(a) === text(b);
}

/** Totals only ever fall when posts are deleted: a column that falls every few days counts gains, not totals. */
export function looksLikeGains(days: readonly ImportedDay[], metric: AccountMetric): boolean {
  if (metric !== "views" && metric !== "likes") return false;
  const counts = days.flatMap(({ counts: { [metric]: one } }) =>
    one?.state === "counted" ? [one.count] : [],
  );
  const falls = counts.filter((count, at) => at > 0 && count < (counts[at - 1] ?? 0n)).length;
  return counts.length >= 5 && falls > counts.length / 5;
}
