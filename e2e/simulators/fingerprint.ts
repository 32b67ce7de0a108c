import { createHash } from "node:crypto";

/** The same text for the same input, always: ids, etags and the small differences between videos come from it. */
export function fingerprint(
  text: string,
  length: number,
  encoding: "base64url" | "hex" = "base64url",
): string {
  return createHash("sha256").update(text).digest(encoding).slice(0, length);
}

/** A whole number in [0, below), the same for the same input. */
export function pick(text: string, below: number): number {
  return createHash("sha256").update(text).digest().readUInt32BE(0) % below;
}
