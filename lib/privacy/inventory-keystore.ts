import "server-only";
import type { erasureLedger, wrappedKeys } from "@/db/keystore/schema";
import { label } from "@/lib/language/t";
import type { ColumnClass, Inventory } from "./classification";

const key = (about: string): ColumnClass => ({
  category: "user.authorization.credentials",
  about,
  inExport: { not: "a secret: it opens what is sealed" },
});

const ledger = (about: string): ColumnClass => ({
  category: "system.operations",
  about,
  inExport: { not: "names only keys that no longer exist" },
});

export const keystoreTables = {
  wrappedKeys: {
    title: label("Keys"),
    about: label(
      "The keys that open your sealed text and tokens, themselves locked. Destroying one makes backups unreadable.",
    ),
    purpose: "security",
    basis: "contract",
    source: "us",
    retention: "account",
    subject: { via: "key", column: "key_id" },
    onErase: "delete",
    datedBy: "created_at",
    columns: {
      keyId: key("The key's name."),
      kind: key("Whether it is a person's or a connection's."),
      wrappedBy: key("Which key locks it."),
      wrapped: { ...key("The locked key."), sealed: "wrapping" },
      createdAt: key("When it was made."),
    },
  },
  erasureLedger: {
    title: label("Destroyed keys"),
    about: label("Names of keys that were destroyed, so that a restored backup destroys them again."),
    purpose: "rights",
    basis: "legal-obligation",
    source: "us",
    retention: "receipt",
    subject: { via: "nobody", because: "the key is gone, and nothing that named it remains" },
    onErase: { keep: "a restored backup is brought up to date from it" },
    datedBy: "destroyed_at",
    columns: { keyId: ledger("The destroyed key's name."), destroyedAt: ledger("When it was destroyed.") },
  },
} satisfies Inventory<{ wrappedKeys: typeof wrappedKeys; erasureLedger: typeof erasureLedger }>;
