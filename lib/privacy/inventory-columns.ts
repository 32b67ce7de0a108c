import "server-only";
import { type Label, label } from "@/lib/language/t";
import type { ColumnClass, DataCategory, ExportedColumn } from "./classification";

/** Ours, and in no export. */
export const inner = (about: string, not: string): ColumnClass => ({
  category: "system.operations",
  about,
  inExport: { not },
  source: "us",
});

/** Keys and references inside our database: they mean nothing outside it. */
export const internalKey = (about: string): ColumnClass =>
  inner(about, "a number inside our database; the public id stands for it");

export const publicKey = (about: Label): ExportedColumn => ({
  category: "user.unique_id.pseudonymous",
  about,
  inExport: true,
  source: "us",
});

/** A plain value that is in the export. */
export const exported = (category: DataCategory, about: Label): ExportedColumn => ({
  category,
  about,
  inExport: true,
});

/** Useless to its owner and useful to a thief. */
export const secret = (category: DataCategory, about: string): ColumnClass => ({
  category,
  about,
  inExport: { not: "a secret: it would let others in, and tells you nothing" },
});

export const operational = (about: Label): ExportedColumn => ({
  category: "system.operations",
  about,
  inExport: true,
  source: "us",
});

/** Text sealed under the person's key: opened in the export. */
export const sealedText = (category: DataCategory, about: Label): ExportedColumn => ({
  category,
  about,
  inExport: true,
  sealed: "person",
});

export const workspaceKey: ColumnClass = internalKey("The workspace the row belongs to.");

export const accountReference = (about: Label = label("The linked account.")): ExportedColumn => ({
  category: "user.unique_id.pseudonymous",
  about,
  inExport: "account",
  source: "us",
});
