import "server-only";
import { randomInt } from "node:crypto";

// Crockford's letters: nothing that is taken for something else when read aloud or typed from paper.
const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const groupLength = 5;

/** Groups of five letters, 25 random bits each, to be read, typed and written down. */
export function newTypedCode(groups: number): string {
  const group = () => Array.from({ length: groupLength }, () => letters[randomInt(letters.length)]).join("");
  return Array.from({ length: groups }, group).join("-");
}

/** What a person meant: letter case, spaces, missing dashes and look-alike letters forgiven. Null when it is no code. */
export function parseTypedCode(typed: string, groups: number): string | null {
  const plain = typed.toUpperCase().replace(/[\s-]/g, "").replaceAll("O", "0").replace(/[IL]/g, "1");
  if (plain.length !== groups * groupLength || !/^[0-9A-HJKMNP-TV-Z]+$/.test(plain)) return null;
  return plain.replace(/.{5}(?!$)/g, "$&-");
}
