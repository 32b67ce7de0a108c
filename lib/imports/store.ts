import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { accountMetrics } from "@/db/schema";
import { type Day, parseDay } from "@/lib/dates";
import type { ImportedCount, ImportedDay } from "@/lib/metrics/imported";
import { valueStates } from "@/lib/metrics/value";
import { texts } from "@/lib/sync/store";

/** What an account has for a day already. */
export interface KnownDay {
  day: Day;
  /** Read by us: nothing is added to it. Else brought before, and each count that is there stays. */
  isRead: boolean;
  /** Two bits a metric; null where nothing was stored. */
  states: number | null;
}

/** Those of the days of which the account has something. */
export async function readKnownDays(tx: Tx, accountId: bigint, days: readonly Day[]): Promise<KnownDay[]> {
  const rows = await tx.execute<{ day: string; is_read: boolean; states: number | null }>(
    sql`select * from known_days(${accountId.toString()}::bigint, ${texts(days)})`,
  );
  return rows.map((row) => ({ day: parseDay(row.day), isRead: row.is_read, states: row.states }));
}

/**
 * Stores each count where none is and no reading was taken. In one statement.
 * @returns the days on which something was stored, in order
 */
export async function storeDays(
  tx: Tx,
  { accountId, importId }: { accountId: bigint; importId: bigint },
  days: readonly ImportedDay[],
): Promise<Day[]> {
  const packed = days.map(({ counts }) => packDay(counts));
  const counts = accountMetrics.map((metric) =>
    texts(days.map((day) => (day.counts[metric]?.state === "counted" ? day.counts[metric].count : null))),
  );
  const rows = await tx.execute<{ day: string }>(sql`select * from store_import(
    ${accountId.toString()}::bigint, ${importId.toString()}::bigint, ${texts(days.map(({ day }) => day))},
    ${texts(days.map(({ second }) => second))}, ${sql.join(counts, sql`, `)},
    ${texts(packed.map(({ states }) => states))}, ${texts(packed.map(({ imported }) => imported))})`);
  return rows.map((row) => parseDay(row.day));
}

/** @returns how many days lost a count; those that were read meanwhile keep theirs */
export async function takeBack(tx: Tx, importId: bigint): Promise<number> {
  const [row] = await tx.execute<{ undone: number }>(
    sql`select undo_import(${importId.toString()}::bigint) as undone`,
  );
  return row?.undone ?? 0;
}

/** As `account_months` keeps them: states two bits a metric, precision four. */
function packDay(counts: ImportedDay["counts"]): { states: number; imported: number } {
  let states = 0;
  let imported = 0;
  accountMetrics.forEach((metric, place) => {
    const count = counts[metric];
    if (!count) return;
    states |= valueStates.indexOf(stateOf(count)) << (2 * place);
    if (count.state === "counted") imported |= count.power << (4 * place);
  });
  return { states, imported };
}

function stateOf(count: ImportedCount): (typeof valueStates)[number] {
  if (count.state === "hidden") return "hidden";
  return count.power > 0 ? "rounded" : "measured";
}
