import "server-only";
import { now } from "@/lib/clock";
import { clients } from "@/lib/db";
import { retentionPeriods } from "@/lib/privacy/classification";
import { beginning, chainKeys, digestOf, hashOf, type Link, momentText } from "./link";

const batch = 1_000;
const day = 24 * 60 * 60 * 1_000;

/** A place in the chain and the hash there, noted down outside the database. */
export interface Head {
  sequence: bigint;
  hash: Buffer;
}

export type Fault =
  /** It says something else than when it was sealed. */
  | "event-altered"
  /** It is younger than its period, and nobody erased it. */
  | "event-removed"
  /** It says something else, or stands somewhere else, than when it was written. */
  | "link-altered"
  | "link-removed"
  /** It was sealed under a key that is none of ours. */
  | "unknown-key"
  /** Another chain stands here than the one whose head was noted down. */
  | "other-head"
  /** The event is in no link and waits for none. */
  | "event-unlinked";

/** What is wrong first. `sequence` is null only for an event without a link, which has no place. */
export interface Broken {
  fault: Fault;
  sequence: bigint | null;
  eventId: string | null;
}

export interface Verdict {
  broken: Broken | null;
  /** Links that are whole, before the first that is not. */
  links: number;
  /** The last of them; null where there is none. */
  head: Head | null;
  /** Events of which only the digest is left: their period is over, or they went with a person. */
  expired: number;
  erased: number;
}

/** How the chain is read: each database role has functions of its own for it. */
export interface ChainReader {
  read(after: bigint, limit: number): Promise<readonly ChainRow[]>;
  unlinked(): Promise<readonly { id: string | null }[]>;
}

/** A link, with its event as it stands now. */
export interface ChainRow {
  sequence: string;
  kind: Link["kind"];
  event_id: string;
  at: string | null;
  sealed_at: string;
  digest: Buffer | null;
  previous_hash: Buffer;
  hash: Buffer;
  key_mark: Buffer;
  is_erased: boolean;
  is_there: boolean;
  workspace_id: string;
  event_at: string;
  actor_id: string | null;
  action: string;
  entity_id: string | null;
}

/**
 * Walks the chain from its oldest link to its newest and stops at the first thing that is wrong. An event that has run
 * its period is vouched for by its digest alone. @param noted heads that must be found on the way
 */
export async function verifyAuditChain(
  noted: readonly Head[] = [],
  clock = now,
  chain: ChainReader = inBackground,
): Promise<Verdict> {
  const verdict: Verdict = { broken: null, links: 0, head: null, expired: 0, erased: 0 };
  for (;;) {
    const rows = await chain.read(verdict.head?.sequence ?? 0n, batch);
    // Asked after reading: what a nightly run has just deleted is old by this moment as well.
    const at = await clock();
    for (const row of rows) {
      const fault = faultOf(row, verdict.head, noted, at);
      if (fault) return { ...verdict, broken: fault };
      verdict.head = { sequence: BigInt(row.sequence), hash: row.hash };
      verdict.links += 1;
      if (row.kind === "written" && !row.is_there) verdict[row.is_erased ? "erased" : "expired"] += 1;
    }
    if (rows.length < batch) break;
  }
  return { ...verdict, broken: missingHead(verdict.head, noted) ?? (await unlinkedEvent(chain)) };
}

function faultOf(row: ChainRow, before: Head | null, noted: readonly Head[], at: Date): Broken | null {
  const sequence = BigInt(row.sequence);
  const is = (fault: Fault): Broken => ({ fault, sequence, eventId: row.event_id });
  const expected = before ? before.sequence + 1n : firstSequence(row, at);
  if (sequence !== expected) return { fault: "link-removed", sequence: expected, eventId: null };
  const key = chainKeys().find(({ mark }) => mark.equals(row.key_mark))?.key;
  if (!key) return is("unknown-key");
  const previous = before?.hash ?? (sequence === 1n ? beginning : row.previous_hash);
  const link = { sequence, kind: row.kind, eventId: row.event_id, at: row.at, sealedAt: row.sealed_at };
  const hash = hashOf(key, { ...link, digest: row.digest, previousHash: row.previous_hash });
  if (!row.previous_hash.equals(previous) || !row.hash.equals(hash)) return is("link-altered");
  if (noted.some((head) => head.sequence === sequence && !head.hash.equals(row.hash)))
    return is("other-head");
  if (row.kind === "erased") return null;
  if (row.is_there) {
    const digest = digestOf(key, row.event_id, { ...row, at: row.event_at });
    return row.digest?.equals(digest) ? null : is("event-altered");
  }
  const isOld = row.at !== null && row.at <= daysBefore(at, retentionPeriods["audit-event"].days);
  return row.is_erased || isOld ? null : is("event-removed");
}

/** Where the chain begins: at 1, or at a link that is itself past its period, as the nightly run leaves one to show. */
function firstSequence(row: ChainRow, at: Date): bigint {
  const isOld = row.sealed_at <= daysBefore(at, retentionPeriods["audit-chain"].days);
  return isOld ? BigInt(row.sequence) : 1n;
}

function missingHead(last: Head | null, noted: readonly Head[]): Broken | null {
  const end = last?.sequence ?? 0n;
  const isCutOff = noted.some(({ sequence }) => sequence > end);
  return isCutOff ? { fault: "link-removed", sequence: end + 1n, eventId: null } : null;
}

const inBackground: ChainReader = {
  read: (after, limit) =>
    clients().sql<ChainRow[]>`select * from read_audit_chain(${after.toString()}::bigint, ${limit})`,
  unlinked: () => clients().sql<{ id: string | null }[]>`select find_unlinked_event() as id`,
};

async function unlinkedEvent(chain: ChainReader): Promise<Broken | null> {
  const [row] = await chain.unlinked();
  return row?.id ? { fault: "event-unlinked", sequence: null, eventId: row.id } : null;
}

/** Such texts are in the order of the moments they stand for. */
function daysBefore(at: Date, days: number): string {
  return momentText(new Date(at.getTime() - days * day));
}
