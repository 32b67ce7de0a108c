import "server-only";
import { createHash, createHmac } from "node:crypto";
import { derivedKeys } from "@/lib/crypto/keys";

/** What an event says, with its moment as the database writes it: to the microsecond. */
export interface EventFields {
  workspace_id: string;
  at: string;
  actor_id: string | null;
  action: string;
  entity_id: string | null;
}

/** A link as its hash covers it. Moments are as the database writes them. */
export interface Link {
  sequence: bigint;
  kind: "written" | "erased";
  eventId: string;
  at: string | null;
  sealedAt: string;
  digest: Buffer | null;
  previousHash: Buffer;
}

export interface ChainKey {
  key: Buffer;
  /** Tells which key it is, and nothing of it. */
  mark: Buffer;
}

export const beginning = Buffer.alloc(32);

/** One per root key, the current one first. */
export function chainKeys(): ChainKey[] {
  return derivedKeys("audit-chain").map((key) => ({
    key,
    mark: createHash("sha256").update("audit-chain mark").update(key).digest().subarray(0, 8),
  }));
}

/** What stays of an event in the chain: it tells an event that was altered, and nothing to whoever has no key. */
export function digestOf(key: Buffer, eventId: string, event: EventFields): Buffer {
  const { workspace_id, at, actor_id, action, entity_id } = event;
  return mac(key, ["event", eventId, workspace_id, at, actor_id, action, entity_id]);
}

/** Covers the link before it, its place, and all that the link says. */
export function hashOf(key: Buffer, link: Link): Buffer {
  return mac(key, [
    "link",
    link.previousHash.toString("hex"),
    link.sequence.toString(),
    link.kind,
    link.eventId,
    link.at,
    link.sealedAt,
    link.digest?.toString("hex") ?? null,
  ]);
}

/** As the database writes moments; ours know no more than milliseconds. */
export function momentText(at: Date): string {
  return at.toISOString().replace("Z", "000Z");
}

/** JSON of a list keeps its fields apart, whatever they contain. */
function mac(key: Buffer, fields: readonly (string | null)[]): Buffer {
  return createHmac("sha256", key).update(JSON.stringify(fields)).digest();
}
