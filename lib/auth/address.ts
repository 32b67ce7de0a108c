import "server-only";
import { domainToASCII } from "node:url";
import { z } from "zod";
import { lookup, lookups } from "@/lib/crypto/keys";
import { t } from "@/lib/language/t";

const notAnAddress = () => t("Enter an email address, such as name@example.com.");

/**
 * The one form an address has with us: NFKC, lower case, the domain in ASCII. Null when it is none we can write to.
 */
export function canonicalAddress(typed: string): string | null {
  const text = typed.normalize("NFKC").trim().toLowerCase();
  const [local = "", domain = "", ...more] = text.split("@");
  if (more.length > 0 || local === "" || domain === "") return null;
  // No quoted local parts, no lists, nothing that could end a header line.
  if (/[\s"'`,;:<>()[\]\\\p{C}]/u.test(text)) return null;
  if (local.startsWith(".") || local.endsWith(".") || local.includes("..")) return null;
  const host = domainToASCII(domain);
  if (!/^(?!-)[a-z0-9-]+(?<!-)(\.(?!-)[a-z0-9-]+(?<!-))+$/.test(host)) return null;
  const address = `${local}@${host}`;
  return Buffer.byteLength(address) <= 254 && Buffer.byteLength(local) <= 64 ? address : null;
}

/** An address as a form field, in its canonical form. */
export const Address = z
  .string({ error: notAnAddress })
  .max(1_000, { error: notAnAddress })
  .transform((typed, issues) => {
    const address = canonicalAddress(typed);
    if (address !== null) return address;
    issues.addIssue({ code: "custom", message: notAnAddress() });
    return z.NEVER;
  });

/** What an address is stored by. */
export function addressLookup(address: string): Buffer {
  return lookup("address-lookup", address);
}

/** What it is searched by: one look-up for each root key in use. */
export function addressLookups(address: string): Buffer[] {
  return lookups("address-lookup", address);
}

/** Words of an address that a password must not lean on. */
export function addressWords(address: string): string[] {
  const words = [address, ...address.split("@"), ...address.split(/[^\p{L}\p{N}]+/u)];
  return words.filter((word) => word.length > 2);
}
