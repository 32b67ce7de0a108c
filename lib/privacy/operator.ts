import "server-only";
import { env } from "@/lib/env";
import { privacyContact } from "./contact";

/** Who runs the server, and how to reach them. */
export interface Operator {
  /** Of the site, without a slash at its end. */
  url: string;
  contact: string | null;
}

export const operator = (): Operator => ({ url: new URL(env.APP_URL).origin, contact: privacyContact() });
