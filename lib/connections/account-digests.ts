import "server-only";
import { lookups } from "@/lib/crypto/keys";

/** What an account is found by: the HMAC of its name at the platform under every root key in use, the current one first. */
export function accountDigests(platform: string, externalId: string): string[] {
  return lookups("external-lookup", `${platform}:${externalId}`).map(
    (digest) => `\\x${digest.toString("hex")}`,
  );
}
