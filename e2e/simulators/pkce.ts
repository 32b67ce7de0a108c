import { createHash } from "node:crypto";

export type Challenge = { value: string; method: "S256" | "plain" };

/** @returns false when the verifier is not the one the challenge was made from (RFC 7636, section 4.6) */
export function verifierFits(challenge: Challenge, verifier: string): boolean {
  if (challenge.method === "plain") return challenge.value === verifier;
  return createHash("sha256").update(verifier).digest("base64url") === challenge.value;
}
