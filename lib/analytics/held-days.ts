import "server-only";
import { type LiveSession, type SessionRow, toLiveSession } from "@/lib/auth/find-session";
import type { PersonContext } from "@/lib/context";
import { sha256 } from "@/lib/crypto/keys";
import { addDays, type Day, type DayRange, dayOfMonth, daysBetween, month, parseDay } from "@/lib/dates";
import { clients } from "@/lib/db";
import { type AccountMetric, accountMetricCatalog } from "@/lib/metrics/catalog";
import { ownerOnly, reader } from "./reader";
import { type StampedRow, unchanged } from "./unchanged";

/**
 * The days of an account, from its first month on at the earliest. A column is element after element as JSON writes
 * them, with commas between: element i is the day `from` + i.
 */
export interface DayColumns {
  platform: string;
  linked: Day;
  from: Day;
  length: number;
  /** Without a metric of which there is not a single number; `states` says whether it was hidden. */
  counts: Partial<Record<AccountMetric, string>>;
  states: string;
  readSeconds: string;
  /** Pairs of such an i and the code of the reason why that day has no reading. */
  gaps: string;
  /** Where any of the days was brought: the marks of `account_months.imported`, and when, first and last day of each import. */
  imported: { marks: string; imports: string } | null;
}

interface Row extends StampedRow {
  account: string | null;
  platform: string | null;
  linked: string | null;
  first_month: string | null;
  imports: string | null;
  days: string | null;
}

const metrics = Object.keys(accountMetricCatalog) as AccountMetric[];
const daysInRow = 31;
const emptyCounts = `{${Array(daysInRow).fill("null").join(",")}}`;
const emptyStates = `{${Array(daysInRow).fill("0").join(",")}}`;

/** By public id; nothing of what is not theirs to see. The same as before as long as its rows are. */
export type HeldDays = ReadonlyMap<string, DayColumns>;

/** @param accounts null for all of the workspace's */
export async function readHeldDays(
  ctx: PersonContext,
  { accounts, range }: { accounts: readonly string[] | null; range: DayRange },
): Promise<HeldDays> {
  const { userId, workspaceId, ownerOnly } = reader(ctx);
  const held = unchanged<HeldDays>(keyOf(accounts?.join() ?? `${workspaceId}/${userId}`, range));
  const rows = await clients().sql<Row[]>`
    select * from held_days(${userId}::bigint, ${workspaceId}::bigint, ${ownerOnly}::text[],
      ${accounts && [...accounts]}::uuid[], ${range.from}::date, ${range.to}::date, ${held.known}::bigint)`;
  return held.orMade(rows[0]?.stamp ?? null, () => toHeldDays(rows, range));
}

/**
 * Whose session a cookie holds, if it lives, and the days they would see: in one round trip. Whether they may see them
 * is for a verb to say, before anything of them is shown.
 */
export async function readSessionAndDays(
  token: string,
  wall: Date,
  { account, range }: { account: string; range: DayRange },
): Promise<{ session: LiveSession; held: HeldDays } | null> {
  const held = unchanged<HeldDays>(keyOf(account, range));
  const rows = await clients().short<(Row & { session: SessionRow | null })[]>`
    select * from session_and_days(${sha256(token)}, ${wall}, ${ownerOnly()}::text[], ${account}::uuid,
      ${range.from}::date, ${range.to}::date, ${held.known}::bigint)`;
  const [first] = rows;
  if (!first?.session) return null;
  return {
    session: await toLiveSession(first.session, token, wall),
    held: held.orMade(first.stamp, () => toHeldDays(rows, range)),
  };
}

/** An account is the same to all who may see it. */
const keyOf = (whose: string, { from, to }: DayRange) => `days/${whose}/${from}/${to}`;

function toHeldDays(rows: readonly Row[], range: DayRange): { value: HeldDays; weight: number } {
  const months = new Map<string, Map<string, string[]>>();
  let weight = 0;
  for (const { account, days } of rows) {
    if (account === null || days === null) continue;
    weight += days.length;
    const [name = "", ...arrays] = days.replaceAll("NULL", "null").split("|");
    const own = months.get(account);
    if (own) own.set(name, arrays);
    else months.set(account, new Map([[name, arrays]]));
  }
  const value = new Map<string, DayColumns>();
  for (const row of rows) {
    const { account, platform } = row;
    if (account !== null && platform !== null) value.set(account, toColumns(row, months.get(account), range));
  }
  return { value, weight };
}

type Months = ReadonlyMap<string, readonly string[]>;

function toColumns(row: Row, held: Months | undefined, range: DayRange): DayColumns {
  const first = row.first_month === null ? null : parseDay(row.first_month);
  const isEmpty = first === null || first >= range.to;
  const from = isEmpty || first < range.from ? range.from : first;
  const columns = joinMonths(held, isEmpty ? { from, to: from } : { from, to: range.to });
  const [states = "", readSeconds = "", reasons = "", marks = ""] = columns.slice(metrics.length);
  const counts: DayColumns["counts"] = {};
  metrics.forEach((metric, index) => {
    const column = columns[index] ?? "";
    if (hasNumber.test(column)) counts[metric] = column;
  });
  return {
    platform: row.platform ?? "",
    linked: parseDay(row.linked ?? ""),
    from,
    length: isEmpty ? 0 : daysBetween(from, range.to),
    counts,
    states,
    readSeconds,
    gaps: hasNumber.test(reasons) ? pairs(reasons) : "",
    imported: hasNumber.test(marks) ? { marks, imports: row.imports ?? "" } : null,
  };
}

const hasNumber = /\d/;

/** The arrays of the months one after the other, cut to the days of the range; a month that is not held has no reading. */
function joinMonths(held: Months | undefined, { from, to }: DayRange): string[] {
  const columns: string[][] = Array.from({ length: metrics.length + 4 }, () => []);
  for (let start = month(from); start < to; start = month(addDays(start, daysInRow))) {
    const next = month(addDays(start, daysInRow));
    const first = start < from ? dayOfMonth(from) - 1 : 0;
    const last = daysBetween(start, next < to ? next : to);
    const arrays = held?.get(start);
    columns.forEach((column, index) => {
      const array = arrays?.[index] || (index === metrics.length ? emptyStates : emptyCounts);
      column.push(elements(array, first, last));
    });
  }
  return columns.map((column) => column.join(","));
}

/** The elements from `first` up to, not including, `last` of an array of 31, between its braces. */
function elements(array: string, first: number, last: number): string {
  let start = 1;
  for (let i = 0; i < first; i += 1) start = array.indexOf(",", start) + 1;
  let end = array.length - 1;
  for (let i = daysInRow; i > last; i -= 1) end = array.lastIndexOf(",", end - 1);
  return array.slice(start, end);
}

function pairs(reasons: string): string {
  return reasons
    .split(",")
    .flatMap((code, index) => (code === "null" ? [] : [`[${index},${code}]`]))
    .join(",");
}

/** The days as one JSON text. @param extra members that follow, each with a comma before it */
export function daysAsJson(days: DayColumns, extra = ""): string {
  const { platform, linked, from, length, counts, states, readSeconds, gaps, imported } = days;
  const lines = metrics.flatMap((metric) => {
    const column = counts[metric];
    return column === undefined ? [] : [`,"${metric}":[${column}]`];
  });
  const brought = imported ? `,"imported":[${imported.marks}],"imports":[${imported.imports}]` : "";
  return `{"platform":${JSON.stringify(platform)},"linked":"${linked}","from":"${from}","length":${length}${lines.join("")}${brought},"states":[${states}],"readSeconds":[${readSeconds}],"gaps":[${gaps}]${extra}}`;
}
