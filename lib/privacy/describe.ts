import "server-only";
import { type Label, label } from "@/lib/language/t";
import {
  type ColumnClass,
  type DataCategory,
  dataCategories,
  lawfulBases,
  purposes,
  retentionPeriods,
  sources,
  type TableClass,
} from "./classification";
import { classOf, inventory, keystoreInventory, type TableName } from "./inventory";
import { mailedCategories, mailedColumns, mailedTables } from "./mailed";

/** A table in words: a line of the ledger, a row of the policy. */
export interface KindOfRow {
  name: string;
  /** "Signed-in browsers". */
  title: Label;
  about: Label;
  why: Label;
  basis: Label;
  source: string;
  kept: Label;
  /** Beside us. */
  processors: readonly Label[];
  /** What an erasure does with it. */
  onErase: string;
  /** Nothing in it leads to a person. */
  namesNobody: boolean;
}

/** One kind of personal value in words, wherever it stands. */
export interface CategoryView {
  id: DataCategory;
  /** "Email address". */
  title: string;
  /** By kind of row: "Your profile": "Your email address." */
  what: readonly { where: string; values: readonly string[] }[];
  why: readonly string[];
  bases: readonly string[];
  sources: readonly string[];
  kept: readonly string[];
  /** Beside us. */
  processors: readonly string[];
  /** Sealed or not. */
  protection: string;
  inExport: string;
  onErase: readonly string[];
}

/** By name, those of the second cluster last. */
export const everyTable: readonly [string, TableClass][] = [
  ...Object.entries<TableClass>(inventory),
  ...Object.entries<TableClass>(keystoreInventory),
];

/** Who sees personal data beside the operator. Platforms are asked for counts and are told nothing about a person. */
export const mailProvider = {
  title: label("the mail provider"),
  what: "your email address and the text of each mail to you, to deliver it",
} as const;

/** Every table, those of the second cluster last. */
export function describeTables(): KindOfRow[] {
  return everyTable.map(([name, table]) => ({
    name,
    title: table.title,
    about: table.about,
    why: purposes[table.purpose],
    basis: lawfulBases[table.basis],
    source: sources[table.source],
    kept: retentionPeriods[table.retention].text,
    processors: mailedTables.has(name) ? [mailProvider.title] : [],
    onErase: table.onErase === "delete" ? "Deleted" : `Stays: ${table.onErase.keep}`,
    namesNobody: table.subject.via === "nobody",
  }));
}

/** Every category that a column of ours bears, by name; what is merely technical comes last. */
export function describeCategories(): CategoryView[] {
  const order = (Object.keys(dataCategories) as DataCategory[]).toSorted(
    (a, b) => Number(a === "system.operations") - Number(b === "system.operations"),
  );
  return order.flatMap((id) => {
    const found = columnsOf(id);
    return found.length === 0 ? [] : [describeCategory(id, found)];
  });
}

interface Found {
  table: TableClass;
  column: ColumnClass;
}

function columnsOf(category: DataCategory): Found[] {
  return everyTable.flatMap(([, table]) =>
    Object.values(table.columns)
      .filter((column) => column.category === category)
      .map((column) => ({ table, column })),
  );
}

function describeCategory(id: DataCategory, found: readonly Found[]): CategoryView {
  const each = (say: (one: Found) => string) => [...new Set(found.map(say))];
  return {
    id,
    title: dataCategories[id],
    what: Object.entries(Object.groupBy(found, ({ table }) => table.title)).map(([where, columns = []]) => ({
      where,
      values: columns.map(({ column }) => column.about),
    })),
    why: each(({ table, column }) => purposes[column.purpose ?? table.purpose]),
    bases: each(({ table, column }) => lawfulBases[column.basis ?? table.basis]),
    sources: each(({ table, column }) => sources[column.source ?? table.source]),
    kept: each(({ table, column }) => retentionPeriods[column.retention ?? table.retention].text),
    processors: mailedCategories.includes(id) ? [mailProvider.title] : [],
    protection: protectionOf(found),
    inExport: exportOf(found),
    onErase: each(({ table, column }) => {
      const what = column.onErase ?? table.onErase;
      return what === "delete" ? "Deleted" : `${table.title} stay: ${what.keep}`;
    }),
  };
}

function protectionOf(found: readonly Found[]): string {
  const sealed = found.filter(({ column }) => column.sealed).length;
  if (sealed === 0) return "Not sealed";
  return sealed === found.length
    ? "Sealed"
    : "Sealed where it is readable text; the rest are fingerprints and marks";
}

function exportOf(found: readonly Found[]): string {
  const left = found.filter(({ column }) => typeof column.inExport === "object").length;
  if (left === 0) return "All of it";
  return left === found.length ? "No: secrets and inner numbers" : "Yes, but for secrets and inner numbers";
}

/** What of each kind of row leaves in a mail, in words: "Signed-in browsers": "What the browser called itself." */
export function describeMailed(): { where: string; values: readonly string[] }[] {
  const byTable = Object.groupBy(mailedColumns, ({ table }) => table);
  return Object.entries(byTable).map(([name, columns = []]) => ({
    where: classOf(name as TableName).title,
    values: columns.map(({ column }) => column.about),
  }));
}
