import "server-only";

/** A whole number is a bigint, a ratio a number, everything else text; null is an empty cell. */
export type Cell = string | bigint | number | null;

/** What a chart or a table shows, as rows under one header, and what to know of them. */
export type DataTable = {
  /** "Followers of @atlas, per day". */
  title: string;
  /** Words the file's name is made of; whatever is no plain letter or digit in them falls away. */
  nameParts: readonly string[];
  columns: readonly string[];
  rows: readonly (readonly Cell[])[];
  /** For the sheet beside the rows: period, platform, formulas, changes of definition. */
  about: readonly (readonly [string, string])[];
};

/** "atlas-followers-2026-05-01-to-2026-05-28.csv": ASCII alone, so that no header and no file system is surprised. */
export function fileName({ nameParts }: DataTable, ending: string): string {
  const words = nameParts
    .join("-")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return `${words.slice(0, 120)}.${ending}`;
}
