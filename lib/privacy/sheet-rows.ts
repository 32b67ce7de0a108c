import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { DataKey } from "@/lib/crypto/keyring";
import { open } from "@/lib/crypto/seal";
import type { Days, Sheet } from "./sheets";
import { eachPlace, type Subject } from "./subject";

export type SheetValue = string | readonly string[] | null;
/** In the order of the sheet's columns, opened. */
export type SheetRow = readonly SheetValue[];

export interface Reading {
  tx: Tx;
  subjects: ReadonlyMap<bigint, Subject>;
  /** The person's profile key. */
  key: DataKey;
  days: Days;
}

const batch = 500;
const noDays: Days = { from: null, to: null };

/** Every row of a sheet, a batch in memory at a time. Cursors of one transaction: read one sheet after the other. */
export async function* readSheet(reading: Reading, sheet: Sheet): AsyncGenerator<SheetRow[]> {
  for await (const subject of eachPlace(reading.tx, sheet.table, reading.subjects)) {
    await reading.tx.execute(sql`declare sheet no scroll cursor for ${sheet.select(subject, reading.days)}`);
    for (;;) {
      const rows = await reading.tx.execute<Record<string, unknown>>(sql.raw(`fetch ${batch} from sheet`));
      if (rows.length > 0) yield rows.map((row) => openRow(sheet, row, reading.key));
      if (rows.length < batch) break;
    }
    await reading.tx.execute(sql`close sheet`);
  }
}

export interface Extent {
  rows: number;
  /** ISO day of the oldest and the newest row; null where rows bear no date or there are none. */
  oldest: string | null;
  newest: string | null;
}

export async function measureSheet(reading: Reading, sheet: Sheet): Promise<Extent> {
  const extent: Extent = { rows: 0, oldest: null, newest: null };
  const date: SQL = sheet.datedBy ? sql`left(s.${sql.identifier(sheet.datedBy)}, 10)` : sql`null::text`;
  for await (const subject of eachPlace(reading.tx, sheet.table, reading.subjects)) {
    const [row] = await reading.tx.execute<{
      rows: number;
      oldest: string | null;
      newest: string | null;
    }>(sql`
      select count(*)::int as rows, min(${date}) as oldest, max(${date}) as newest
      from (${sheet.select(subject, reading.days)}) s`);
    if (!row) continue;
    extent.rows += row.rows;
    if (row.oldest && (!extent.oldest || row.oldest < extent.oldest)) extent.oldest = row.oldest;
    if (row.newest && (!extent.newest || row.newest > extent.newest)) extent.newest = row.newest;
  }
  return extent;
}

/** The newest rows of a sheet, for a page. */
export async function newestRows(reading: Reading, sheet: Sheet, most: number): Promise<SheetRow[]> {
  const found: SheetRow[] = [];
  for await (const subject of eachPlace(reading.tx, sheet.table, reading.subjects)) {
    const order = sheet.datedBy ? sql`order by s.${sql.identifier(sheet.datedBy)} desc` : sql``;
    const rows = await reading.tx.execute<Record<string, unknown>>(
      sql`select s.* from (${sheet.select(subject, noDays)}) s ${order} limit ${most}`,
    );
    found.push(...rows.map((row) => openRow(sheet, row, reading.key)));
  }
  return found.slice(0, most);
}

function openRow(sheet: Sheet, row: Record<string, unknown>, key: DataKey): SheetRow {
  return sheet.columns.map(({ name, kind }) => {
    const value = row[name];
    if (value === null || value === undefined) return null;
    if (kind === "sealed") {
      if (!Buffer.isBuffer(value)) throw new Error(`${sheet.name}.${name} is not sealed`);
      return open(key, value, { table: sheet.name, column: name, row: String(row.row_id) });
    }
    return Array.isArray(value) ? value.map(String) : String(value);
  });
}
