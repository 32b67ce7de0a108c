import "server-only";
import { randomInt } from "node:crypto";

// Crockford's letters: nothing that is taken for something else when read aloud or typed from paper.
const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** 100 random bits in four groups of five, to be read, typed and written down. */
export function newReceiptCode(): string {
  const group = () => Array.from({ length: 5 }, () => letters[randomInt(32)]).join("");
  return [group(), group(), group(), group()].join("-");
}

/** What a person meant: letter case, spaces, missing dashes and look-alike letters forgiven. Null when it is no code. */
export function parseReceiptCode(typed: string): string | null {
  const plain = typed.toUpperCase().replace(/[\s-]/g, "").replaceAll("O", "0").replace(/[IL]/g, "1");
  if (!/^[0-9A-HJKMNP-TV-Z]{20}$/.test(plain)) return null;
  return plain.match(/.{5}/g)?.join("-") ?? null;
}
