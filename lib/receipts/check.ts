import "server-only";
import { clients } from "@/lib/db";
import { ReceiptBody } from "./body";
import { hashOf, isBeginning, isSigned } from "./chain";
import { parseReceiptCode } from "./code";

interface Entry {
  sequence: string;
  code: string;
  kind: string;
  issued_at: Date;
  body: string;
  previous_hash: Buffer;
  hash: Buffer;
  signature: Buffer;
  hash_before: Buffer | null;
  previous_of_next: Buffer | null;
  is_oldest: boolean;
  is_newest: boolean;
}

export type CheckedReceipt =
  | {
      state: "verified";
      code: string;
      /** The newest entry: what holds. */
      body: ReceiptBody;
      /** When each entry under this code was written, oldest first. */
      written: readonly string[];
      /** Hash of the newest entry, as hex, to be kept by whoever wants to compare later. */
      hash: string;
    }
  | { state: "altered"; code: string }
  | { state: "unknown" };

/**
 * Looks a receipt up by its code and checks every entry of it: text against hash, hash against signature, and both
 * links to the neighbours in the chain. Needs nobody to be signed in.
 */
export async function checkReceipt(typed: string): Promise<CheckedReceipt> {
  const code = parseReceiptCode(typed);
  if (!code) return { state: "unknown" };
  const entries = await clients().sql<Entry[]>`select * from find_receipt(${code})`;
  const bodies = entries.map((entry) => bodyIfIntact(entry, code));
  const newest = entries.at(-1);
  const body = bodies.at(-1);
  if (!newest) return { state: "unknown" };
  if (!body || bodies.includes(null)) return { state: "altered", code };
  return {
    state: "verified",
    code,
    body,
    written: entries.map((entry) => entry.issued_at.toISOString()),
    hash: newest.hash.toString("hex"),
  };
}

function bodyIfIntact(entry: Entry, code: string): ReceiptBody | null {
  const isIntact =
    hashOf(entry.previous_hash, entry.body).equals(entry.hash) &&
    isSigned(entry.hash, entry.signature) &&
    followsNeighbour(entry) &&
    (entry.previous_of_next?.equals(entry.hash) ?? entry.is_newest);
  if (!isIntact) return null;
  const parsed = ReceiptBody.safeParse(parseJson(entry.body));
  if (!parsed.success) return null;
  const { data } = parsed;
  // The columns only find the entry; what was signed is the text, so both must say the same.
  const agrees =
    data.code === code &&
    data.kind === entry.kind &&
    data.sequence === entry.sequence &&
    data.issuedAt === entry.issued_at.toISOString();
  return agrees ? data : null;
}

function followsNeighbour(entry: Entry): boolean {
  if (entry.hash_before) return entry.hash_before.equals(entry.previous_hash);
  // Without a predecessor it is the very first entry, or the oldest after older ones ran their period.
  return entry.is_oldest && (entry.sequence !== "1" || isBeginning(entry.previous_hash));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // Not our text: the schema refuses it and the receipt counts as altered.
  }
}
