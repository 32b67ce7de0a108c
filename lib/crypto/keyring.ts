import "server-only";
import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from "node:crypto";
import { clients } from "@/lib/db";
import { env } from "@/lib/env";
import { parseKeySet } from "./keys";

export type KeyKind = "profile" | "token";

/** A data key, open in memory. Never logged, never stored like this. */
export interface DataKey {
  readonly id: string;
  readonly bytes: Buffer;
}

/** The key is gone from the keystore: what it sealed can be read by nobody, backups included. */
export class KeyDestroyedError extends Error {
  constructor(keyId: string) {
    super(`Key ${keyId} was destroyed`);
    this.name = "KeyDestroyedError";
  }
}

// Short, so that a key destroyed by another process is soon unusable here too.
const cacheMilliseconds = 5_000;
const cache = new Map<string, { key: DataKey; until: number }>();

/** Makes a data key and keeps it, wrapped, in the second cluster. */
export async function createKey(kind: KeyKind, now: Date): Promise<DataKey> {
  const key = { id: randomUUID(), bytes: randomBytes(32) };
  const { id, wrapped } = wrap(kind, key);
  await clients().keystore`
    insert into wrapped_keys (key_id, kind, wrapped_by, wrapped_sealed, created_at)
    values (${key.id}, ${kind}, ${id}, ${wrapped}, ${now})`;
  return key;
}

/** @throws KeyDestroyedError when the keystore no longer has it */
export async function openKey(keyId: string): Promise<DataKey> {
  const cached = cache.get(keyId);
  if (cached && cached.until > Date.now()) return cached.key;
  const [row] = await clients().keystore<{ kind: KeyKind; wrapped_by: string; wrapped_sealed: Buffer }[]>`
    select kind, wrapped_by, wrapped_sealed from wrapped_keys where key_id = ${keyId}`;
  if (!row) {
    cache.delete(keyId);
    throw new KeyDestroyedError(keyId);
  }
  const key = { id: keyId, bytes: unwrap(row.kind, keyId, row.wrapped_by, row.wrapped_sealed) };
  if (cache.size > 5_000) cache.clear();
  cache.set(keyId, { key, until: Date.now() + cacheMilliseconds });
  return key;
}

/** Deletes the key and writes it into the erasure ledger, at once and together. Doing it twice changes nothing. */
export async function destroyKey(keyId: string, now: Date): Promise<void> {
  cache.delete(keyId);
  await clients().keystore`
    with gone as (delete from wrapped_keys where key_id = ${keyId})
    insert into erasure_ledger (key_id, destroyed_at) values (${keyId}, ${now})
    on conflict (key_id) do nothing`;
}

/** Takes keys destroyed at `before` or earlier out of the ledger: no backup is as old as that. @returns how many */
export async function forgetDestroyedKeys(before: Date): Promise<number> {
  const gone = await clients().keystore`delete from erasure_ledger where destroyed_at <= ${before}`;
  return gone.count;
}

function keysOf(kind: KeyKind): Map<string, Buffer> {
  return parseKeySet(kind === "profile" ? env.PROFILE_KEYS : env.TOKEN_KEYS);
}

function wrap(kind: KeyKind, key: DataKey): { id: string; wrapped: Buffer } {
  const [current] = keysOf(kind);
  if (!current) throw new Error(`No key to wrap a ${kind} key with`);
  const [id, kek] = current;
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", kek, nonce).setAAD(aad(kind, key.id, id));
  const wrapped = Buffer.concat([nonce, cipher.update(key.bytes), cipher.final()]);
  return { id, wrapped: Buffer.concat([wrapped, cipher.getAuthTag()]) };
}

function unwrap(kind: KeyKind, keyId: string, by: string, wrapped: Buffer): Buffer {
  const kek = keysOf(kind).get(by);
  if (!kek) throw new Error(`Key ${keyId} is wrapped by ${by}, which the environment no longer has`);
  const decipher = createDecipheriv("aes-256-gcm", kek, wrapped.subarray(0, 12));
  decipher.setAAD(aad(kind, keyId, by)).setAuthTag(wrapped.subarray(-16));
  return Buffer.concat([decipher.update(wrapped.subarray(12, -16)), decipher.final()]);
}

function aad(kind: KeyKind, keyId: string, by: string): Buffer {
  return Buffer.from(`1|${env.APP_ENV}|${kind}|${keyId}|${by}`);
}
