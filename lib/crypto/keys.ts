import "server-only";
import { createHmac, hash, hkdfSync, randomBytes, randomInt } from "node:crypto";
import { env } from "@/lib/env";

/** What a key derived from the root set is for. A new purpose is a new word, never a reused one. */
export type Purpose =
  | "address-lookup"
  | "audit-chain"
  | "auth-cookies"
  | "browser"
  | "code"
  | "device"
  | "external-lookup"
  | "import-preview"
  | "label-lookup"
  | "notice"
  | "rate-limit"
  | "receipt-signature";

const derived = new Map<string, Buffer>();

/** A comma list of `id:base64`, the current one first. */
export function parseKeySet(list: string): Map<string, Buffer> {
  return new Map(
    list.split(",").map((entry) => {
      const at = entry.indexOf(":");
      return [entry.slice(0, at), Buffer.from(entry.slice(at + 1), "base64")];
    }),
  );
}

/** The keys for a purpose, one per root key, the current one first. */
export function derivedKeys(purpose: Purpose): Buffer[] {
  return [...parseKeySet(env.APP_KEYS)].map(([id, root]) => {
    const name = `${id}/${purpose}`;
    const key = derived.get(name) ?? Buffer.from(hkdfSync("sha256", root, "", `tallyglass/${purpose}`, 32));
    derived.set(name, key);
    return key;
  });
}

/** HMAC by which a value is found without being readable. Under the current root key. */
export function lookup(purpose: Purpose, value: string): Buffer {
  const [digest] = lookups(purpose, value);
  if (!digest) throw new Error("APP_KEYS holds no key");
  return digest;
}

/** The same under every root key still in use, the current one first: what to search for during a rotation. */
export function lookups(purpose: Purpose, value: string): Buffer[] {
  return derivedKeys(purpose).map((key) => createHmac("sha256", key).update(value).digest());
}

/** 256 random bits for a cookie, a link or a state. */
export function randomToken(): string {
  return randomBytes(32).toString("base64url");
}

/** Six digits for typing, from a uniform distribution. */
export function randomCode(): string {
  return String(randomInt(1_000_000)).padStart(6, "0");
}

export function sha256(value: string | Buffer): Buffer {
  return hash("sha256", value, "buffer");
}
