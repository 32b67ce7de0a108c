import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { derivedKeys, sha256 } from "@/lib/crypto/keys";
import { canonical, type DisconnectBody, type ErasureBody } from "./body";

type Unplaced<Body> = Omit<Body, "sequence" | "issuedAt">;
export type NewReceipt = Unplaced<DisconnectBody> | Unplaced<ErasureBody>;

const beginning = Buffer.alloc(32);

/**
 * Appends an entry to the chain in the caller's transaction. The chain stays taken until that transaction ends, so
 * call it last.
 */
export async function appendReceipt(tx: Tx, receipt: NewReceipt, now: Date): Promise<void> {
  const [head] = await tx.execute<{ sequence: string; hash: Buffer }>(
    sql`select * from lock_receipt_chain()`,
  );
  const sequence = head ? BigInt(head.sequence) + 1n : 1n;
  const previous = head?.hash ?? beginning;
  const body = canonical({ ...receipt, sequence: sequence.toString(), issuedAt: now.toISOString() });
  const hash = hashOf(previous, body);
  await tx.execute(sql`select append_receipt(${sequence.toString()}::bigint, ${receipt.code}, ${receipt.kind},
    ${now.toISOString()}::timestamptz, ${body}, ${previous}, ${hash}, ${sign(hash)})`);
}

/** An entry's hash covers the entry before it and its own text. */
export function hashOf(previous: Buffer, body: string): Buffer {
  return sha256(Buffer.concat([previous, Buffer.from(body, "utf8")]));
}

/** Whether we signed this hash, under the current root key or an earlier one still in use. */
export function isSigned(hash: Buffer, signature: Buffer): boolean {
  return derivedKeys("receipt-signature").some((key) => {
    const expected = createHmac("sha256", key).update(hash).digest();
    return signature.length === expected.length && timingSafeEqual(signature, expected);
  });
}

export function isBeginning(hash: Buffer): boolean {
  return hash.equals(beginning);
}

function sign(hash: Buffer): Buffer {
  const [current] = derivedKeys("receipt-signature");
  if (!current) throw new Error("APP_KEYS holds no key");
  return createHmac("sha256", current).update(hash).digest();
}
