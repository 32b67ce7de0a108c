import "server-only";
import type { auditEvents, disconnects, erasures, exportArchives, inbox, receipts } from "@/db/schema";
import { type Label, label } from "@/lib/language/t";
import type { ColumnClass, ExportedColumn, Inventory } from "./classification";
import {
  accountReference,
  exported,
  internalKey,
  operational,
  publicKey,
  workspaceKey,
} from "./inventory-columns";

type Rights = {
  exportArchives: typeof exportArchives;
  erasures: typeof erasures;
  disconnects: typeof disconnects;
  receipts: typeof receipts;
  inbox: typeof inbox;
  auditEvents: typeof auditEvents;
};

const request = (about: Label): ExportedColumn => exported("user.privacy_preferences", about);
const signal = (about: string): ColumnClass => ({
  category: "system.operations",
  about,
  inExport: { not: "names nobody once it is worked on, minutes after it came" },
});
const proof = (about: string): ColumnClass => ({
  category: "system.operations",
  about,
  inExport: { not: "names nobody; anybody with the code can read it at /receipts" },
});

export const rightsTables = {
  exportArchives: {
    title: label("Exports"),
    about: label("Copies of your data that you asked for."),
    purpose: "rights",
    basis: "legal-obligation",
    source: "you",
    retention: "export-file",
    subject: { via: "person", column: "user_id" },
    onErase: "delete",
    datedBy: "requested_at",
    endsBy: ["requested_at"],
    columns: {
      id: internalKey("The export's number."),
      publicId: publicKey(label("The identifier of the export that addresses and logs use.")),
      userId: internalKey("You."),
      state: operational(label("How far it is.")),
      requestedAt: request(label("When you asked for it.")),
      readyAt: operational(label("When it was ready.")),
      expiresAt: operational(label("When the file is deleted.")),
      bytes: operational(label("Its size.")),
      sha256: operational(label("Its SHA-256.")),
      scopeAccounts: request(label("The accounts it was limited to.")),
      scopeFrom: request(label("The first day it was limited to.")),
      scopeTo: request(label("The last day it was limited to.")),
      rowsDone: operational(label("Lines written so far.")),
      rowsTotal: operational(label("Lines to write.")),
      downloads: operational(label("How often it was downloaded.")),
      attempts: operational(label("How often writing it was begun.")),
    },
  },
  erasures: {
    title: label("Deletion requests"),
    about: label("Your request to delete everything, while it waits."),
    purpose: "rights",
    basis: "legal-obligation",
    source: "you",
    retention: "request",
    subject: { via: "person", column: "user_id" },
    onErase: "delete",
    datedBy: "requested_at",
    columns: {
      id: internalKey("The request's number."),
      publicId: publicKey(label("The identifier of the request that addresses and logs use.")),
      userId: internalKey("You."),
      receiptCode: request(label("The code of its receipt.")),
      requestedAt: request(label("When you asked.")),
      runAt: request(label("When deletion begins.")),
      startedAt: operational(label("When it began.")),
      mailedAt: operational(label("When the closing mail left.")),
    },
  },
  disconnects: {
    title: label("Disconnects under way"),
    about: label("A disconnect until the platform confirms it or 72 hours are over."),
    purpose: "rights",
    basis: "legal-obligation",
    source: "you",
    retention: "request",
    subject: { via: "person", column: "user_id" },
    onErase: { keep: "while a platform stays silent, 72 hours at most; it then no longer leads to you" },
    datedBy: "requested_at",
    columns: {
      workspaceId: workspaceKey,
      id: internalKey("The disconnect's number."),
      publicId: publicKey(label("The identifier of the disconnect that addresses and logs use.")),
      connectionId: internalKey("The connection that ends."),
      accountId: { ...accountReference(label("The account, where its history stays.")), inExport: "account" },
      userId: { ...internalKey("You."), onErase: "delete" },
      platform: request(label("The platform.")),
      receiptCode: request(label("The code of its receipt.")),
      requestedAt: request(label("When you asked.")),
      giveUpAt: operational(label("When we stop trying to reach the platform.")),
      tries: operational(label("How often the platform was asked.")),
      keepHistory: request(label("Whether you kept the history.")),
      cause: request(label("Whether you asked for it here or the platform told us.")),
      deletedRows: operational(label("Rows deleted at once.")),
      revokeResult: operational(label("What the platform said to the revocation.")),
      revokeAt: operational(label("When.")),
      probes: operational(label("How often the old token was tried.")),
      probeResult: operational(label("Whether it was refused.")),
      probeAt: operational(label("When.")),
      destroyedAt: operational(label("When our copy of the token was destroyed.")),
    },
  },
  receipts: {
    title: label("Receipts"),
    about: label("A signed chain that proves disconnects and deletions."),
    purpose: "rights",
    basis: "legal-obligation",
    source: "us",
    retention: "receipt",
    subject: {
      via: "nobody",
      because: "a receipt holds a random code, counts and times, and no identifier of a person",
    },
    onErase: { keep: "it is the proof of the deletion and names nobody" },
    behindDoor: true,
    columns: {
      sequence: proof("Its place in the chain."),
      code: proof("The code by which it is found."),
      kind: proof("A disconnect or a deletion."),
      issuedAt: proof("When it was written."),
      body: proof("What was done."),
      previousHash: proof("The hash of the entry before."),
      hash: proof("Its own hash."),
      signature: proof("Our signature over it."),
    },
  },
  inbox: {
    title: label("Signals from platforms"),
    about: label(
      "That a platform told us of an ended access or a request for deletion, so that it counts once.",
    ),
    purpose: "rights",
    basis: "legal-obligation",
    source: "platform",
    retention: "signal",
    subject: {
      via: "nobody",
      because: "the fingerprint of the account goes when the signal is worked on, within minutes",
    },
    onErase: { keep: "it names nobody, and keeps an old signal from counting twice" },
    behindDoor: true,
    columns: {
      id: signal("The signal's number."),
      provider: signal("Who sent it."),
      eventDigest: signal("A keyed fingerprint of the event."),
      kind: signal("What it says."),
      subjectLookups: {
        ...signal("Keyed fingerprints of the account it is about, until it is worked on."),
        category: "user.unique_id",
      },
      reason: signal("Why, as one word of a fixed list."),
      receiptCode: signal("The code of the receipt, where deletion was asked for."),
      occurredAt: signal("When it happened."),
      receivedAt: signal("When it came."),
      handledAt: signal("When it was worked on."),
      outcome: signal("What came of it, as one word of a fixed list."),
    },
  },
  auditEvents: {
    title: label("What happened"),
    about: label("Who did what to which thing, by identifiers alone."),
    purpose: "security",
    basis: "legitimate-interest",
    source: "us",
    retention: "audit-event",
    subject: { via: "actor", column: "actor_id" },
    onErase: "delete",
    datedBy: "at",
    behindDoor: true,
    endsBy: ["at"],
    columns: {
      workspaceId: workspaceKey,
      id: internalKey("The event's number."),
      at: exported("user.behavior", label("When.")),
      actorId: exported("user.unique_id.pseudonymous", label("Who: your public id.")),
      action: exported("user.behavior", label("What.")),
      entityId: exported("user.unique_id.pseudonymous", label("To which thing: its public id.")),
    },
  },
} satisfies Inventory<Rights>;
