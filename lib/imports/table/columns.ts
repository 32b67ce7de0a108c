import type { AccountMetric } from "@/lib/metrics/catalog";
import { askAboutCounts, type CountQuestion, type DecimalMark, readCount } from "./counts";
import { askAboutDays, type DayOrder, type DayQuestions } from "./days";
import type { Table } from "./read-table";

/** Which column holds what; a metric that no column holds is left out. */
export interface Mapping {
  day: number;
  metrics: Readonly<Partial<Record<AccountMetric, number>>>;
}

const names: Readonly<Record<AccountMetric | "day", RegExp>> = {
  day: /\b(date|day|time|timestamp|datum|tag|fecha|jour|data)\b/,
  followers: /follower|subscriber|\bfans?\b|abonn|seguidor/,
  following: /following|followed|\bfollows\b|seguidos|gefolgt/,
  posts: /\bposts?\b|\bmedia\b|\bvideos?\b|uploads?|beitr/,
  views: /views?\b|plays?\b|aufrufe/,
  likes: /likes?\b|hearts?\b/,
};

/** What a person most likely means; null where no column reads as days. Each column is used once. */
export function guessMapping(table: Table, metrics: readonly AccountMetric[]): Mapping | null {
  const places = table.columns.map((_, at) => at);
  const named = (at: number, what: AccountMetric | "day") => names[what].test(nameOf(table, at));
  const days = places.filter((at) => share(table, at, isDay) > 0.5);
  const day = days.find((at) => named(at, "day")) ?? days[0];
  if (day === undefined) return null;
  // Those that hold counts first: a column of notes may bear the same word.
  const others = places
    .filter((at) => at !== day)
    .sort((a, b) => share(table, b, isCount) - share(table, a, isCount));
  const counts = others.filter((at) => share(table, at, isCount) > 0.5);
  const taken: Partial<Record<AccountMetric, number>> = {};
  for (const metric of metrics) {
    const at = others.find((place) => named(place, metric) && !Object.values(taken).includes(place));
    if (at !== undefined) taken[metric] = at;
  }
  // A single column of numbers beside the days, whatever it is called, is what people keep lists of.
  const [only, another] = counts;
  if (Object.keys(taken).length === 0 && only !== undefined && another === undefined && metrics[0]) {
    taken[metrics[0]] = only;
  }
  return { day, metrics: taken };
}

function nameOf(table: Table, at: number): string {
  return (table.columns[at] ?? "").toLowerCase().replace(/[_\-.]+/g, " ");
}

function share(table: Table, at: number, fits: (cell: string) => boolean): number {
  const cells = cellsOf(table, at).slice(0, 200);
  return cells.length === 0 ? 0 : cells.filter(fits).length / cells.length;
}

function isDay(cell: string): boolean {
  return askAboutDays([cell]).orders.length > 0;
}

function isCount(cell: string): boolean {
  return "count" in readCount(cell, ".");
}

/** The cells of a column that are not empty. */
function cellsOf({ rows }: Table, at: number): string[] {
  return rows.map(({ cells }) => cells[at] ?? "").filter((cell) => cell.trim() !== "");
}

export interface Questions {
  days: DayQuestions;
  counts: CountQuestion;
}

/** What these columns leave open. */
export function questionsOf(table: Table, mapping: Mapping): Questions {
  const counts = Object.values(mapping.metrics).flatMap((at) => cellsOf(table, at));
  return { days: askAboutDays(cellsOf(table, mapping.day)), counts: askAboutCounts(counts) };
}

/** How the cells are to be read, once everything open is answered. */
export interface Reading {
  order: DayOrder;
  timeZone: string;
  decimal: DecimalMark;
}
