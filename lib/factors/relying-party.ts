import "server-only";
import { isIP } from "node:net";
import { env } from "@/lib/env";

/** Who we are to a passkey. */
export interface RelyingParty {
  id: string;
  origin: string;
  name: string;
}

/** Null where the address is a number: passkeys belong to a name. */
export function relyingParty(): RelyingParty | null {
  const { hostname, origin } = new URL(env.APP_URL);
  if (isIP(hostname.replace(/^\[|\]$/g, ""))) return null;
  return { id: hostname, origin, name: "Tallyglass" };
}
