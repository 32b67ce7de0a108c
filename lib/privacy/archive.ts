import "server-only";
import { createHash } from "node:crypto";
import { PassThrough, Readable } from "node:stream";
import { stringify } from "csv-stringify/sync";
import { ZipFile } from "yazl";
import { dictionary, readme } from "./archive-words";
import { classOf } from "./inventory";
import type { Reading, SheetRow, SheetValue } from "./sheet-rows";
import { measureSheet, readSheet } from "./sheet-rows";
import { type Sheet, sheets } from "./sheets";

export interface ArchiveScope {
  /** Public ids of accounts, or null for everything. */
  accounts: readonly string[] | null;
  from: string | null;
  to: string | null;
}

interface ArchiveFile {
  path: string;
  bytes: number;
  sha256: string;
  rows: number | null;
}

/** The sheets that belong to an export: limited to accounts, it holds nothing else about the person. */
function sheetsOf(scope: ArchiveScope): readonly Sheet[] {
  if (scope.accounts === null) return sheets;
  return sheets.filter(
    ({ table }) => table === "accounts" || ["account", "connection"].includes(classOf(table).subject.via),
  );
}

/** Lines the archive will hold, each sheet being written twice. */
export async function countLines(reading: Reading, scope: ArchiveScope): Promise<number> {
  let lines = 0;
  for (const sheet of sheetsOf(scope)) lines += (await measureSheet(reading, sheet)).rows * 2;
  return lines;
}

/**
 * The archive as a stream that is written while it is read: JSON Lines and CSV for every sheet, the dictionary, and a
 * manifest with the SHA-256 of every other file. Rows are read from the database as the reader takes them.
 */
export function writeArchive(
  reading: Reading,
  scope: ArchiveScope,
  options: { now: Date; onLines: (lines: number) => Promise<void> },
): Readable {
  const zip = new ZipFile();
  const files: ArchiveFile[] = [];
  const entry = { mtime: options.now };
  const add = (path: string, text: () => AsyncGenerator<string>, rows: () => number | null) => {
    zip.addReadStreamLazy(path, entry, (give) => give(null, Readable.from(hashed(path, text(), rows))));
  };

  async function* hashed(path: string, text: AsyncGenerator<string>, rows: () => number | null) {
    const hash = createHash("sha256");
    let bytes = 0;
    for await (const part of text) {
      const chunk = Buffer.from(part, "utf8");
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
    files.push({ path, bytes, sha256: hash.digest("hex"), rows: rows() });
  }

  async function* lines(sheet: Sheet, write: (rows: SheetRow[]) => string, seen: { rows: number }) {
    for await (const rows of readSheet(reading, sheet)) {
      seen.rows += rows.length;
      yield write(rows);
      await options.onLines(rows.length);
    }
  }

  const chosen = sheetsOf(scope);
  add(
    "README.txt",
    () => once(readme(chosen, scope, options.now)),
    () => null,
  );
  add(
    "dictionary.json",
    () => once(json(dictionary(chosen))),
    () => null,
  );
  for (const sheet of chosen) {
    const names = sheet.columns.map(({ name }) => name);
    const seen = { json: { rows: 0 }, csv: { rows: 0 } };
    add(
      `data/${sheet.name}.jsonl`,
      () => lines(sheet, (rows) => toJsonLines(names, rows), seen.json),
      () => seen.json.rows,
    );
    add(
      `data/${sheet.name}.csv`,
      async function* () {
        yield toCsv([names]);
        yield* lines(sheet, toCsv, seen.csv);
      },
      () => seen.csv.rows,
    );
  }
  // Asked for when everything before it is written, so that every hash is known.
  zip.addReadStreamLazy("manifest.json", entry, (give) => {
    const manifest = {
      format: "tallyglass-export",
      version: 1,
      createdAt: options.now.toISOString(),
      scope,
      files,
    };
    give(null, Readable.from([Buffer.from(json(manifest))]));
  });
  const output = new PassThrough();
  // Errors of a file's stream surface on the archive; without this the reader would wait for ever.
  zip.on("error", (error) => output.destroy(error));
  zip.outputStream.pipe(output);
  zip.end();
  return output;
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function toJsonLines(names: readonly string[], rows: readonly SheetRow[]): string {
  return rows
    .map((row) => `${JSON.stringify(Object.fromEntries(names.map((name, at) => [name, row[at] ?? null])))}\n`)
    .join("");
}

function toCsv(rows: readonly (readonly SheetValue[])[]): string {
  const flat = rows.map((row) =>
    row.map((value) => (typeof value === "object" ? (value?.join(" ") ?? "") : value)),
  );
  // A cell that a spreadsheet would take for a formula is quoted with an apostrophe.
  return stringify(flat, { escape_formulas: true, record_delimiter: "windows" });
}
