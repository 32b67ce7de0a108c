import "server-only";
import { z } from "zod";
import { sha256 } from "@/lib/crypto/keys";
import { newTypedCode, parseTypedCode } from "@/lib/crypto/typed-code";
import { t } from "@/lib/language/t";

/** 125 random bits: nobody guesses one, so a plain hash keeps it. */
const groups = 5;
const perPerson = 10;

export const RecoveryCode = z.string().transform((typed, issue) => {
  const code = parseTypedCode(typed, groups);
  if (code) return code;
  issue.addIssue({
    code: "custom",
    message: t("A recovery code has five groups of five letters and digits."),
  });
  return z.NEVER;
});

export function newRecoveryCodes(): string[] {
  return Array.from({ length: perPerson }, () => newTypedCode(groups));
}

export function recoveryCodeHash(code: string): Buffer {
  return sha256(code);
}
