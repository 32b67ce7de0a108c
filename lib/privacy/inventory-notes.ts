import "server-only";
import type { notes } from "@/db/schema";
import { label } from "@/lib/language/t";
import type { Inventory } from "./classification";
import {
  accountReference,
  exported,
  internalKey,
  publicKey,
  sealedText,
  secret,
  workspaceKey,
} from "./inventory-columns";

export const noteTables = {
  notes: {
    title: label("Notes"),
    about: label("What you wrote at days of your charts."),
    purpose: "analytics",
    basis: "contract",
    source: "you",
    retention: "note",
    subject: { via: "person", column: "user_id", standsAt: "account_id" },
    onErase: "delete",
    datedBy: "written_at",
    endsBy: ["deleted_at"],
    columns: {
      workspaceId: workspaceKey,
      id: internalKey("The note's number."),
      publicId: publicKey(label("The identifier of the note that addresses and logs use.")),
      userId: internalKey("You, who wrote it."),
      keyId: {
        ...secret("user.authorization.credentials", "Names the key that opens its words."),
        source: "us",
      },
      accountId: accountReference(label("The linked account it stands at; empty for all of them.")),
      day: exported("user.content.private", label("The day it stands at.")),
      text: sealedText("user.content.private", label("Its words.")),
      writtenAt: exported("user.behavior", label("When you wrote it.")),
      deletedAt: exported("user.behavior", label("When you deleted it, while it can still be brought back.")),
    },
  },
} satisfies Inventory<{ notes: typeof notes }>;
