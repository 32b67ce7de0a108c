import "server-only";
import { stringify } from "csv-stringify/sync";
import writeExcelFile from "write-excel-file/node";
import { z } from "zod";
import { t } from "@/lib/language/t";
import { type Cell, type DataTable, fileName } from "./table";

export const FileFormat = z.enum(["csv", "xlsx"], { error: () => t("Ask for csv or xlsx.") });
export type FileFormat = z.output<typeof FileFormat>;

export type DataFile = { name: string; type: string; body: Uint8Array<ArrayBuffer> };

export async function writeTable(table: DataTable, format: FileFormat): Promise<DataFile> {
  const name = fileName(table, format);
  if (format === "csv") {
    return {
      name,
      type: "text/csv; charset=utf-8; header=present",
      body: new TextEncoder().encode(toCsv(table)),
    };
  }
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  return { name, type, body: new Uint8Array(await toXlsx(table)) };
}

/** RFC 4180. Text that a spreadsheet would take for a formula gets an apostrophe before it; a number below 0 stays one. */
function toCsv({ columns, rows }: DataTable): string {
  return stringify([columns, ...rows], { escape_formulas: true, record_delimiter: "windows" });
}

/** The rows, and a second sheet that says what they are. Text is text here: no cell is taken for a formula. */
function toXlsx({ columns, rows, about }: DataTable): Promise<Buffer> {
  return writeExcelFile([
    {
      sheet: t("Data"),
      stickyRowsCount: 1,
      columns: columns.map((name) => ({ width: Math.max(12, name.length + 2) })),
      data: [
        columns.map((name) => ({ value: name, type: String, fontWeight: "bold" as const })),
        ...rows.map((row) => row.map(toCell)),
      ],
    },
    {
      sheet: t("sheet|About"),
      columns: [{ width: 34 }, { width: 100 }],
      data: about.map(([word, text]) => [
        { value: word, type: String, fontWeight: "bold" as const, alignVertical: "top" as const },
        { value: text, type: String, wrap: true },
      ]),
    },
  ]).toBuffer();
}

/** A whole number beyond what a double holds stays text, with every digit. */
function toCell(cell: Cell) {
  if (cell === null) return null;
  if (typeof cell === "number") return { value: cell, type: Number };
  if (typeof cell === "string") return { value: cell, type: String };
  const isSafe = cell >= BigInt(Number.MIN_SAFE_INTEGER) && cell <= BigInt(Number.MAX_SAFE_INTEGER);
  return isSafe ? { value: Number(cell), type: Number } : { value: cell.toString(), type: String };
}
