import "server-only";
import { generateSecret, generateURI, verifySync } from "otplib";
import { z } from "zod";
import { t } from "@/lib/language/t";

/** RFC 6238 as every app knows it: SHA-1, six digits, steps of thirty seconds. */
const stepSeconds = 30;

export const AuthenticatorCode = z
  .string()
  .transform((typed) => typed.replace(/[\s-]/g, ""))
  .pipe(z.string().regex(/^\d{6}$/, { error: () => t("Enter the six digits the app shows.") }));

/** 160 bits as base32. */
export function newAppSecret(): string {
  return generateSecret({ length: 20 });
}

/** What the QR code says. @param person how the app is to name the account */
export function appAddress(secret: string, person: string): string {
  return generateURI({ issuer: "Tallyglass", label: person, secret });
}

/**
 * The step, counted since 1970, whose code this is: the present one or one beside it, for clocks differ.
 * @returns null when it is a code of none of the three
 */
export function stepOf(secret: string, code: string, wall: Date): bigint | null {
  const epoch = Math.floor(wall.getTime() / 1000);
  const result = verifySync({ secret, token: code, epoch, epochTolerance: stepSeconds });
  return result.valid ? BigInt(Math.floor(epoch / stepSeconds) + Number(result.delta)) : null;
}
