import "server-only";
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { env } from "@/lib/env";
import type { DataKey } from "./keyring";

/** Where a sealed value stands. It opens nowhere else: not in another column, row, or environment. */
export interface Place {
  table: string;
  column: string;
  /** Public id of the row, or whatever names it for good. */
  row: string;
}

const version = 1;
const nonceBytes = 12;
const tagBytes = 16;
const headBytes = 1 + 16 + nonceBytes;

/** AES-256-GCM: version byte, key id (16), nonce (12), ciphertext, tag (16). */
export function seal(key: DataKey, text: string, place: Place): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", key.bytes, nonce).setAAD(aad(key, place));
  const body = Buffer.concat([cipher.update(text), cipher.final()]);
  return Buffer.concat([Buffer.from([version]), idBytes(key.id), nonce, body, cipher.getAuthTag()]);
}

/** @throws Error when the value was altered, moved, or sealed under another key: always a bug or an attack */
export function open(key: DataKey, sealed: Buffer, place: Place): string {
  const where = `${place.table}.${place.column}`;
  if (sealed.length < headBytes + tagBytes || sealed[0] !== version) {
    throw new Error(`Sealed value in ${where} has an unknown form`);
  }
  if (!sealed.subarray(1, 17).equals(idBytes(key.id))) {
    throw new Error(`Sealed value in ${where} belongs to another key`);
  }
  const decipher = createDecipheriv("aes-256-gcm", key.bytes, sealed.subarray(17, headBytes));
  decipher.setAAD(aad(key, place)).setAuthTag(sealed.subarray(-tagBytes));
  return Buffer.concat([decipher.update(sealed.subarray(headBytes, -tagBytes)), decipher.final()]).toString();
}

function aad(key: DataKey, place: Place): Buffer {
  return Buffer.from([version, env.APP_ENV, place.table, place.column, place.row, key.id].join("|"));
}

function idBytes(keyId: string): Buffer {
  return Buffer.from(keyId.replaceAll("-", ""), "hex");
}
