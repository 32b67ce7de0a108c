import "server-only";
import type { ColumnClass, DataCategory } from "./classification";

/** Keys and references inside our database: they mean nothing outside it. */
export const internalKey = (about: string): ColumnClass => ({
  category: "system.operations",
  about,
  inExport: { not: "a number inside our database; the public id stands for it" },
  source: "us",
});

export const publicKey = (of: string): ColumnClass => ({
  category: "user.unique_id.pseudonymous",
  about: `The identifier of ${of} that addresses and logs use.`,
  inExport: true,
  source: "us",
});

/** A plain value that is in the export. */
export const exported = (category: DataCategory, about: string): ColumnClass => ({
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

export const operational = (about: string): ColumnClass => ({
  category: "system.operations",
  about,
  inExport: true,
  source: "us",
});

/** Text sealed under the person's key: opened in the export. */
export const sealedText = (category: DataCategory, about: string): ColumnClass => ({
  category,
  about,
  inExport: true,
  sealed: "person",
});

export const workspaceKey: ColumnClass = internalKey("The workspace the row belongs to.");

export const accountReference = (about = "The linked account."): ColumnClass => ({
  category: "user.unique_id.pseudonymous",
  about,
  inExport: "account",
  source: "us",
});
