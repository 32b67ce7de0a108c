import "server-only";
import type { ArchiveScope } from "./archive";
import { dataCategories, lawfulBases, purposes, retentionPeriods, sources } from "./classification";
import { classOf } from "./inventory";
import type { Sheet } from "./sheets";

/** What every file and column means, from the inventory. */
export function dictionary(chosen: readonly Sheet[]) {
  return {
    format: "tallyglass-export",
    version: 1,
    files: chosen.map((sheet) => {
      const table = classOf(sheet.table);
      return {
        name: sheet.name,
        paths: [`data/${sheet.name}.jsonl`, `data/${sheet.name}.csv`],
        title: sheet.title,
        about: sheet.about,
        purpose: purposes[table.purpose],
        lawfulBasis: lawfulBases[table.basis],
        source: sources[table.source],
        kept: retentionPeriods[table.retention].text,
        columns: sheet.columns.map(({ name, about, kind }) => ({ name, about, kind })),
      };
    }),
    leftOut: leftOut(chosen),
    categories: dataCategories,
  };
}

/** Columns of the exported tables that are not in the export, and why. */
function leftOut(chosen: readonly Sheet[]) {
  const seen = new Set(chosen.map(({ table }) => table));
  return [...seen].flatMap((name) =>
    Object.values(classOf(name).columns).flatMap(({ about, inExport }) =>
      typeof inExport === "object" ? [{ file: classOf(name).title, what: about, why: inExport.not }] : [],
    ),
  );
}

export function readme(chosen: readonly Sheet[], scope: ArchiveScope, now: Date): string {
  const days =
    scope.from || scope.to
      ? `Readings from ${scope.from ?? "the first"} to ${scope.to ?? "the last"} day.`
      : "All days.";
  const accounts = scope.accounts
    ? `Limited to ${scope.accounts.length} linked account(s).`
    : "Everything about you.";
  return [
    "Your data at Tallyglass",
    `Written ${now.toISOString()}. ${accounts} ${days}`,
    "",
    "Every file in data/ is there twice: .jsonl has one JSON object a line, .csv opens in a spreadsheet.",
    "In the CSV files a cell that a spreadsheet would take for a formula begins with an apostrophe.",
    "Days and times are UTC. An empty value is unknown or hidden, never 0.",
    "dictionary.json says what each column means, why it is kept and for how long, and what is left out and why.",
    "manifest.json has the SHA-256 of every other file: `sha256sum` and `certutil -hashfile` compute the same.",
    "",
    ...chosen.map((sheet) => `data/${sheet.name}: ${sheet.title}. ${sheet.about}`),
    "",
  ].join("\n");
}
