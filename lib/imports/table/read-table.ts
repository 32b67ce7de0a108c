import { CsvError, parse } from "csv-parse/browser/esm/sync";
import { t } from "@/lib/language/t";
import { UnreadableFileError } from "./read-file";

export const mostRows = 10_000;
const mostColumns = 100;
const mostCellLength = 200;

export interface TableRow {
  /** The line of the file the row ends on, counted from 1. */
  line: number;
  cells: readonly string[];
}

export interface Table {
  /** As many as the widest row has; "Column 3" where the file names none. */
  columns: readonly string[];
  rows: readonly TableRow[];
}

const separators = [",", ";", "\t", "|"] as const;

/**
 * Rows and cells of a table as text. The separator is the one that gives most rows the same number of cells; the first
 * row names the columns unless it holds a digit where the others do.
 * @throws UnreadableFileError with a sentence for the reader
 */
export function readTable(text: string): Table {
  const readings = separators.map((separator) => readRows(text, separator)).filter((rows) => rows !== null);
  if (readings.length === 0) {
    throw new UnreadableFileError(
      t("A quotation mark that opens a cell is never closed, so the rest cannot be told apart."),
    );
  }
  const rows = readings.reduce((best, one) => (evenness(one) > evenness(best) ? one : best));
  const [first, ...others] = rows;
  if (!first) throw new UnreadableFileError(t("The file holds no rows."));
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  if (width < 2) {
    throw new UnreadableFileError(
      t("Every row is one cell. A column of days and a column of counts are needed."),
    );
  }
  if (width > mostColumns)
    throw new UnreadableFileError(t("The table has more than {most} columns.", { most: mostColumns }));
  const hasNames = others.length > 0 && !first.cells.some((cell) => /\d/.test(cell));
  const body = hasNames ? others : rows;
  if (body.length > mostRows) {
    throw new UnreadableFileError(
      t("The table has more than 10,000 rows. Bring it in parts, one after the other."),
    );
  }
  return {
    columns: Array.from({ length: width }, (_, at) => {
      const name = hasNames ? first.cells[at]?.trim().slice(0, mostCellLength) : "";
      return name || t("Column {number}", { number: at + 1 });
    }),
    rows: body,
  };
}

/** Null where the quotation marks do not fit. Empty lines are no rows. */
function readRows(text: string, separator: string): TableRow[] | null {
  try {
    const records = parse(text, {
      delimiter: separator,
      bom: true,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      record_delimiter: ["\r\n", "\n", "\r"],
      // One more than may be, and the name row: enough to know that there are too many.
      to: mostRows + 2,
    }) as unknown as { info: { lines: number }; record: string[] }[];
    return records
      .map(({ info, record }) => ({
        line: info.lines,
        cells: record.map((cell) => cell.slice(0, mostCellLength)),
      }))
      .filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
}

/** How many rows have the commonest number of cells, and of two alike the one with more cells. */
function evenness(rows: readonly TableRow[]): number {
  const widths = new Map<number, number>();
  for (const { cells } of rows) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
  let best = 0;
  for (const [width, count] of widths) {
    if (width > 1) best = Math.max(best, count * mostColumns + Math.min(width, mostColumns - 1));
  }
  return best;
}
