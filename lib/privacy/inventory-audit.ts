import "server-only";
import type { auditChain, unsealedEvents } from "@/db/schema";
import { label } from "@/lib/language/t";
import type { ColumnClass, Inventory } from "./classification";

const link = (about: string): ColumnClass => ({
  category: "system.operations",
  about,
  inExport: {
    not: "internal numbers and keyed digests, which lead to nobody; the events themselves are in it",
  },
});

export const auditTables = {
  unsealedEvents: {
    title: label("Events to be sealed"),
    about: label("Which events are yet to be linked to the chain, by their internal numbers."),
    purpose: "security",
    basis: "legitimate-interest",
    source: "us",
    retention: "unsealed-event",
    subject: { via: "nobody", because: "an internal number, which leads to nobody once its event is gone" },
    onErase: { keep: "it tells the chain that an event went on purpose, and is gone within minutes" },
    behindDoor: true,
    columns: {
      eventId: link("The event's number."),
      kind: link("Whether it was written or erased."),
    },
  },
  auditChain: {
    title: label("Chain of events"),
    about: label("Keyed digests that show if an event was altered or taken away."),
    purpose: "security",
    basis: "legitimate-interest",
    source: "us",
    retention: "audit-chain",
    subject: {
      via: "nobody",
      because: "digests under a key, and numbers of events: gone with the event, they name nobody",
    },
    onErase: { keep: "it names nobody, and shows that no other event was taken away" },
    behindDoor: true,
    columns: {
      sequence: link("Its place in the chain."),
      kind: link("Whether an event was written or erased."),
      eventId: link("The event's number."),
      at: link("When it happened."),
      sealedAt: link("When it was linked."),
      digest: link("A keyed digest of what the event said."),
      previousHash: link("The hash of the link before."),
      hash: link("Its own hash."),
      keyMark: link("Under which of our keys."),
    },
  },
} satisfies Inventory<{ unsealedEvents: typeof unsealedEvents; auditChain: typeof auditChain }>;
