import "server-only";
import { env } from "@/lib/env";

/** Where to write to about privacy; null on a server whose operator has named no address. */
export function privacyContact(): string | null {
  return env.PRIVACY_CONTACT ?? null;
}
